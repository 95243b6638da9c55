"""Whether indicators measure something, once, and ask for what can be reached (P9, P10, P11)."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final

from domain.kernel.points import ZERO, published, text
from domain.kernel.refusal import Refusal
from domain.period import periods_of
from domain.plan.check_refusals import AngleMissing, DuplicateMeasure, NotMeasurable, TargetUnexplained
from domain.plan.context import PlanContext
from domain.plan.indicator import Indicator, Measurement
from domain.plan.state import PlanState

_PERCENT: Final = Decimal(100)


def angles(plan: PlanState, _: PlanContext) -> Iterator[Refusal]:
    """Every indicator measures from an angle."""
    for indicator in plan.indicators.values():
        if not indicator.measurement.angles:
            yield AngleMissing("indicators", indicator=indicator.code)


def measurable(plan: PlanState, _: PlanContext) -> Iterator[Refusal]:
    """What is qualitative is converted."""
    for indicator in plan.indicators.values():
        measurement = indicator.measurement
        if measurement.kind == "QUALITATIVE" and measurement.conversion is None:
            yield NotMeasurable("indicators", indicator=indicator.code)


def targets(plan: PlanState, context: PlanContext) -> Iterator[Refusal]:
    """A target that rises far over its baseline gives its reason."""
    most = context.rules.target_rise
    for indicator in plan.indicators.values():
        measurement = indicator.measurement
        if _rises(measurement, most) and not (measurement.target_reason or "").strip():
            yield TargetUnexplained(
                "indicators",
                indicator=indicator.code,
                target=_plain(measurement.target),
                baseline=_plain(measurement.baseline),
                most=text(published(most * _PERCENT, 2)),
            )


def _rises(measurement: Measurement, most: Decimal) -> bool:
    target, baseline = measurement.target, measurement.baseline
    if target is None or baseline is None or baseline <= ZERO:
        return False
    return target > baseline * (1 + most)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else text(value)


def duplicates(plan: PlanState, _: PlanContext) -> Iterator[Refusal]:
    """No two indicators measure the same for the same unit in the same period."""
    for first, second in combinations(plan.indicators.values(), 2):
        if _measure(first) == _measure(second) is not None and _share_a_subject(first, second):
            yield from _repeated(first, second, plan.year)


def _repeated(first: Indicator, second: Indicator, year: int) -> Iterator[Refusal]:
    if first.cycle is not None and first.cycle == second.cycle:
        codes = {"first": first.code, "second": second.code}
        period = periods_of(year, first.cycle)[0]
        yield DuplicateMeasure("indicators", **codes, measure=_measure(first), period=period)


def _measure(indicator: Indicator) -> str | None:
    """What is measured, by the name of the indicator where nothing else is said."""
    named = indicator.measurement.measure or indicator.name
    return named.strip() or None if named else None


def _share_a_subject(first: Indicator, second: Indicator) -> bool:
    return not first.assessed or not second.assessed or not set(first.assessed).isdisjoint(second.assessed)
