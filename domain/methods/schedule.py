"""M8: a deduction for each percentage point behind the schedule of the year (序时进度)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from domain.kernel.points import ZERO, Points, add, product, quotient
from domain.methods.definition import About, Computed, Definition, Occasion, Style, Told
from domain.methods.flaw import Flaw, below_zero, not_above_zero, not_falling
from domain.methods.measure import Measure, many, one, whole
from domain.methods.parts import HUNDRED, Reading, steps, target_of

_ONE_POINT: Final = Decimal(1)


class Schedule(Definition):
    """Takes off points for each percentage point of the annual plan short of what is due in the period.

    What is due is cumulative.  Whoever has met an adjusted task loses nothing.
    """

    STYLE: ClassVar[Style] = "CONTRIBUTION"
    ABOUT: ClassVar[About] = About(
        number="M8",
        zh="序时进度法",
        en="cumulative schedule",
        formula_zh="−每个百分点扣分 × (应完成 % − 累计 ÷ 年度计划 × 100)；年末每个未完成税种另扣",
        formula_en="−deduction × (due % − cumulative ÷ annual plan × 100); at year end for each tax missed",
        source="domain.md §4 M8, R16; decided 5",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {
        "cumulative": "what was done since the year began",
        "target": "the annual plan, above 0; only where the plan does not fix it",
        "adjusted": "the adjusted cumulative task, where there is one: met, nothing is taken off",
        "taxes_missed": "kinds of tax short of their plan; in the last period, where they count",
    }
    RISES_WITH: ClassVar[tuple[str, ...]] = ("cumulative",)

    name: Literal["SCHEDULE"]
    version: Literal[1]
    target: Annotated[
        Points | None,
        Field(description="the annual plan; null: each report gives it as the measure `target`"),
    ]
    due: Annotated[
        tuple[Points, ...],
        Field(description="the cumulative percentage due in each period of the year, in order"),
    ]
    deduction: Annotated[Points, Field(description="the points taken off for each percentage point")]
    per_tax: Annotated[
        Points | None,
        Field(description="the points taken off at year end for each kind of tax missed; null: none"),
    ]
    reading: Reading

    @property
    def takes(self) -> tuple[str, ...]:
        """The measures that the parameters leave open."""
        fixed = {"target": self.target is not None, "taxes_missed": self.per_tax is None}
        return tuple(name for name in self.MEASURES if not fixed.get(name))

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """A schedule that is not that of the periods, or takes nothing off."""
        if len(self.due) != periods:
            yield Flaw("due", f"n = {periods}")
        yield from not_falling("due", self.due[::-1])
        yield from below_zero("due", *self.due)
        yield from not_above_zero("deduction", self.deduction)
        yield from not_above_zero("target", *([] if self.target is None else [self.target]))
        yield from below_zero("per_tax", *([] if self.per_tax is None else [self.per_tax]))

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        lines = [*self._behind(measures, self.due[on.number - 1]), *self._missed(measures, on)]
        return add(each.value for each in lines if each.code in {"DEDUCTED", "MISSED"}), lines

    def _behind(self, measures: Sequence[Measure], due: Decimal) -> list[Told]:
        done = one(measures, "cumulative")
        target = target_of(measures, self.target)
        if many(measures, "adjusted") and done >= (adjusted := one(measures, "adjusted")):
            return [Told("ADJUSTED_MET", adjusted)]
        short = max(ZERO, due - quotient(product(done, HUNDRED), target))
        off = product(steps(short, _ONE_POINT, self.reading), self.deduction)
        return [Told("SHORTFALL", short), Told("DEDUCTED", -off)]

    def _missed(self, measures: Sequence[Measure], on: Occasion) -> list[Told]:
        if self.per_tax is None or on.number < on.periods:
            return []
        missed = whole(one(measures, "taxes_missed"), "taxes_missed")
        return [Told("MISSED", -product(missed, self.per_tax))]
