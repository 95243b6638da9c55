"""What does not apply: requested, approved by somebody else, withdrawn; and what becomes of its points."""

from datetime import date

import pytest

from domain.assessment.applicability_refusals import (
    NotApplicableStands,
    NotApplicableStepWrong,
    PeriodReported,
)
from domain.assessment.exemption import NotApplicableStatus
from domain.assessment.not_applicable import (
    NotApplicableApproved,
    NotApplicableRequested,
    NotApplicableWithdrawn,
)
from domain.assessment.owed import is_silent
from domain.assessment.refusals import (
    AlreadySealed,
    ItemNotInForce,
    ItemUnknown,
    ReasonMissing,
    SamePerson,
    SelfInterest,
)
from domain.period import Cycle
from domain.plan.indicator import PeriodRule
from domain.plan.refusals import IndicatorUnknown, PeriodNotAssessed
from domain.scoring.breakdown import Breakdown, LeafKind
from tests.support.authors import INSIDER, OFFICER, SECOND_OFFICER, grounds
from tests.support.methods import WHOLE_STEPS, measured
from tests.support.plans import a_plan, indicator
from tests.support.policies import policy_with
from tests.support.scenario import fact
from tests.support.sheets import EXEMPTION, Move, Under, leaves, plain, told

PLAN = a_plan(indicator("A", 80), indicator("B", 920, Cycle.YEAR))
under = Under(PLAN)
REQUESTED = under.exempting()
APPROVED = under.exempted()


def totals(breakdown: Breakdown) -> str:
    return f"{plain(breakdown.total)} ({plain(breakdown.provisional_total)})"


def test_it_is_requested_with_grounds_and_belongs_to_the_last_day_of_its_period() -> None:
    requested = fact(
        NotApplicableRequested,
        effective_on=date(2014, 3, 31),
        indicator="A",
        period="2014Q1",
        grounds=grounds(),
    )
    state = under.after().when(REQUESTED).then(requested)
    assert state.item(EXEMPTION).status is NotApplicableStatus.REQUESTED


def test_it_is_approved_by_somebody_else() -> None:
    stage = under.after(REQUESTED)
    stage.when(under.exemption_approved(by=OFFICER)).then_refused(SamePerson)
    approved = fact(NotApplicableApproved, effective_on=date(2014, 3, 31), item=EXEMPTION)
    state = stage.when(under.exemption_approved()).then(approved)
    assert state.item(EXEMPTION).handlers == {OFFICER.id, SECOND_OFFICER.id}


@pytest.mark.parametrize("history", [(REQUESTED,), APPROVED])
def test_it_is_withdrawn_with_grounds_and_may_be_asked_for_again(history: tuple[Move, ...]) -> None:
    withdrawn = fact(
        NotApplicableWithdrawn, effective_on=date(2014, 3, 31), item=EXEMPTION, grounds=grounds()
    )
    stage = under.after(*history)
    stage.when(under.exemption_withdrawn()).then(withdrawn)
    stage.when(under.exemption_withdrawn()).then_refused(NotApplicableStepWrong, on="item")
    stage.when(under.exemption_approved()).then_refused(NotApplicableStepWrong)
    stage.take(REQUESTED)


@pytest.mark.parametrize("history", [(REQUESTED,), APPROVED])
def test_nothing_is_reported_or_asked_for_while_it_stands(history: tuple[Move, ...]) -> None:
    stage = under.after(*history)
    stage.when(under.reported()).then_refused(NotApplicableStands, on="period")
    stage.when(REQUESTED).then_refused(NotApplicableStands, on="period")
    assert not is_silent(stage.state, "A", "2014Q1")
    assert is_silent(stage.state, "A", "2014Q2")
    stage.take(under.reported(period="2014Q2"))
    stage.take(under.exemption_withdrawn())
    stage.take(under.reported())


@pytest.mark.parametrize("taken", [1, 2, 3])
def test_a_period_with_a_result_applied(taken: int) -> None:
    stage = under.after(*under.confirmed()[:taken])
    stage.when(REQUESTED).then_refused(PeriodReported, on="period")


@pytest.mark.parametrize("end", [under.returned(), under.voided()])
def test_a_period_whose_result_was_returned_or_voided_may_turn_out_not_to_apply(end: Move) -> None:
    breakdown = under.score(*under.confirmed(460, "B", "2014"), under.reported(), end, *APPROVED)
    assert totals(breakdown) == "469.39 (469.39)"
    assert breakdown.parts["A"].points == 0


def test_it_needs_an_indicator_and_a_period_of_the_plan_and_grounds() -> None:
    stage = under.after()
    stage.when(under.exempting("Z")).then_refused(IndicatorUnknown)
    stage.when(under.exempting(period="2014")).then_refused(PeriodNotAssessed)
    stage.when(under.exempting(why=grounds(reason=" "))).then_refused(ReasonMissing)
    stage.when(under.exemption_approved("not-applicable:A/2014Q4")).then_refused(ItemUnknown)


def test_nobody_decides_on_the_own_unit_or_on_a_sealed_assessment() -> None:
    under.after().when(under.exempting(by=INSIDER)).then_refused(SelfInterest)
    under.after(REQUESTED).when(under.exemption_approved(by=INSIDER)).then_refused(SelfInterest)
    under.after(REQUESTED, under.sealed()).when(under.exemption_approved()).then_refused(AlreadySealed)


def test_it_is_neither_voided_nor_contested() -> None:
    stage = under.after(*APPROVED)
    stage.when(under.voided(EXEMPTION)).then_refused(ItemNotInForce)
    stage.when(under.contested(EXEMPTION)).then_refused(ItemNotInForce)


# What becomes of the points


def test_what_applies_is_scaled_up_with_a_leaf_of_its_own() -> None:
    """P30: 931.00 of 980 → 950.00, a leaf of +19.00."""
    full = *under.confirmed(20, period="2014Q2"), *under.confirmed(911, "B", "2014")
    breakdown = under.score(*full, *APPROVED)
    assert totals(breakdown) == "950 (950)"
    assert told(breakdown, LeafKind.SCALE_UP) == [("SCALE_UP", "19", "IN_FORCE")]
    assert told(breakdown, LeafKind.NOT_APPLICABLE) == [("NOT_APPLICABLE", "0", "IN_FORCE")]
    assert under.score(*full).total == 931


def test_a_request_counts_provisionally_only_and_a_withdrawn_one_nowhere() -> None:
    full = *under.confirmed(20, period="2014Q2"), *under.confirmed(911, "B", "2014")
    assert totals(under.score(*full, REQUESTED)) == "931 (950)"
    assert totals(under.score(*full, *APPROVED, under.exemption_withdrawn())) == "931 (931)"


def test_bonuses_and_deductions_are_not_scaled() -> None:
    moves = *under.confirmed(490, "B", "2014"), *under.bonus(10), *under.deduction(2)
    assert under.score(*moves, *APPROVED).total == 508


@pytest.mark.parametrize(("treatment", "total"), [("FULL_MARKS", 931), ("ZERO", 911), ("SCALE_UP", "929.59")])
def test_the_policy_says_what_becomes_of_the_points(treatment: str, total: object) -> None:
    of = Under(PLAN, policy_with("not_applicable", treatment=treatment))
    breakdown = of.score(*of.confirmed(911, "B", "2014"), *of.exempted())
    assert plain(breakdown.total) == str(total)


@pytest.mark.parametrize(
    ("rule", "treatment", "total"),
    [
        (PeriodRule.MEAN, "SCALE_UP", "30"),
        (PeriodRule.MEAN, "FULL_MARKS", "55"),
        (PeriodRule.MEAN, "ZERO", "15"),
        (PeriodRule.LAST, "SCALE_UP", "30"),
        (PeriodRule.LAST, "ZERO", "0"),
        (PeriodRule.MIN, "FULL_MARKS", "30"),
    ],
)
def test_other_rules_of_periods_pass_over_what_leaves_the_scale(
    rule: PeriodRule, treatment: str, total: str
) -> None:
    plan = a_plan(indicator("A", 80, Cycle.HALF, rule), indicator("B", 920, Cycle.YEAR))
    of = Under(plan, policy_with("not_applicable", treatment=treatment))
    breakdown = of.score(*of.confirmed(30, period="2014H1"), *of.exempted(period="2014H2"))
    assert plain(breakdown.total) == total


def test_an_indicator_that_never_applies_leaves_the_scale_whole() -> None:
    plan = a_plan(indicator("A", 80, Cycle.HALF, PeriodRule.MEAN), indicator("B", 920, Cycle.YEAR))
    of = Under(plan)
    never = *of.exempted(period="2014H1"), *of.exempted(period="2014H2")
    assert of.score(*of.confirmed(460, "B", "2014"), *never).total == 500


@pytest.mark.parametrize(
    ("treatment", "total"), [("SCALE_UP", "28.55"), ("FULL_MARKS", "38"), ("ZERO", "28")]
)
def test_contributions_lose_the_marks_of_the_period_from_their_base(treatment: str, total: str) -> None:
    plan = a_plan(indicator("A", 40, method=WHOLE_STEPS), indicator("B", 480, Cycle.YEAR))
    of = Under(plan, policy_with("not_applicable", treatment=treatment))
    breakdown = of.score(*of.confirmed(measured(value=72), period="2014Q2"), *of.exempted())
    assert plain(breakdown.total) == total


def test_where_nothing_applies_nothing_is_scaled() -> None:
    of = Under(a_plan(indicator("A", 40, Cycle.YEAR)))
    assert of.score(*of.exempted(period="2014")).total == 0


def test_leaves_cite_the_request_and_its_approval() -> None:
    stage = under.after(*APPROVED)
    (leaf,) = leaves(under.score(*APPROVED), LeafKind.NOT_APPLICABLE)
    assert (leaf.path, leaf.item) == ("A/2014Q1/NOT_APPLICABLE", EXEMPTION)
    assert leaf.events == tuple(event.envelope.event_id for event in stage.events[1:])
