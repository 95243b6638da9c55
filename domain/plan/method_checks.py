"""What must hold of the scoring methods before a plan is published."""

from collections.abc import Iterator

from domain.methods.flaw import Flaw
from domain.methods.refusals import MethodUnsound
from domain.period import periods_of
from domain.plan.context import PlanContext
from domain.plan.indicator import Indicator, PeriodRule
from domain.plan.state import PlanState


def methods_sound(plan: PlanState, _: PlanContext) -> Iterator[MethodUnsound]:
    """A refusal for each parameter that makes no sense."""
    for indicator in plan.indicators.values():
        for flaw in _flaws(indicator, plan.year):
            yield MethodUnsound(
                "indicators", indicator=indicator.code, method=indicator.method.name, **flaw._asdict()
            )


def _flaws(indicator: Indicator, year: int) -> Iterator[Flaw]:
    if indicator.cycle is not None:
        yield from indicator.method.flaws(len(periods_of(year, indicator.cycle)))
    if indicator.method.STYLE == "CONTRIBUTION" and indicator.period_rule is not PeriodRule.SUM:
        yield Flaw("period_rule", "= SUM")
