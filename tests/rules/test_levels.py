"""Offices over each other: scopes, sub-bureaus that two offices appraise, who may publish with whom."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from api.bootstrap import System, opened_on
from application.assessment.entries import RecheckResult, ReviewResult
from application.office.performance_office import RecordStaffing, RegisterExternalBody
from application.person import GrantRole
from application.plan.procedure import PublishPlan
from application.refusals import OutOfScope
from application.replay import fold
from domain.assessment.refusals import AssessmentExists, NotYourBlock
from domain.kernel.refusal import Refusals
from domain.office.refusals import OfficeRepresentedAlready
from domain.office.state import Level
from domain.period import Cycle
from domain.person import Role
from domain.plan.check_refusals import ExternalCannotLead, StaffingShort
from domain.plan.events import PlanPublished
from domain.plan.indicator import Cooperation, Indicator
from domain.plan.procedure import Override
from domain.policy.matrix import MatrixShares
from domain.policy.policy import POLICY_V1
from domain.scoring.composition import compose_state
from domain.scoring.matrix import combined_score
from domain.scoring.ranking import Standing, provisional_grades, quota
from infra.clock import ScriptedClock
from tests.support.city import NEW_YEAR, START, City, establishing, registering
from tests.support.databases import Databases
from tests.support.plans import DUTY, but, indicator
from tests.support.second_office import SYSTEM, SecondOffice, second_office

WHOLE = indicator("A", 1000, Cycle.YEAR)


@pytest.fixture(scope="module")
def log(_all_databases: Databases) -> Iterator[System]:
    """One log for the offices of all tests."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield system


@pytest.fixture(scope="module")
def jieyang(log: System) -> SecondOffice:
    """A city that has no county yet."""
    return second_office(City(log), "JY", "CITY")


def totalled(office: SecondOffice, assessment: UUID, unit: str, points: str) -> Decimal:
    """The total of a unit whose only result is confirmed."""
    office.confirm(assessment, unit, points)
    return total_of(office.city, assessment)


def total_of(city: City, assessment: UUID) -> Decimal:
    state: Any = fold(city.system.stream(assessment))
    plan: Any = fold(city.system.stream(state.plan))
    return compose_state(state, plan.latest, POLICY_V1).total


def test_p_31_46_sub_bureaus_are_ranked_by_the_city_and_13_of_them_may_be_excellent(
    jieyang: SecondOffice,
) -> None:
    city = jieyang.city
    county = second_office(city, "RC", "COUNTY", "JY")
    units = [f"S{number:02}" for number in range(1, 47)]
    for unit in units:
        city.run(SYSTEM, establishing(f"RC-{unit}", f"榕城{unit}分局", "SUB_BUREAU", "RC"))
        jieyang.join(unit, represents=f"RC-{unit}")
    plan = jieyang.publish("SYSTEM", [WHOLE], asked="S01")
    totals = {
        unit: totalled(jieyang, jieyang.open(plan, unit), unit, f"{951.20 - number:.2f}")
        for number, unit in enumerate(units)
    }
    group = [Standing(unit, total, Decimal(0), total, Decimal(0), ()) for unit, total in totals.items()]
    assert quota(46, POLICY_V1) == 13
    grades = provisional_grades(group, POLICY_V1)
    assert [unit for unit in units if grades[unit] == "EXCELLENT"] == units[:13]

    county.join("S01", represents="RC-S01")
    own = county.publish("SYSTEM", [WHOLE], asked="S01")
    assert totalled(county, county.open(own, "S01"), "S01", "940.00") == Decimal("940.00")
    assert totals["S01"] == Decimal("951.20")
    with pytest.raises(AssessmentExists):
        jieyang.open(plan, "S01")
    again = registering("S99", "SUB_BUREAU", "GROUP", office="JY", represents="RC-S01")
    with pytest.raises(OfficeRepresentedAlready):
        city.run(SYSTEM, again)


def test_p_31_a_combined_score_is_made_by_policy_only() -> None:
    shares = MatrixShares(city=Decimal("0.60"), county=Decimal("0.40"))
    assert combined_score(Decimal("951.20"), Decimal("940.00"), shares, 2) == Decimal("946.72")
    assert POLICY_V1.matrix.shares is None


def test_p_33_a_city_office_does_not_review_a_county_departments_item(jieyang: SecondOffice) -> None:
    city = jieyang.city
    county = second_office(city, "PN", "COUNTY", "JY")
    county.join("D9")
    plan = county.publish("AGENCY", [WHOLE], asked="D9")
    assessment = county.open(plan, "D9")
    city.assessments["D9"] = assessment
    entry = city.made(county.who("reporter of D9"), city.reporting("900", "D9", "A", "2014"))
    seen: dict[str, Any] = {"assessment": assessment, "entry": entry, "expected_version": None}
    with pytest.raises(OutOfScope):
        city.run(jieyang.who("assessor"), ReviewResult(revision=None, **seen))
    city.run(county.who("assessor"), ReviewResult(revision=None, **seen))
    with pytest.raises(OutOfScope):
        city.run(jieyang.who("officer"), RecheckResult(**seen))
    city.run(county.who("officer"), RecheckResult(**seen))
    assert total_of(city, assessment) == Decimal("900.00")


def test_p_33_a_unit_code_of_another_office_is_not_ones_own_unit(jieyang: SecondOffice) -> None:
    """An assessor of the city's D1 who is one of the county as well is not of the county's D1."""
    city = jieyang.city
    county = second_office(city, "HL", "COUNTY", "JY")
    county.join("D9")
    assessment = county.open(county.publish("AGENCY", [WHOLE], asked="D9"), "D9")
    city.assessments["D9"] = assessment
    entry = city.made(county.who("reporter of D9"), city.reporting("900", "D9", "A", "2014"))
    stranger = UUID(city.people[jieyang.who("assessor")])
    city.run(SYSTEM, GrantRole(person=stranger, role=Role.ASSESSOR, office="HL", since=NEW_YEAR))
    review = ReviewResult(assessment=assessment, entry=entry, revision=None, expected_version=None)
    with pytest.raises(NotYourBlock):
        city.run(jieyang.who("assessor"), review)


def test_p_33_a_county_bureau_reports_as_the_unit_that_it_is_in_the_city(jieyang: SecondOffice) -> None:
    city = jieyang.city
    second_office(city, "JX", "COUNTY", "JY")
    jieyang.join("JX", represents="JX")
    jieyang.join("JZ")
    city.hire("clerk of JX", "PO", office="JX")
    clerk = GrantRole(
        person=UUID(city.people["clerk of JX"]), role=Role.REPORTER, office="JY", since=NEW_YEAR
    )
    city.run(SYSTEM, clerk)
    plan = jieyang.publish("AGENCY", [WHOLE], asked="JX")
    city.assessments["JX"] = jieyang.open(plan, "JX")
    city.assessments["JZ"] = jieyang.open(plan, "JZ")
    city.run("clerk of JX", city.reporting("950", "JX", "A", "2014"))
    with pytest.raises(OutOfScope):
        city.run("clerk of JX", city.reporting("950", "JZ", "A", "2014"))


def drafted(office: SecondOffice, indicators: list[Indicator]) -> PublishPlan:
    """The command that publishes a draft of these indicators."""
    office.join("Z")
    plan = office.draft("AGENCY", indicators, "Z")
    return PublishPlan(plan=plan, effective_from=NEW_YEAR, overrides=())


def staffed(log: System, code: str, level: Level) -> SecondOffice:
    """An office with two persons full-time and two part-time."""
    office = second_office(City(log), code, level)
    office.city.run(SYSTEM, RecordStaffing(office=code, full_time=2, part_time=2, on=NEW_YEAR))
    return office


def overrides_of(office: SecondOffice, plan: UUID) -> tuple[Override, ...]:
    *_, last = office.city.system.stream(plan)
    assert isinstance(last.event, PlanPublished)
    return last.event.overrides


def test_p_03_two_full_time_and_two_part_time_are_short_in_a_province(log: System) -> None:
    office = staffed(log, "P1", "PROVINCE")
    publishing, reason = drafted(office, [WHOLE]), "编制已报批，年内到位"
    with pytest.raises(Refusals) as refused:
        office.city.run(office.who("leader"), publishing)
    (refusal,) = refused.value.refusals
    assert isinstance(refusal, StaffingShort)
    assert refusal.facts == {"required": "3", "present": "2"}
    overrides = (Override(check="STAFFING_SHORT", node="", reason=reason),)
    office.city.run(office.who("leader"), publishing.model_copy(update={"overrides": overrides}))
    assert overrides_of(office, publishing.plan) == overrides


def test_p_03_the_same_four_are_enough_in_a_county(log: System) -> None:
    office = staffed(log, "C1", "COUNTY")
    publishing = drafted(office, [WHOLE])
    office.city.run(office.who("leader"), publishing)
    assert overrides_of(office, publishing.plan) == ()


def test_p_28_an_external_body_cooperates_and_cannot_lead(log: System) -> None:
    office = second_office(City(log), "EX", "CITY")
    office.city.run(SYSTEM, RegisterExternalBody(office="EX", code="FIN", name="财政局", since=NEW_YEAR))
    led = but(WHOLE, duty=DUTY.model_copy(update={"lead_unit": "FIN"}))
    publishing = drafted(office, [led])
    with pytest.raises(Refusals) as refused:
        office.city.run(office.who("leader"), publishing)
    (refusal,) = refused.value.refusals
    assert isinstance(refusal, ExternalCannotLead)
    assert refusal.facts == {"indicator": "A", "body": "FIN"}


def test_p_28_a_plan_that_names_an_external_body_as_cooperating_is_published(log: System) -> None:
    office = second_office(City(log), "EY", "CITY")
    office.city.run(SYSTEM, RegisterExternalBody(office="EY", code="FIN", name="财政局", since=NEW_YEAR))
    helped = Cooperation(unit="FIN", share=Decimal("0.30"))
    duty = DUTY.model_copy(update={"cooperating": (helped,)})
    office.city.run(office.who("leader"), drafted(office, [but(WHOLE, duty=duty)]))
