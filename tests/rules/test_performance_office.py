"""The performance office and the department that hosts it, through commands."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from api.bootstrap import opened_on
from application.assessment.lifecycle import OpenAssessment
from application.office.performance_office import RecordStaffing, RegisterExternalBody
from application.office.units import RegroupUnit
from application.person import RegisterPerson
from application.refusals import RoleMissing
from domain.assessment.refusals import NotInCharge, SamePerson, SelfInterest
from domain.office.refusals import ExternalBodyExists, ExternalCooperatesOnly
from domain.person import Role
from infra.clock import ScriptedClock
from tests.support.agency import (
    HOST,
    INDIVIDUAL,
    agency,
    common,
    finding,
    rechecking,
    reviewing,
    seat_the_office,
)
from tests.support.city import NEW_YEAR, OFFICE, START, City
from tests.support.databases import Databases

DAY = START.date()


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases) -> Iterator[City]:
    """A bureau whose performance office sits in a department, under a deputy in charge."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = agency(system)
        seat_the_office(city)
        yield city


def test_p_02_individual_items_of_the_host_go_to_the_deputy_in_charge(bureau: City) -> None:
    own = HOST, INDIVIDUAL, "SELF"
    finding(bureau, f"reporter of {HOST}", "440", *own)
    with pytest.raises(SelfInterest):
        bureau.run("officer", reviewing(bureau, *own))
    with pytest.raises(NotInCharge):
        bureau.run("leader", reviewing(bureau, *own))
    bureau.run("deputy", reviewing(bureau, *own))
    with pytest.raises(SelfInterest):
        bureau.run("officer", rechecking(bureau, *own))
    with pytest.raises(SamePerson):
        bureau.run("deputy", rechecking(bureau, *own))
    bureau.run("leader", rechecking(bureau, *own))
    assert bureau.breakdown(HOST).total == 440


def test_p_02_items_of_the_other_departments_go_to_the_office(bureau: City) -> None:
    own = "GENERAL", INDIVIDUAL, "SELF"
    finding(bureau, "reporter of GENERAL", "440", *own)
    with pytest.raises(RoleMissing):
        bureau.run("deputy", reviewing(bureau, *own))
    bureau.run("officer", reviewing(bureau, *own))
    bureau.run("second_officer", rechecking(bureau, *own))
    assert bureau.breakdown("GENERAL").total == 440


def test_p_02_common_items_of_the_host_are_reviewed_by_their_department_and_rechecked_by_the_deputy(
    bureau: City,
) -> None:
    block = HOST, common("GENERAL"), "DESK"
    finding(bureau, "assessor of GENERAL", "79", *block)
    bureau.run("second assessor of GENERAL", reviewing(bureau, *block))
    with pytest.raises(SelfInterest):
        bureau.run("officer", rechecking(bureau, *block))
    bureau.run("deputy", rechecking(bureau, *block))


def test_rule_20_what_concerns_the_performance_office_itself_goes_to_the_leading_group(bureau: City) -> None:
    regroup = RegroupUnit(office=OFFICE, unit="PERFORMANCE", peer_group="DEPARTMENTS", since=DAY)
    bureau.run("system:bootstrap", regroup)
    opened = OpenAssessment(plan=bureau.plan, subject="PERFORMANCE")
    bureau.assessments["PERFORMANCE"] = UUID(bureau.made("officer", opened))
    bureau.hire("reporter of PERFORMANCE", "PERFORMANCE", Role.REPORTER)
    own = "PERFORMANCE", INDIVIDUAL, "SELF"
    finding(bureau, "reporter of PERFORMANCE", "440", *own)
    with pytest.raises(SelfInterest):
        bureau.run("officer", reviewing(bureau, *own))
    bureau.run("leader", reviewing(bureau, *own))
    with pytest.raises(SelfInterest):
        bureau.run("officer", rechecking(bureau, *own))
    bureau.run("deputy", rechecking(bureau, *own))
    assert bureau.breakdown("PERFORMANCE").total == 440


def test_p_28_an_external_body_has_no_account_and_no_score(bureau: City) -> None:
    registering = RegisterExternalBody(office=OFFICE, code="FIN", name="财政局", since=NEW_YEAR)
    bureau.run("system:bootstrap", registering)
    with pytest.raises(ExternalBodyExists):
        bureau.run("system:bootstrap", registering)
    with pytest.raises(ExternalCooperatesOnly):
        bureau.run("system:bootstrap", RegisterPerson(office=OFFICE, unit="FIN", post="x", name="x"))
    with pytest.raises(ExternalCooperatesOnly):
        bureau.run("officer", OpenAssessment(plan=bureau.plan, subject="FIN"))


def test_staffing_is_recorded_by_whoever_manages_the_office(bureau: City) -> None:
    with pytest.raises(RoleMissing):
        bureau.run("officer", RecordStaffing(office=OFFICE, full_time=3, part_time=0, on=NEW_YEAR))
