"""What a plan is checked against, collected from the other aggregates."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from application.office.superiors import superiors
from application.work import Work
from domain.office.office import Office
from domain.office.performance_office import staffing
from domain.office.state import OfficeState
from domain.period import day_in
from domain.plan.context import PlanContext, PlanUnit
from domain.plan.indicator import Indicator
from domain.plan.plan import Plan
from domain.plan.state import PlanState
from domain.policy.policy_set import PolicySet


def context_of(plan: PlanState, work: Work) -> PlanContext:
    """The world as a plan's checks need to know it, on the day of its year that is nearest."""
    office = work.read(Office, Office.id_of(plan.office))
    policies = work.read(PolicySet, PolicySet.id_of(plan.office))
    policy = policies.versions[policies.latest]
    day = day_in(plan.year, work.today)
    return PlanContext(
        today=work.today,
        units=_units(office, day),
        external=frozenset(office.external_bodies),
        layers={code: post.layer for code, post in office.posts.items()},
        superior=superior_indicators(plan, work),
        rules=policy.planning,
        staffing=staffing(office.level, office.staff.on(work.today), policy.staffing),
    )


def _units(office: OfficeState, day: date) -> dict[str, PlanUnit]:
    return {
        code: PlanUnit(unit.kind, unit.peer_groups.on(day))
        for code, unit in office.units.items()
        if unit.stands_on(day)
    }


def superior_indicators(plan: PlanState, work: Work) -> Mapping[str, Indicator] | None:
    """The indicators of the published plan above; ``None``: there is none in this log.

    A plan for persons takes up the agency plan of its own office, the others the system plan above.
    """
    above = _above(plan, work)
    found = None if above is None else work.find(Plan, above)
    return None if found is None or not found.published else found.indicators


def _above(plan: PlanState, work: Work) -> UUID | None:
    if plan.side == "PERSON":
        return Plan.id_of(plan.office, plan.year, "AGENCY")
    office = work.read(Office, Office.id_of(plan.office))
    nearest = next(superiors(office, work.today, work), None)
    return None if nearest is None else Plan.id_of(nearest.code, plan.year, "SYSTEM")
