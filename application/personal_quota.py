"""The quota of a unit's persons, as the unit's own official grade and honours set it (rules 29 and 30)."""

from collections.abc import Iterator
from uuid import UUID

from application.states import States
from domain.assessment.assessment import Assessment
from domain.plan.indicator import Side
from domain.plan.plan import Plan
from domain.plan.state import PlanState
from domain.policy.grades import Grade
from domain.policy.policy import Policy
from domain.result.result import Result
from domain.unit_honour.honours import UnitHonours

_SIDES_OF_UNITS: tuple[Side, ...] = ("AGENCY", "SYSTEM")


def quota_policy(plan: PlanState, peer_group: str, policy: Policy, states: States) -> Policy:
    """The policy of the plan's side for a peer group.

    The persons of a unit are a group of its name: their quota follows the unit's grade and honours of the
    year once the unit's own result is official, and is ``person_quota.excellent_share`` before that.
    """
    of_side = policy.for_side(plan.side)
    grade = _grade(plan, peer_group, states) if plan.side == "PERSON" else None
    if grade is None:
        return of_side
    register = states.find(UnitHonours, UnitHonours.id_of(plan.office, plan.year))
    honours = () if register is None else register.of(peer_group)
    linked = {"excellent_share": policy.linkage.person_share(grade, honours)}
    return of_side.model_copy(update={"quota": of_side.quota.model_copy(update=linked)})


def quota_results(plan: PlanState, unit: str, states: States) -> Iterator[UUID]:
    """The results of the plan's office and year in which a unit is ranked, whether they are there or not."""
    for side in _SIDES_OF_UNITS:
        of_units = Plan.id_of(plan.office, plan.year, side)
        assessment = states.find(Assessment, Assessment.id_of(of_units, unit))
        if assessment is not None:
            yield Result.id_of(of_units, assessment.peer_group)


def _grade(plan: PlanState, unit: str, states: States) -> Grade | None:
    """The official grade of a unit of the plan's office and year; ``None``: it has none, or none yet."""
    for stream in quota_results(plan, unit, states):
        result = states.find(Result, stream)
        if result is not None and result.is_official and (line := result.board.line(unit)) is not None:
            return line.grade
    return None
