"""What one indicator comes to: period by period, then the year, then a ruling on the whole."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .figures import ZERO, Json, summed
from .leaves import EXCLUDED, IN_FORCE, SUPERSEDED, Leaf, bare, bounds, of_item, points_of
from .methods import adds, most
from .rules import Indicator, of_year
from .sheet import Item, Whole


class Scheme(NamedTuple):
    """The rules of one indicator: its text, the plan's digits, the policy."""

    rule: Indicator
    digits: int
    policy: Json

    @property
    def code(self) -> str:
        """Its code, under which its leaves stand."""
        return str(self.rule.text["code"])

    @property
    def adds(self) -> bool:
        """Whether measures add to full marks."""
        return adds(self.rule.method)


class Period(NamedTuple):
    """What a period comes to: nothing (``None``) without a result; ``absent``: it leaves the scale."""

    leaves: list[Leaf]
    score: Decimal | None
    absent: bool = False


class Scored(NamedTuple):
    """An indicator's leaves, and the full marks that leave the scale because they do not apply."""

    leaves: list[Leaf]
    left_out: Decimal


def indicator_score(items: list[Item], whole: Whole | None, scheme: Scheme, *, reported: bool) -> Scored:
    """The leaves of an indicator; ``reported``: as if everything reported were confirmed."""
    periods = {
        period: _period(period, [each for each in members if reported or each.confirmed], scheme)
        for period, members in _by_period(items, scheme.rule).items()
    }
    left_out = _left_out([period for period, each in periods.items() if each.absent], scheme.rule)
    full = scheme.rule.points - left_out
    scores = [each.score for each in periods.values() if each.score is not None]
    own = list(_year(scores, full, scheme)) if scores else []
    if whole is not None:
        own = _ruled(own, summed(scores) + points_of(own), whole, full, scheme)
    return Scored([*(leaf for each in periods.values() for leaf in each.leaves), *own], left_out)


def _by_period(items: list[Item], rule: Indicator) -> dict[str, list[Item]]:
    """The items of each period that the plan has, or that has results which keep their terms."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.period, []).append(item)
    return {
        period: members
        for period, members in sorted(found.items())
        if period in rule.marks or any(each.kind == "ENTRY" for each in members)
    }


def _period(period: str, members: list[Item], scheme: Scheme) -> Period:
    """The entry of the best channel counts, with the adjustments beside it; other entries stay visible."""
    path, order = f"{scheme.code}/{period}", scheme.policy["channels"]["order"]
    entries = sorted(_of_kind("ENTRY", members), key=lambda each: order.index(each.channel))
    adjustments = sorted(_of_kind("ADJUSTMENT", members), key=lambda each: (each.day, each.ref))
    state = IN_FORCE if entries else EXCLUDED
    leaves = [leaf for each in entries[:1] for leaf in of_item(each, f"{path}/{each.channel}")]
    leaves += [leaf for each in adjustments for leaf in of_item(each, f"{path}/{each.ref}", state)]
    leaves += [leaf for each in entries[1:] for leaf in of_item(each, f"{path}/{each.channel}", SUPERSEDED)]
    if not entries:
        return _without_result(period, members, leaves, scheme)
    if entries[0].bound is not None:
        leaves += list(bounds(path, points_of(leaves), entries[0].bound))
    return Period(leaves, points_of(leaves))


def _without_result(period: str, members: list[Item], leaves: list[Leaf], scheme: Scheme) -> Period:
    exempt = _of_kind("NOT_APPLICABLE", members)
    if not exempt:
        return Period(leaves, None)
    points = _treated(scheme.rule.marks[period], scheme)
    told, events = points or ZERO, tuple(exempt[0].events)
    path = f"{scheme.code}/{period}/NOT_APPLICABLE"
    leaf = Leaf(path, "NOT_APPLICABLE", told, told, IN_FORCE, exempt[0].ref, events)
    return Period([*leaves, leaf], points, points is None)


def _treated(marks: Decimal, scheme: Scheme) -> Decimal | None:
    """What a period is worth that does not apply; ``None``: the others are scaled up instead."""
    treatment = scheme.policy["not_applicable"]["treatment"]
    if treatment == "SCALE_UP":
        return None
    worth = marks if treatment == "FULL_MARKS" else ZERO
    return worth - marks if scheme.adds else worth


def _left_out(absent: list[str], rule: Indicator) -> Decimal:
    if len(absent) == len(rule.marks):
        return rule.points
    return summed(rule.marks[period] for period in absent) if rule.text["period_rule"] == "SUM" else ZERO


def _year(scores: list[Decimal], full: Decimal, scheme: Scheme) -> Iterator[Leaf]:
    """Contributions add to full marks, between 0 and the most; scores make the year by its period rule."""
    if scheme.adds:
        yield bare(scheme.code, "BASE", full)
        yield from bounds(scheme.code, full + summed(scores), most(scheme.rule.method, full, scheme.digits))
        return
    share = of_year(scheme.rule.text["period_rule"], scores, scheme.digits) - summed(scores)
    if share:
        yield bare(scheme.code, "SHARE", share)


def _ruled(own: list[Leaf], results: Decimal, whole: Whole, full: Decimal, scheme: Scheme) -> list[Leaf]:
    """A ruling on the whole adds to the results, within the bounds once more; one leaf for each bound."""
    code = scheme.code
    ceiling = max(results, most(scheme.rule.method, full, scheme.digits))
    ruling = Leaf(
        code, "RULING", whole.difference, whole.difference, IN_FORCE, f"indicator:{code}", (whole.event,)
    )
    again = list(bounds(code, results + whole.difference, ceiling))
    kinds = {leaf.kind for leaf in again}
    first = [leaf for leaf in own if leaf.kind in kinds]
    merged = [bare(code, leaf.kind, points_of([leaf, *first])) for leaf in again]
    return [*(leaf for leaf in own if leaf.kind not in kinds), *merged, ruling]


def _of_kind(kind: str, members: list[Item]) -> list[Item]:
    return [each for each in members if each.kind == kind]
