"""Whether duties can be borne by those whom a plan names (rule 5, P1, P13, P28)."""

from collections.abc import Iterator

from domain.kernel.points import ZERO, add
from domain.kernel.refusal import Refusal
from domain.plan.check_refusals import (
    AssessedOutsidePlan,
    ExternalCannotLead,
    IndicatorTypeUnknown,
    LayerMismatch,
    SharesWrong,
    UnitOutsideOffice,
)
from domain.plan.context import PlanContext
from domain.plan.indicator import Duty, Indicator
from domain.plan.state import PlanState


def shares(plan: PlanState, _: PlanContext) -> Iterator[Refusal]:
    """Cooperating units share at most all of the points, each once, beside the one lead."""
    for indicator in plan.indicators.values():
        if _shared_wrongly(indicator.duty):
            yield SharesWrong("indicators", indicator=indicator.code)


def _shared_wrongly(duty: Duty) -> bool:
    given = [each.share for each in duty.cooperating]
    units = [each.unit for each in duty.cooperating]
    return (
        any(share < ZERO for share in given)
        or add(given) > 1
        or len(set(units)) < len(units)
        or duty.lead_unit in units
    )


def units(plan: PlanState, context: PlanContext) -> Iterator[Refusal]:
    """Units that are named exist, bodies outside only cooperate, and the assessed belong to the plan."""
    subjects = context.subjects(plan.peer_groups)
    for indicator in plan.indicators.values():
        yield from _named(indicator, context)
        if outside := [unit for unit in indicator.assessed if unit not in subjects]:
            yield AssessedOutsidePlan("indicators", indicator=indicator.code, units=", ".join(outside))


def _named(indicator: Indicator, context: PlanContext) -> Iterator[Refusal]:
    duty = indicator.duty
    first = [unit for unit in (duty.lead_unit, indicator.assessing_department) if unit and unit.strip()]
    for body in dict.fromkeys(unit for unit in first if unit in context.external):
        yield ExternalCannotLead("indicators", indicator=indicator.code, body=body)
    named = dict.fromkeys([*first, *(each.unit for each in duty.cooperating)])
    if unknown := [unit for unit in named if unit not in context.units and unit not in context.external]:
        yield UnitOutsideOffice("indicators", indicator=indicator.code, units=", ".join(unknown))


def layers(plan: PlanState, context: PlanContext) -> Iterator[Refusal]:
    """An indicator of a type lies with posts of that type's layer; posts that are not kept are left alone."""
    for indicator in plan.indicators.values():
        if indicator.classification.type is not None:
            yield from _layer(indicator, indicator.classification.type, context)


def _layer(indicator: Indicator, name: str, context: PlanContext) -> Iterator[Refusal]:
    if (found := context.rules.type(name)) is None:
        yield IndicatorTypeUnknown("indicators", indicator=indicator.code, type=name)
        return
    for post in indicator.duty.posts:
        other = context.layers.get(post, found.layer)
        if other != found.layer:
            facts = {"type": name, "layer": found.layer, "post": post, "other": other}
            yield LayerMismatch("indicators", indicator=indicator.code, **facts)
