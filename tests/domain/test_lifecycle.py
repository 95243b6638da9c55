"""Opening, publicising and sealing an assessment."""

import pytest

from domain.assessment.assessment import Assessment
from domain.assessment.lifecycle import AssessmentOpened, InterimPublicised
from domain.assessment.lifecycle import AssessmentSealed as Sealing
from domain.assessment.refusals import AlreadySealed, AssessmentExists, AssessmentUnknown, OutsideTheYear
from domain.period import PeriodMalformed
from tests.support.plans import PLAN, a_plan, indicator
from tests.support.scenario import fact, given
from tests.support.sheets import Under

under = Under(a_plan(indicator("A", 1000)))


def test_an_assessment_opens_under_a_plan_and_a_policy_in_a_peer_group() -> None:
    state = (
        given(Assessment)
        .when(under.opened())
        .then(
            fact(
                AssessmentOpened,
                plan=PLAN,
                plan_version=1,
                policy=1,
                office="HHHT",
                year=2014,
                subject="U01",
                subject_kind="UNIT",
                unit="U01",
                peer_group="GRASSROOTS",
                due_dates=(),
            )
        )
    )
    assert not state.sealed
    assert (state.records, state.claims, state.vetoes, state.contests) == ({}, {}, {}, {})


def test_a_subject_is_assessed_once_under_a_plan() -> None:
    under.after().when(under.opened()).then_refused(AssessmentExists, on="subject")
    assert Assessment.id_of(PLAN, "U01") == Assessment.id_of(PLAN, "U01") != Assessment.id_of(PLAN, "U02")


@pytest.mark.parametrize("period", ["2014Q1", "2014H1", "2014M07", "2014"])
def test_interim_results_of_a_period_are_publicised(period: str) -> None:
    state = under.after().when(under.interim(period)).then(fact(InterimPublicised, period=period))
    assert state.interims == (period,)


def test_interim_results_are_those_of_a_period_of_the_year() -> None:
    under.after().when(under.interim("first quarter")).then_refused(PeriodMalformed)
    under.after().when(under.interim("2013Q4")).then_refused(OutsideTheYear)


def test_an_assessment_is_sealed() -> None:
    assert under.after().when(under.sealed()).then(fact(Sealing)).sealed


def test_an_assessment_is_sealed_once() -> None:
    under.after(under.sealed()).when(under.sealed()).then_refused(AlreadySealed)


def test_interim_results_are_not_publicised_once_sealed() -> None:
    under.after(under.sealed()).when(under.interim()).then_refused(AlreadySealed)


def test_what_was_never_opened_is_not_sealed() -> None:
    given(Assessment).when(under.sealed()).then_refused(AssessmentUnknown)
