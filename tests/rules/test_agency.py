"""The agency side: departments and institutions, common and individual parts, through commands."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from api.bootstrap import opened_on
from application.refusals import RoleMissing
from domain.assessment.refusals import (
    EntryNotReviewed,
    NotYourBlock,
    SamePerson,
    SelfAssessmentMissing,
    SelfInterest,
)
from domain.assessment.reviewing import Revision
from domain.assessment.state import Entry
from domain.kernel.points import add
from domain.plan.refusals import SubjectNotAssessed
from domain.policy.policy import POLICY_V1
from domain.scoring.ranking import quota
from infra.clock import ScriptedClock
from tests.support.agency import (
    DEPARTMENTS,
    EVALUATION,
    INDIVIDUAL,
    INSTITUTIONS,
    LOWERED,
    OF_ITS_OWN,
    agency,
    apart,
    common,
    finding,
    rechecking,
    reviewing,
)
from tests.support.city import START, City
from tests.support.databases import Databases


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases) -> Iterator[City]:
    """A bureau that the tests of the module share, each in a corner of its own."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield agency(system, apart)


def entry_of(city: City, unit: str, ref: str) -> Entry:
    found = city.state(unit).item(ref)
    assert isinstance(found, Entry)
    return found


def test_rule_20_a_department_does_not_score_its_own_common_item_the_performance_office_does(
    bureau: City,
) -> None:
    own = "PERSONNEL", common("PERSONNEL"), "DESK"
    with pytest.raises(SelfInterest):
        finding(bureau, "assessor of PERSONNEL", "69", *own)
    finding(bureau, "officer", "69", *own)
    with pytest.raises(SelfInterest):
        bureau.run("second assessor of PERSONNEL", reviewing(bureau, *own))
    bureau.run("second_officer", reviewing(bureau, *own))
    bureau.run("third_officer", rechecking(bureau, *own))
    assert bureau.breakdown("PERSONNEL").total == Decimal("69.00")


def test_rule_20_elsewhere_the_department_reviews_and_the_performance_office_does_not(bureau: City) -> None:
    other = "DIRECT", common("DISCIPLINE"), "DESK"
    finding(bureau, "assessor of DISCIPLINE", "69", *other)
    with pytest.raises(RoleMissing):
        bureau.run("officer", reviewing(bureau, *other))
    bureau.run("second assessor of DISCIPLINE", reviewing(bureau, *other))


def test_rule_21_review_and_recheck_by_one_person_or_recheck_first_is_refused(bureau: City) -> None:
    unit, block = "INSPECTION", common("SERVICE")
    entry = finding(bureau, "assessor of SERVICE", "48", unit, block, "DESK")
    recheck = rechecking(bureau, unit, block, "DESK")
    with pytest.raises(EntryNotReviewed):
        bureau.run("officer", recheck)
    with pytest.raises(SamePerson):
        bureau.run("assessor of SERVICE", reviewing(bureau, unit, block, "DESK"))
    bureau.run("second assessor of SERVICE", reviewing(bureau, unit, block, "DESK"))
    bureau.run("officer", recheck)
    steps = entry_of(bureau, unit, entry)
    assert len(steps.handlers) == 3
    own = finding(bureau, f"reporter of {unit}", "440", unit, INDIVIDUAL, "SELF")
    bureau.run("officer", reviewing(bureau, unit, INDIVIDUAL, "SELF"))
    with pytest.raises(SamePerson):
        bureau.run("officer", rechecking(bureau, unit, INDIVIDUAL, "SELF"))
    bureau.run("second_officer", rechecking(bureau, unit, INDIVIDUAL, "SELF"))
    assert entry_of(bureau, unit, own).rechecked_by == bureau.people["second_officer"]


def test_p_15_an_individual_indicator_is_assessed_by_the_unit_itself_first(bureau: City) -> None:
    with pytest.raises(SelfAssessmentMissing) as missing:
        bureau.run("officer", reviewing(bureau, "VEHICLE", INDIVIDUAL, "SELF"))
    assert missing.value.facts == {"indicator": INDIVIDUAL, "period": "2014"}
    with pytest.raises(SelfAssessmentMissing):
        finding(bureau, "officer", "441.50", "VEHICLE", INDIVIDUAL, "DESK")
    finding(bureau, "reporter of VEHICLE", "445", "VEHICLE", INDIVIDUAL, "SELF")
    finding(bureau, "officer", "441.50", "VEHICLE", INDIVIDUAL, "DESK")


def test_p_15_self_445_and_office_441_50_differ_by_3_50_with_the_reason(bureau: City) -> None:
    entry = finding(bureau, "reporter of GENERAL", "445", "GENERAL", INDIVIDUAL, "SELF")
    lower = Revision(points=Decimal("441.50"), grounds=LOWERED)
    bureau.run("officer", reviewing(bureau, "GENERAL", INDIVIDUAL, "SELF", lower))
    bureau.run("second_officer", rechecking(bureau, "GENERAL", INDIVIDUAL, "SELF"))
    found = entry_of(bureau, "GENERAL", entry)
    assert (found.reported, found.points) == (Decimal(445), Decimal("441.50"))
    assert found.points - found.reported == Decimal("-3.50")
    assert found.revised_because == LOWERED.reason
    assert bureau.breakdown("GENERAL").total == Decimal("441.50")


def test_p_15_each_department_has_its_own_450_points(bureau: City) -> None:
    with pytest.raises(SubjectNotAssessed):
        finding(bureau, "reporter of DIRECT", "440", "DIRECT", INDIVIDUAL, "SELF")
    own = f"{INDIVIDUAL}-{OF_ITS_OWN}"
    with pytest.raises(SubjectNotAssessed):
        finding(bureau, "reporter of GENERAL", "440", "GENERAL", own, "SELF")
    finding(bureau, "reporter of DIRECT", "440", "DIRECT", own, "SELF")
    for unit in (*DEPARTMENTS, *INSTITUTIONS):
        applying = bureau.version.for_unit(unit).indicators.values()
        assert add(each.points for each in applying) == bureau.version.scale == 1000


def test_p_41_the_three_institutions_are_ranked_alone_and_rated_by_the_leaders(bureau: City) -> None:
    groups = {unit: bureau.state(unit).peer_group for unit in (*DEPARTMENTS, *INSTITUTIONS)}
    assert groups == dict.fromkeys(DEPARTMENTS, "DEPARTMENTS") | dict.fromkeys(INSTITUTIONS, "INSTITUTIONS")
    assert (quota(11, POLICY_V1), quota(21, POLICY_V1), quota(len(INSTITUTIONS), POLICY_V1)) == (3, 6, 0)
    rated = "DIRECT", EVALUATION, "EVALUATION"
    finding(bureau, "officer", "136.59", *rated, mode="EVALUATION")
    bureau.run("assessor of PERFORMANCE", reviewing(bureau, *rated))
    bureau.run("second_officer", rechecking(bureau, *rated))
    assert bureau.breakdown("DIRECT").total == Decimal("136.59")


def test_p_15_each_of_the_six_scores_its_own_block_only(bureau: City) -> None:
    with pytest.raises(NotYourBlock) as other:
        finding(bureau, "assessor of SERVICE", "70", "DIRECT", common("PERSONNEL"), "DESK")
    assert other.value.facts == {"indicator": common("PERSONNEL"), "department": "PERSONNEL"}
    finding(bureau, "assessor of PERSONNEL", "68", "DIRECT", common("PERSONNEL"), "DESK")
    review = reviewing(bureau, "DIRECT", common("PERSONNEL"), "DESK")
    with pytest.raises(NotYourBlock):
        bureau.run("assessor of SERVICE", review)
    bureau.run("second assessor of PERSONNEL", review)
