"""What a quarter came to: full marks, points got, points lost, what is open and what does not apply."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, Self

from domain.kernel.points import ZERO, Points, add, working
from domain.kernel.value import Value
from domain.period import last_day, quarter_of
from domain.plan.portion import Portion
from domain.plan.version import ScoredIndicator
from domain.scoring.breakdown import Breakdown, Counted, LeafState


class Figures(Value):
    """Points of a quarter: ``full`` = ``got`` + ``lost`` + ``open`` + ``left_out``.

    ``open`` are the full marks of periods without a confirmed result, ``left_out`` those of what does not
    apply.  More than the full marks may be got; then less than nothing is lost.
    """

    full: Points
    got: Points
    lost: Points
    open: Points
    left_out: Points

    @classmethod
    def of(cls, parts: Iterable["Figures"], digits: int) -> Self:
        """The sum of figures, at the working scale."""
        found = list(parts)
        sums = {name: add(getattr(each, name) for each in found) for name in cls.model_fields}
        return cls(**{name: working(points, digits) for name, points in sums.items()})

    @property
    def rate(self) -> Decimal | None:
        """The points got in percent of the full marks that were assessed; none where nothing was."""
        return Portion(self.got, self.full - self.open - self.left_out).percent


NOTHING: Final = Figures(full=ZERO, got=ZERO, lost=ZERO, open=ZERO, left_out=ZERO)


def indicator_figures(rule: ScoredIndicator, score: Breakdown, quarter: str, digits: int) -> Figures | None:
    """What an indicator came to in the periods that end in a quarter; ``None`` where none does.

    Under SUM a period has its share of the points, otherwise all of them.
    """
    found = list(_periods(rule, score, quarter))
    return Figures.of(found, digits) if found else None


def _periods(rule: ScoredIndicator, score: Breakdown, quarter: str) -> Iterator[Figures]:
    part = score.parts.get(rule.code)
    for period, full in rule.marks.items():
        if quarter_of(last_day(period)) == quarter:
            known = None if part is None else part.periods.get(period)
            yield _period(full, None if known is None else known.confirmed, rule)


def _period(full: Decimal, counted: Counted | None, rule: ScoredIndicator) -> Figures:
    if counted is not None and counted.left_out:
        return NOTHING.model_copy(update={"full": full, "left_out": full})
    if counted is None or counted.points is None:
        return NOTHING.model_copy(update={"full": full, "open": full})
    got = full + counted.points if rule.method.STYLE == "CONTRIBUTION" else counted.points
    return NOTHING.model_copy(update={"full": full, "got": got, "lost": full - got})


def claimed(node: str, score: Breakdown, quarter: str, digits: int) -> Decimal:
    """What the bonus or deduction items of a quarter came to, before the caps of the year."""
    part = score.parts.get(node)
    if part is None:
        return working(ZERO, digits)
    of_quarter = {item for item, each in part.contributed.items() if quarter_of(each.effective_on) == quarter}
    counted = (
        leaf.points for leaf in part.leaves if leaf.item in of_quarter and leaf.state is LeafState.IN_FORCE
    )
    return working(add(counted), digits)
