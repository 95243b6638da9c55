"""Who there is, over time and over levels, through commands."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from application.assessment.lifecycle import OpenAssessment
from application.assessment.vetoes import ApplyVeto, ConfirmVeto
from application.office.offices import MergeOffices
from application.office.posts import AssignPost, LeavePost
from application.office.units import CloseUnit, RegroupUnit
from application.plan.drafting import DraftPlan
from domain.assessment.refusals import SubjectNotRanked
from domain.assessment.vetoes import VetoConfirmed
from domain.kernel.points import ZERO
from domain.office.refusals import (
    BodyChairNotChief,
    BodySeatMissing,
    OfficeMergedAway,
    OfficeNotBelow,
    OfficeRepresentedAlready,
    SuperiorNotHigher,
    UnitNotStanding,
)
from domain.person import Role
from domain.plan.indicator import Section
from infra.clock import ScriptedClock
from tests.support.city import GROUNDS, OFFICE, City, constituting, establishing, registering

MERGER = date(2018, 6, 15)
JULY = date(2014, 7, 1)
SYSTEM = "system:bootstrap"


def drafting(office: str, year: int) -> DraftPlan:
    return DraftPlan(
        office=office,
        year=year,
        side="SYSTEM",
        title="绩效计划",
        scale=ZERO,
        digits=2,
        sections=(Section(code="S", name="依法行政", points=ZERO),),
        peer_groups=("GRASSROOTS",),
    )


def test_two_bureaus_merged_in_2018_stay_readable_and_take_no_new_plans_and_units(
    city: City, clock: ScriptedClock
) -> None:
    for code in ("HHHT-DS", "HHHT-SW"):
        city.run(SYSTEM, establishing(code, code, "CITY"))
    both = (OFFICE, "HHHT-DS")
    city.run(SYSTEM, MergeOffices(successor="HHHT-SW", offices=both, on=MERGER, document="税总发〔2018〕1号"))
    city.run("officer", drafting(OFFICE, 2015))
    clock.set(datetime(2018, 6, 14, 16, tzinfo=UTC))
    with pytest.raises(OfficeMergedAway, match="HHHT-SW"):
        city.run("officer", drafting(OFFICE, 2018))
    with pytest.raises(OfficeMergedAway):
        city.run("administrator", registering("U09", "DEPARTMENT", since=MERGER))
    assert city.state("U01").subject == "U01"


def test_an_office_stands_under_one_of_a_higher_level(shared_city: City) -> None:
    with pytest.raises(SuperiorNotHigher):
        shared_city.run(SYSTEM, establishing("BT", "包头市国家税务局", "CITY", OFFICE))


def test_a_unit_stands_for_an_office_below_and_once(shared_city: City) -> None:
    city = shared_city
    city.run(SYSTEM, establishing("BT", "包头市国家税务局", "CITY"))
    city.run(SYSTEM, establishing("XC", "新城区国家税务局", "COUNTY", OFFICE))
    city.run(SYSTEM, establishing("XC-1", "新城区一分局", "SUB_BUREAU", "XC"))
    with pytest.raises(OfficeNotBelow):
        city.run("administrator", registering("BT", "GRASSROOTS_BUREAU", represents="BT"))
    city.run("administrator", registering("S01", "SUB_BUREAU", represents="XC-1"))
    with pytest.raises(OfficeRepresentedAlready):
        city.run("administrator", registering("S02", "SUB_BUREAU", represents="XC-1"))


def test_a_unit_is_assessed_in_the_peer_group_of_its_day_and_not_once_it_is_closed(city: City) -> None:
    for code in ("U07", "U08", "U09"):
        city.run("administrator", registering(code, "GRASSROOTS_BUREAU", "GRASSROOTS"))
    regroup = RegroupUnit(office=OFFICE, unit="U07", peer_group="URBAN", since=date(2014, 1, 6))
    city.run("administrator", regroup)
    leave = RegroupUnit(office=OFFICE, unit="U08", peer_group=None, since=date(2014, 1, 6))
    city.run("administrator", leave)
    close = CloseUnit(office=OFFICE, unit="U09", until=date(2014, 1, 6), successor="U07", document="撤并通知")
    city.run("administrator", close)
    city.made("officer", OpenAssessment(plan=city.plan, subject="U07"))
    with pytest.raises(SubjectNotRanked):
        city.run("officer", OpenAssessment(plan=city.plan, subject="U08"))
    with pytest.raises(UnitNotStanding):
        city.run("officer", OpenAssessment(plan=city.plan, subject="U09"))


def recorded_veto(city: City, unit: str) -> str:
    fact = ApplyVeto(
        assessment=city.assessments[unit], ground="MAJOR_FAULT", occurred_on=date(2014, 5, 1), grounds=GROUNDS
    )
    return city.made("supervisor", fact)


def confirm(city: City, who: str, unit: str, veto: str) -> None:
    city.run(who, ConfirmVeto(assessment=city.assessments[unit], veto=veto))


def replace_chief(city: City, successor: str, day: date) -> None:
    """Let somebody be the chief from ``day`` on; the leading group stays as it was constituted."""
    city.hire(successor, "LG", Role.LEADING_GROUP)
    old, new = UUID(city.people["leader"]), UUID(city.people[successor])
    city.run("administrator", LeavePost(office=OFFICE, post="CHIEF", person=old, until=day))
    city.run("administrator", AssignPost(office=OFFICE, post="CHIEF", person=new, since=day))


def test_p_01_the_old_chief_decides_on_the_last_day_and_not_once_replaced(
    city: City, clock: ScriptedClock
) -> None:
    first, second = recorded_veto(city, "U01"), recorded_veto(city, "U02")
    clock.set(datetime(2014, 6, 30, 8, tzinfo=UTC))
    confirm(city, "leader", "U01", first)
    replace_chief(city, "successor", JULY)
    clock.set(datetime(2014, 7, 2, 1, tzinfo=UTC))
    with pytest.raises(BodyChairNotChief):
        confirm(city, "leader", "U02", second)
    with pytest.raises(BodyChairNotChief):
        city.run("administrator", constituting(UUID(city.people["leader"]), since=JULY))
    city.run("administrator", constituting(UUID(city.people["successor"]), since=JULY))
    with pytest.raises(BodySeatMissing):
        confirm(city, "leader", "U02", second)
    confirm(city, "successor", "U02", second)
    (event,) = (
        each for each in city.system.stream(city.assessments["U01"]) if isinstance(each.event, VetoConfirmed)
    )
    actor = event.event.envelope.actor
    assert actor.id == city.people["leader"]
    assert actor.name is not None
    name = city.system.keys.unseal(event.event.envelope.event_id, "envelope.actor.name", actor.name)
    assert name == "LG的leader"
