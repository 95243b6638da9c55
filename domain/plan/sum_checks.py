"""Whether points sum to what they should for every subject, and keep their balance (rule 2, P29)."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Final

from domain.kernel.points import ZERO, add, published, text
from domain.kernel.refusal import Refusal
from domain.plan.check_refusals import OutOfBalance
from domain.plan.context import PlanContext
from domain.plan.indicator import Indicator, SystemArea
from domain.plan.refusals import ScaleMismatch
from domain.plan.state import PlanState
from domain.policy.planning import Balance

_PERCENT: Final = Decimal(100)


def scale(plan: PlanState, context: PlanContext) -> Iterator[Refusal]:
    """For each subject, the indicators that it is assessed on sum to every section and to the scale."""
    groups = _alike(plan, context)
    for units, members in groups:
        of_whom = f" ({', '.join(units)})" if len(groups) > 1 else ""
        for section in plan.sections:
            total = _sum(plan, (each for each in members if each.section == section.code))
            yield from _mismatch(section.code + of_whom, total, section.points)
        yield from _mismatch(plan.title + of_whom, _sum(plan, members), plan.scale)


def _alike(plan: PlanState, context: PlanContext) -> list[tuple[list[str], list[Indicator]]]:
    """The subjects that are assessed on the same indicators, with these; one group where nobody is known."""
    named = dict.fromkeys(unit for each in plan.indicators.values() for unit in each.assessed)
    subjects = dict.fromkeys((*context.subjects(plan.peer_groups), *named))
    groups: dict[frozenset[str], list[str]] = {}
    for subject in subjects:
        applied = frozenset(each.code for each in plan.indicators.values() if _applies(each, subject))
        groups.setdefault(applied, []).append(subject)
    if not groups:
        return [([], list(plan.indicators.values()))]
    return [
        (units, [each for each in plan.indicators.values() if each.code in codes])
        for codes, units in groups.items()
    ]


def _applies(indicator: Indicator, subject: str) -> bool:
    return not indicator.assessed or subject in indicator.assessed


def _sum(plan: PlanState, indicators: Iterable[Indicator]) -> Decimal:
    """In published digits: the shares of an amended year may be thirds."""
    return published(add(indicator.points or ZERO for indicator in indicators), plan.digits)


def _mismatch(where: str, total: Decimal, expected: Decimal) -> Iterator[Refusal]:
    if total != expected:
        facts = {"sum": text(total.normalize()), "expected": text(expected)}
        yield ScaleMismatch("indicators", where=where, **facts)


def balance(plan: PlanState, context: PlanContext) -> Iterator[Refusal]:
    """Two areas that a plan has both keep within the bounds of the policy."""
    for bounds in context.rules.balance:
        first, second = (_of_area(plan.indicators.values(), area) for area in (bounds.first, bounds.second))
        if first > ZERO and second > ZERO:
            yield from _imbalance(bounds, first, second)


def _of_area(indicators: Collection[Indicator], area: SystemArea) -> Decimal:
    return add(each.points or ZERO for each in indicators if each.classification.area == area)


def _imbalance(bounds: Balance, first: Decimal, second: Decimal) -> Iterator[Refusal]:
    if not bounds.least * (first + second) <= first <= bounds.most * (first + second):
        yield OutOfBalance(
            "indicators",
            areas=f"{bounds.first}/{bounds.second}",
            share=text(published(_PERCENT * first / (first + second), 2)),
            least=text(published(bounds.least * _PERCENT, 2)),
            most=text(published(bounds.most * _PERCENT, 2)),
        )
