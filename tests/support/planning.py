"""Plans of a city bureau and of a county below it, drafted and published through commands."""

from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from application.office.units import RegisterUnit
from application.person import GrantRole
from application.plan.drafting import DraftPlan, ProposeIndicator, ProposeProject, ProposeWorkItem
from application.plan.procedure import PublishPlan
from application.policy import PublishPolicy
from application.replay import fold
from domain.kernel.refusal import Refusal, Refusals
from domain.person import Role
from domain.plan.indicator import Indicator, Project, Section, Side, WorkItem
from domain.plan.procedure import Override
from domain.plan.state import PlanState
from tests.support.city import ASKED, NEW_YEAR, OFFICE, City, consult, establishing, registering, seat_leaders
from tests.support.plans import PROJECT, WORK_ITEM, sections_of

COUNTY: Final = "XC"
"""新城区, a county bureau below the city, with two sub-bureaus of its own."""
OF_COUNTY: Final = "assessor of the county"
"""Who assesses in the county, and replies for its department."""
SUB_BUREAUS: Final = ("F01", "F02")
_PLANNERS: Final = {
    "officer": Role.PERFORMANCE_OFFICE,
    "second_officer": Role.PERFORMANCE_OFFICE,
    "leader": Role.LEADING_GROUP,
}


def found_county(city: City) -> None:
    """Found the county, with the planners of the city, its leaders, a policy, and its sub-bureaus."""
    system = "system:bootstrap"
    city.run(system, establishing(COUNTY, "新城区国家税务局", "COUNTY", OFFICE))
    for unit in ("D1", "LG"):
        city.run(system, registering(unit, "DEPARTMENT", office=COUNTY))
    for unit in SUB_BUREAUS:
        city.run(system, _sub_bureau(unit))
    for who, role in _PLANNERS.items():
        city.run(system, GrantRole(person=UUID(city.people[who]), role=role, office=COUNTY, since=NEW_YEAR))
    city.hire(OF_COUNTY, "D1", Role.ASSESSOR, office=COUNTY)
    seat_leaders(city, COUNTY)
    city.run(system, PublishPolicy(office=COUNTY))


def _sub_bureau(unit: str) -> RegisterUnit:
    return registering(unit, "SUB_BUREAU", "SUB_BUREAUS", office=COUNTY)


def drafted(
    city: City,
    year: int,
    *indicators: Indicator,
    office: str = OFFICE,
    side: Side = "SYSTEM",
    sections: tuple[Section, ...] | None = None,
    scale: int | None = None,
    work_item: WorkItem = WORK_ITEM,
) -> UUID:
    """The draft of a plan; its sections, and its scale, are what the indicators sum to unless given."""
    parts = sections_of(indicators) if sections is None else sections
    drafting = DraftPlan(
        office=office,
        year=year,
        side=side,
        title=f"{year}年{side}绩效计划",
        scale=sum((each.points for each in parts), Decimal(0)) if scale is None else Decimal(scale),
        digits=2,
        sections=parts,
        peer_groups=("GRASSROOTS",) if office == OFFICE else ("SUB_BUREAUS",),
    )
    plan = UUID(city.made("officer", drafting))
    city.run("officer", ProposeWorkItem(plan=plan, work_item=work_item))
    project = Project(code=PROJECT.code, name=PROJECT.name, work_item=work_item.code)
    city.run("officer", ProposeProject(plan=plan, project=project))
    for each in indicators:
        city.run("officer", ProposeIndicator(plan=plan, indicator=each))
    return plan


def consulted(city: City, year: int, *indicators: Indicator, office: str = OFFICE) -> UUID:
    """A draft that was reviewed and consulted on."""
    plan = drafted(city, year, *indicators, office=office)
    agree(city, plan, office)
    return plan


def agree(city: City, plan: UUID, office: str = OFFICE) -> None:
    """Take a draft of the city or the county through review and consultation."""
    consult(city, plan, ASKED if office == OFFICE else ("D1", OF_COUNTY))


def published(city: City, plan: UUID, *overrides: Override) -> PlanState:
    """The plan once the leading group has published it."""
    city.run("leader", PublishPlan(plan=plan, effective_from=NEW_YEAR, overrides=tuple(overrides)))
    state: PlanState = fold(city.system.stream(plan))
    return state


def refused(city: City, plan: UUID, *overrides: Override) -> list[Refusal]:
    """Everything that keeps a plan from being published."""
    with pytest.raises(Refusals) as caught:
        published(city, plan, *overrides)
    return list(caught.value.refusals)


def codes(refusals: list[Refusal]) -> list[str]:
    """The codes of refusals."""
    return [each.code for each in refusals]
