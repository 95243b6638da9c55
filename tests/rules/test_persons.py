"""Assessments of persons by the person formula, through commands."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import uuid4

import pytest

from api.bootstrap import opened_on
from application.assessment.lifecycle import OpenAssessment
from application.refusals import RoleMissing
from domain.assessment.entries import ResultReported
from domain.assessment.refusals import SelfInterest, SubjectOutsidePlan
from domain.kernel.points import published
from domain.person import PersonUnknown
from domain.policy.policy import POLICY_V1
from domain.scoring.ranking import Standing, provisional_grades, quota
from infra.clock import ScriptedClock
from tests.support.city import START, City
from tests.support.databases import Databases
from tests.support.persons import LEADERS, SECTION, WORK, confirm, open_for, persons, rate

QUARTERS = ("2014Q1", "2014Q2", "2014Q3", "2014Q4")


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases) -> Iterator[City]:
    """A bureau that the tests of the module share, each with a person of its own."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield persons(system)


def explained(city: City, who: str) -> dict[str, Decimal]:
    """The last line of each code in the explanation of a person's first result."""
    events = [each.event for each in city.system.stream(city.assessments[who])]
    (reported,) = (each for each in events if isinstance(each, ResultReported))
    return {line.code: line.value for line in reported.scoring.explanation}


def test_p_13_the_person_formula_gives_90_255_which_reads_90_26(bureau: City) -> None:
    who = "clerk 1"
    confirm(bureau, who, rate(bureau, who))
    score = explained(bureau, who)["SCORE"]
    assert (score, published(score, 2)) == (Decimal("90.255"), Decimal("90.26"))
    assert bureau.breakdown(who).exact == Decimal("21.435563")
    for quarter in QUARTERS[1:]:
        confirm(bureau, who, rate(bureau, who, quarter))
    given = bureau.made(
        "assessor", bureau.reporting("4.50", who, LEADERS, "2014", channel="EVALUATION", mode="EVALUATION")
    )
    confirm(bureau, who, given)
    assert bureau.breakdown(who).total == Decimal("90.24")


def test_p_13_a_tenth_of_a_point_below_reads_differently(bureau: City) -> None:
    rate(bureau, "clerk 2", SELF="94.3")
    score = explained(bureau, "clerk 2")["SCORE"]
    assert (score, published(score, 2)) == (Decimal("90.247"), Decimal("90.25"))


def test_p_13_a_person_states_their_own_view_and_nobody_elses(bureau: City) -> None:
    own = bureau.reporting("22.44", "clerk 3", WORK, "2014Q1")
    with pytest.raises(RoleMissing):
        bureau.run("clerk 4", own)
    bureau.run("clerk 3", own)
    assert bureau.breakdown("clerk 3").provisional_total == Decimal("22.44")
    confirm(bureau, "clerk 3", rate(bureau, "clerk 3"))
    assert bureau.breakdown("clerk 3").total == Decimal("21.44")


def test_p_13_nobody_rates_reviews_or_rechecks_themselves(bureau: City) -> None:
    for who in ("assessor", "second assessor"):
        open_for(bureau, who)
    with pytest.raises(SelfInterest):
        rate(bureau, "assessor")
    entry = rate(bureau, "second assessor")
    with pytest.raises(SelfInterest):
        confirm(bureau, "second assessor", entry)


def test_p_13_a_person_of_a_unit_that_the_plan_does_not_rank_is_not_assessed(bureau: City) -> None:
    with pytest.raises(SubjectOutsidePlan):
        open_for(bureau, "officer")
    for nobody in (SECTION, str(uuid4()), ""):
        with pytest.raises(PersonUnknown):
            bureau.run("officer", OpenAssessment(plan=bureau.plan, subject=nobody))


def test_p_13_persons_are_graded_by_their_own_bands_and_quota() -> None:
    policy = POLICY_V1.for_side("PERSON")
    totals = {"a": "96", "b": "95", "c": "90", "d": "89.99", "e": "80", "f": "79.99", "g": "60", "h": "59.99"}
    group = [_standing(who, total) for who, total in totals.items()]
    assert quota(len(group), policy) == 1
    assert provisional_grades(group, policy) == {
        "a": "EXCELLENT",
        **dict.fromkeys(("b", "c", "d", "e"), "COMPETENT"),
        **dict.fromkeys(("f", "g"), "BASICALLY_COMPETENT"),
        "h": "INCOMPETENT",
    }


def test_p_13_of_a_section_of_five_one_is_excellent_and_of_four_none() -> None:
    policy = POLICY_V1.for_side("PERSON")
    assert (quota(5, policy), quota(4, policy), quota(9, policy), quota(10, policy)) == (1, 0, 1, 2)


def _standing(who: str, total: str) -> Standing:
    zero = Decimal(0)
    return Standing(who, Decimal(total), zero, zero, zero, ())
