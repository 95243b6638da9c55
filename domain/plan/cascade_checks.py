"""Whether a plan passes on what comes from above as it should: no add-ons, no burden, no gaps (rule 4)."""

from collections.abc import Iterator

from domain.kernel.points import text
from domain.kernel.refusal import Refusal
from domain.plan.check_refusals import (
    AddOn,
    AgencyCanCarry,
    MajorTaskUncovered,
    MajorTaskUnknown,
    SuperiorUnknown,
)
from domain.plan.context import PlanContext
from domain.plan.indicator import Indicator
from domain.plan.state import PlanState


def add_ons(plan: PlanState, context: PlanContext) -> Iterator[Refusal]:
    """No target lies above the one of the superior's indicator that is taken up (P11)."""
    for indicator in plan.indicators.values():
        parent = context.parent(indicator)
        target = indicator.measurement.target
        limit = None if parent is None else parent.measurement.target
        if parent is not None and target is not None and limit is not None and target > limit:
            facts = {"target": text(target), "superior": parent.code, "limit": text(limit)}
            yield AddOn("indicators", indicator=indicator.code, **facts)


def taken_up(plan: PlanState, context: PlanContext) -> Iterator[Refusal]:
    """What is taken up stands in the superior's plan, where that is kept here."""
    for indicator in plan.indicators.values():
        superior = indicator.origin.superior
        if superior is not None and context.superior is not None and context.parent(indicator) is None:
            yield SuperiorUnknown("indicators", indicator=indicator.code, superior=superior)


def burden(plan: PlanState, context: PlanContext) -> Iterator[Refusal]:
    """What the agency can carry itself reaches no sub-bureau (rule 4)."""
    subjects = context.subjects(plan.peer_groups)
    for indicator in plan.indicators.values():
        if units := burdened(indicator, subjects, context):
            yield AgencyCanCarry("indicators", indicator=indicator.code, units=", ".join(units))


def burdened(indicator: Indicator, subjects: tuple[str, ...], context: PlanContext) -> list[str]:
    """The sub-bureaus that an indicator is pushed down to although the agency can carry it."""
    parent = context.parent(indicator)
    if not (indicator.origin.agency_can_carry or (parent is not None and parent.origin.agency_can_carry)):
        return []
    assessed = indicator.assessed or subjects
    return [unit for unit in assessed if unit in context.units and context.units[unit].kind == "SUB_BUREAU"]


def major_tasks(plan: PlanState, _: PlanContext) -> Iterator[Refusal]:
    """Every declared major task has an indicator, and no indicator serves another one (P14)."""
    served = {each.origin.major_task for each in plan.indicators.values()}
    for task in plan.major_tasks.values():
        if task.code not in served:
            yield MajorTaskUncovered("majorTasks", task=task.code, name=task.name)
    for indicator in plan.indicators.values():
        named = indicator.origin.major_task
        if named is not None and named not in plan.major_tasks:
            yield MajorTaskUnknown("indicators", indicator=indicator.code, task=named)
