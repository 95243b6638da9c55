"""Who there is, over time and over levels, through commands."""

from datetime import UTC, date, datetime

import pytest

from application.assessment.lifecycle import OpenAssessment
from application.office.offices import MergeOffices
from application.office.units import CloseUnit, RegroupUnit
from application.plan import DraftPlan
from domain.assessment.refusals import SubjectNotRanked
from domain.kernel.points import ZERO
from domain.office.refusals import (
    OfficeMergedAway,
    OfficeNotBelow,
    OfficeRepresentedAlready,
    SuperiorNotHigher,
    UnitNotStanding,
)
from domain.plan.indicator import Section
from infra.clock import ScriptedClock
from tests.support.city import OFFICE, City, establishing, registering

MERGER = date(2018, 6, 15)
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
