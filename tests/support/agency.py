"""The agency side of a city bureau: departments and institutions under a plan of 1000 points.

共性 400 by six assessors on their own blocks, 个性 450, 综合评价 150 (``domain.md`` §12.2).
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Final
from uuid import UUID

from api.bootstrap import System
from application.assessment.entries import RecheckResult, ReviewResult
from application.office.performance_office import HostPerformanceOffice
from application.office.posts import AssignPost, RegisterPost
from domain.assessment.entries import entry_ref
from domain.assessment.reviewing import Revision
from domain.kernel.event import Grounds
from domain.period import Cycle
from domain.person import Role
from domain.plan.indicator import Classification, Indicator, Section
from tests.support.city import (
    NEW_YEAR,
    OFFICE,
    City,
    constituting,
    founded,
    open_assessments,
    publish_plan,
    registering,
    seat_leaders,
)
from tests.support.plans import DUTY, but, indicator

BLOCKS: Final = {
    "PERFORMANCE": 80,
    "PERSONNEL": 70,
    "GENERAL": 80,
    "DISCIPLINE": 70,
    "INFORMATION": 50,
    "SERVICE": 50,
}
"""绩效办、人事科、办公室、监察室、信息中心、纳税服务科: the six assessors and their common points."""
HOST: Final = "LAW"
"""政策法规科, in which the performance office sits."""
DEPARTMENTS: Final = ("PERSONNEL", "GENERAL", HOST)
INSTITUTIONS: Final = ("INSPECTION", "DIRECT", "VEHICLE")
"""The three 直属机构."""
INDIVIDUAL: Final = "OWN"
OF_ITS_OWN: Final = "DIRECT"
"""A unit with an individual indicator that no other has."""
EVALUATION: Final = "RATED"
"""综合评价 of the institutions, by the leaders."""
BY_BUREAUS: Final = "RATED-BY-BUREAUS"
"""综合评价 of the departments."""
SECTIONS: Final = (
    Section(code="COMMON", name="共性", points=Decimal(400)),
    Section(code="INDIVIDUAL", name="个性", points=Decimal(450)),
    Section(code="EVALUATION", name="综合评价", points=Decimal(150)),
)
LOWERED: Final = Grounds(
    reason_code="REVIEWED", reason="两项工作晚于计划完成", legal_basis="HHHT-2014-01#9", evidence=()
)


def common(assessor: str) -> str:
    """The code of the common indicator that a department assesses."""
    return f"COMMON-{assessor}"


def shared() -> tuple[Indicator, ...]:
    """Indicators that apply to every subject."""
    return (*_blocks(), _individual(INDIVIDUAL, ()), _rated(EVALUATION, ()))


def apart() -> tuple[Indicator, ...]:
    """One unit has an individual indicator of its own; leaders rate institutions, bureaus departments."""
    others = tuple(unit for unit in (*DEPARTMENTS, *INSTITUTIONS) if unit != OF_ITS_OWN)
    return (
        *_blocks(),
        _individual(INDIVIDUAL, others),
        _individual(f"{INDIVIDUAL}-{OF_ITS_OWN}", (OF_ITS_OWN,)),
        _rated(EVALUATION, INSTITUTIONS),
        _rated(BY_BUREAUS, DEPARTMENTS),
    )


def _blocks() -> tuple[Indicator, ...]:
    return tuple(_block(assessor, points) for assessor, points in BLOCKS.items())


def _individual(code: str, units: tuple[str, ...]) -> Indicator:
    return but(
        indicator(code, 450, Cycle.YEAR, channels=("SELF", "DESK"), section="INDIVIDUAL", kind="KEY"),
        classification=Classification(area=None, part="INDIVIDUAL", type=None),
        assessing_department="PERFORMANCE",
        assessed=units,
    )


def _rated(code: str, units: tuple[str, ...]) -> Indicator:
    return but(
        indicator(code, 150, Cycle.YEAR, channels=("EVALUATION",), section="EVALUATION", kind="EVALUATION"),
        assessing_department="PERFORMANCE",
        assessed=units,
    )


def _block(assessor: str, points: int) -> Indicator:
    return but(
        indicator(common(assessor), points, Cycle.YEAR, channels=("DESK",), section="COMMON"),
        classification=Classification(area=None, part="COMMON", type=None),
        assessing_department=assessor,
    )


def agency(system: System, indicators: Callable[[], tuple[Indicator, ...]] = shared) -> City:
    """A bureau whose departments and institutions are assessed under a published plan."""
    city = founded(system)
    _register_units(city)
    _hire(city)
    seat_leaders(city, unit="LEADERS")
    publish_plan(
        city,
        "AGENCY",
        SECTIONS,
        indicators(),
        peer_groups=("DEPARTMENTS", "INSTITUTIONS"),
        asked=("PERSONNEL", "assessor of PERSONNEL"),
    )
    open_assessments(city, (*DEPARTMENTS, *INSTITUTIONS))
    return city


def finding(
    city: City, who: str, points: str, unit: str, indicator: str, channel: str, **changed: object
) -> str:
    """Let somebody report a result of the year through a channel; gives the entry's reference."""
    return city.made(who, city.reporting(points, unit, indicator, "2014", channel=channel, **changed))


def reviewing(
    city: City, unit: str, indicator: str, channel: str, revision: Revision | None = None
) -> ReviewResult:
    """The command that reviews a result of the year."""
    entry = entry_ref(indicator, "2014", channel)
    return ReviewResult(
        assessment=city.assessments[unit], entry=entry, revision=revision, expected_version=None
    )


def rechecking(city: City, unit: str, indicator: str, channel: str) -> RecheckResult:
    """The command that rechecks a result of the year."""
    entry = entry_ref(indicator, "2014", channel)
    return RecheckResult(assessment=city.assessments[unit], entry=entry, expected_version=None)


def _register_units(city: City) -> None:
    for unit in dict.fromkeys((*BLOCKS, *DEPARTMENTS, "LEADERS", str(DUTY.lead_unit))):
        group = "DEPARTMENTS" if unit in DEPARTMENTS else None
        city.run("system:bootstrap", registering(unit, "DEPARTMENT", group))
    for unit in INSTITUTIONS:
        city.run("system:bootstrap", registering(unit, "AFFILIATED_BODY", "INSTITUTIONS"))


def _hire(city: City) -> None:
    for assessor in BLOCKS:
        city.hire(f"assessor of {assessor}", assessor, Role.ASSESSOR)
        city.hire(f"second assessor of {assessor}", assessor, Role.ASSESSOR)
    for subject in (*DEPARTMENTS, *INSTITUTIONS):
        city.hire(f"reporter of {subject}", subject, Role.REPORTER)
    for officer in ("officer", "second_officer", "third_officer"):
        city.hire(officer, "PERFORMANCE", Role.PERFORMANCE_OFFICE)
    for leader in ("leader", "deputy"):
        city.hire(leader, "LEADERS", Role.LEADING_GROUP)


def seat_the_office(city: City) -> None:
    """Put the performance office into the department that hosts it, and a deputy in charge of that."""
    leader, deputy = (UUID(city.people[who]) for who in ("leader", "deputy"))
    post = RegisterPost(
        office=OFFICE,
        unit="LEADERS",
        code="DEPUTY",
        name="分管副局长",
        layer="DECISION",
        chief=False,
        in_charge_of=(HOST,),
        since=NEW_YEAR,
    )
    city.run("system:bootstrap", post)
    city.run("system:bootstrap", AssignPost(office=OFFICE, post="DEPUTY", person=deputy, since=NEW_YEAR))
    city.run("system:bootstrap", constituting(leader, deputy))
    hosting = HostPerformanceOffice(office=OFFICE, unit="PERFORMANCE", department=HOST, since=NEW_YEAR)
    city.run("system:bootstrap", hosting)
