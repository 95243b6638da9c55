"""A bureau in which those who answer for U01 are assessed themselves, under a plan for persons."""

from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from api.bootstrap import System
from application.assessment.lifecycle import OpenAssessment
from application.office.posts import AssignPost, LeavePost, RegisterPost
from domain.person import Role
from domain.plan.indicator import Section
from tests.support.city import NEW_YEAR, OFFICE, City, build, constituting, publish_plan
from tests.support.plans import indicator

UNITS: Final = ("U01", "U02", "U03", "U04")
JULY: Final = date(2014, 7, 1)
HEAD: Final = "chief of U01"
SUCCESSOR: Final = "next chief of U01"
DEPUTY: Final = "deputy"


def headed(system: System) -> City:
    """Four units under a plan of 1000 points; U01 has a chief, replaced in July, and a deputy in charge."""
    city = build(system, UNITS, (indicator("A", 1000),))
    lead(city)
    assess_persons(city)
    return city


def lead(city: City) -> None:
    """Let U01 have a chief who is replaced in July, and a deputy of the city in charge of it."""
    city.hire(HEAD, "U01")
    city.hire(SUCCESSOR, "U01")
    city.hire(DEPUTY, "LG", Role.LEADING_GROUP)
    take_up(city, "U01-CHIEF", "U01", HEAD)
    take_up(city, "DEPUTY", "LG", DEPUTY, in_charge_of=("U01",))
    head, successor = UUID(city.people[HEAD]), UUID(city.people[SUCCESSOR])
    city.run("administrator", LeavePost(office=OFFICE, post="U01-CHIEF", person=head, until=JULY))
    city.run("administrator", AssignPost(office=OFFICE, post="U01-CHIEF", person=successor, since=JULY))
    city.run("administrator", constituting(UUID(city.people["leader"]), UUID(city.people[DEPUTY])))


def take_up(city: City, post: str, unit: str, who: str, in_charge_of: tuple[str, ...] = ()) -> None:
    """Register a post of the leaders, and let somebody hold it from the beginning of the year."""
    register = RegisterPost(
        office=OFFICE,
        unit=unit,
        code=post,
        name=post,
        layer="DECISION",
        chief=False,
        in_charge_of=in_charge_of,
        since=NEW_YEAR,
    )
    city.run("administrator", register)
    person = UUID(city.people[who])
    city.run("administrator", AssignPost(office=OFFICE, post=post, person=person, since=NEW_YEAR))


def assess_persons(city: City) -> None:
    """Assess the three under a plan of their own side."""
    units = city.plan
    sections = (Section(code="S", name="个人绩效", points=Decimal(100)),)
    publish_plan(city, "PERSON", sections, (indicator("W", 100),), peer_groups=("U01", "LG"))
    for who in (HEAD, SUCCESSOR, DEPUTY):
        opened = city.made("officer", OpenAssessment(plan=city.plan, subject=city.people[who]))
        city.assessments[who] = UUID(opened)
    city.plan = units
