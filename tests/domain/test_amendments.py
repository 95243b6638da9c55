"""Amending a published plan: what is asked, who decides, and which version comes of it."""

from datetime import date
from decimal import Decimal

import pytest

from domain.kernel.refusal import Refusal
from domain.period import Cycle
from domain.plan.amendment import AmendmentStatus
from domain.plan.amendment_events import (
    AmendmentApproved,
    AmendmentProposed,
    AmendmentRefused,
    AmendmentRequested,
    AmendmentReturned,
    AmendmentScreened,
    AmendmentWithdrawn,
)
from domain.plan.amendment_refusals import (
    AmendmentChangesTwice,
    AmendmentEmpty,
    AmendmentFieldFixed,
    AmendmentNotInWriting,
    AmendmentOutOfOrder,
    AmendmentOutsideWindow,
    AmendmentOutsideYear,
    AmendmentReasonMissing,
    AmendmentRetroactive,
    AmendmentSamePerson,
    AmendmentStepWrong,
    AmendmentTooLate,
    AmendmentUnknown,
)
from domain.plan.change_set import ChangeSet
from domain.plan.checks import CHECKS
from domain.plan.events import PlanPublished
from domain.plan.indicator import PeriodRule, Project, WorkItem
from domain.plan.plan import Plan
from domain.plan.refusals import (
    ChainBroken,
    FieldMissing,
    NodeExists,
    NodeUnknown,
    PlanNotPublished,
    ScaleMismatch,
)
from domain.plan.state import PlanState
from tests.support.amendments import (
    APPROVING,
    JULY,
    RULES,
    SCREENING,
    approved,
    asking,
    change_set,
    ready,
)
from tests.support.authors import ARBITER, ASSESSOR, LEADER, OFFICER, SECOND_OFFICER
from tests.support.plans import but, context_of, drafting, indicator, published
from tests.support.scenario import Step, fact, given

A = indicator("A", 40, Cycle.HALF)
B = indicator("B", 60, Cycle.QUARTER)
SWAP = change_set(points={"A": 60, "B": 40})
AUGUST = date(2014, 8, 1)


def marks(plan: PlanState, code: str) -> dict[str, int]:
    return {period: int(each) for period, each in plan.latest.indicator(code).marks.items()}


def test_a_request_changes_nothing_of_the_plan() -> None:
    stage = ready(A, B)
    before = stage.state
    after = stage.when(asking(SWAP)).then(
        fact(
            AmendmentRequested,
            amendment=1,
            changes=SWAP,
            effective_from=JULY,
            reason="上级部署变化",
            document="内国税函〔2014〕20号",
        )
    )
    assert (after.indicators, after.versions, after.sections) == (
        before.indicators,
        before.versions,
        before.sections,
    )
    assert after.amendment(1).status is AmendmentStatus.REQUESTED
    assert after.amendment(1).unit == ASSESSOR.unit


def test_an_approved_amendment_publishes_the_next_version_from_its_day_on() -> None:
    stage = ready(A, B)
    stage.take(asking(SWAP))
    stage.when(SCREENING).then(fact(AmendmentScreened, amendment=1))
    after = stage.when(APPROVING).then(
        fact(AmendmentApproved, amendment=1, version=2),
        fact(PlanPublished, effective_on=JULY, version=2, checks=tuple(CHECKS), overrides=()),
    )
    assert (after.latest.number, after.latest.effective_from) == (2, JULY)
    assert (after.amendment(1).status, after.amendment(1).version) == (AmendmentStatus.APPROVED, 2)
    assert after.version(1).indicator("A").points == 40
    approval, publication = stage.events[-2:]
    assert publication.envelope.causation_id == approval.envelope.event_id


def test_periods_that_ended_before_keep_their_full_marks() -> None:
    after = approved(ready(A, B), SWAP)
    assert marks(after, "A") == {"2014H1": 20, "2014H2": 30}
    assert marks(after, "B") == {"2014Q1": 15, "2014Q2": 15, "2014Q3": 10, "2014Q4": 10}
    assert (after.latest.indicator("A").points, after.latest.indicator("B").points) == (
        Decimal(50),
        Decimal(50),
    )


def test_the_period_in_which_the_day_lies_is_amended_whole() -> None:
    stage = ready(indicator("A", 40), B)
    after = approved(stage, SWAP, AUGUST)
    assert marks(after, "A") == {"2014Q1": 10, "2014Q2": 10, "2014Q3": 15, "2014Q4": 15}


def test_an_annual_and_a_half_yearly_indicator_cannot_swap_points_in_mid_year() -> None:
    stage = ready(indicator("A", 40, Cycle.YEAR), B)
    (refusal, _) = stage.when(asking(SWAP)).then_all_refused(ScaleMismatch, ScaleMismatch)
    assert (refusal.facts["sum"], refusal.facts["expected"]) == ("110", "100")


def test_indicators_whose_year_is_one_figure_count_with_the_points_they_end_with() -> None:
    last = indicator("A", 40, Cycle.HALF, PeriodRule.LAST)
    annual = indicator("B", 60, Cycle.YEAR)
    after = approved(ready(last, annual), SWAP)
    assert (after.latest.indicator("A").points, after.latest.indicator("B").points) == (
        Decimal(60),
        Decimal(40),
    )
    mean = indicator("A", 40, Cycle.HALF, PeriodRule.MEAN)
    ready(mean, annual).when(asking(SWAP)).then_all_refused(ScaleMismatch, ScaleMismatch)


def test_thirds_of_points_sum_to_the_scale_as_what_was_shared() -> None:
    monthly = [indicator(code, 10, Cycle.MONTH) for code in ("A", "B", "C")]
    day = date(2014, 9, 1)
    after = approved(ready(*monthly, on=day), change_set(points={"A": 11, "B": 11, "C": 8}), day)
    assert after.latest.indicator("A").points == Decimal("10.3333")
    assert after.latest.indicator("C").points == Decimal("9.3333")


def test_an_indicator_is_added_for_the_periods_that_are_left_and_another_one_retires() -> None:
    digital = indicator("D", 60, Cycle.QUARTER)
    after = approved(ready(A, B), change_set(added=(digital,), retired=("B",)))
    assert marks(after, "D") == {"2014Q3": 15, "2014Q4": 15}
    assert marks(after, "B") == {"2014Q1": 15, "2014Q2": 15}
    assert list(after.indicators) == ["A", "D"]
    assert after.retired["B"] == B


def test_a_retired_code_is_not_used_again() -> None:
    digital = indicator("D", 60, Cycle.QUARTER)
    stage = ready(A, B)
    approved(stage, change_set(added=(digital,), retired=("B",)))
    stage.when(asking(change_set(added=(B,), retired=("D",)))).then_refused(NodeExists)


def test_new_work_comes_with_its_project_and_its_section_grows() -> None:
    work = WorkItem(code="W2", name="数字经济税收", source="OWN_KEY", document="工作要点")
    project = Project(code="P2", name="数字经济", work_item="W2")
    digital = but(indicator("D", 20, Cycle.HALF, section="T"), project="P2")
    other = indicator("C", 40, Cycle.HALF, section="T")
    stage = ready(A, B, other)
    changes = change_set(
        work_items=(work,),
        projects=(project,),
        added=(digital,),
        points={"B": 40},
        sections={"S": 90, "T": 50},
    )
    after = approved(stage, changes)
    assert [(each.code, each.points) for each in after.latest.sections] == [
        ("S", Decimal(90)),
        ("T", Decimal(50)),
    ]
    assert after.projects["P2"] == project
    assert after.work_items["W2"] == work


def test_projects_and_work_items_that_lose_their_last_indicator_retire_with_it() -> None:
    work = WorkItem(code="W2", name="数字经济税收", source="OWN_KEY", document="工作要点")
    project = Project(code="P2", name="数字经济", work_item="W2")
    digital = but(indicator("D", 20, Cycle.HALF), project="P2")
    stage = ready(A, B)
    approved(stage, change_set(work_items=(work,), projects=(project,), added=(digital,), points={"B": 40}))
    after = approved(stage, change_set(retired=("D",), points={"B": 60}))
    assert (list(after.projects), list(after.work_items)) == (["P"], ["W"])


def test_all_publication_checks_run_on_the_amended_plan_and_are_listed_at_once() -> None:
    project = Project(code="P2", name="数字经济", work_item="W")
    nameless = but(indicator("A", 60, Cycle.HALF), name=None)
    stage = ready(A, B)
    stage.when(asking(change_set(revised=(nameless,), projects=(project,)))).then_all_refused(
        FieldMissing, ChainBroken, ScaleMismatch, ScaleMismatch
    )


def test_what_would_move_points_of_past_periods_stays_for_the_year() -> None:
    stage = ready(A, B)
    for changed in (
        but(A, cycle=Cycle.QUARTER),
        but(A, period_rule=PeriodRule.MEAN),
        but(A, work_kind="KEY"),
        but(A, assessed=("U01",)),
    ):
        stage.when(asking(change_set(revised=(changed,)))).then_refused(AmendmentFieldFixed)


def test_a_text_can_be_revised_without_a_change_of_points() -> None:
    stricter = but(A, standard="更严格的考评标准")
    after = approved(ready(A, B), change_set(revised=(stricter,)))
    assert after.indicators["A"] == stricter
    assert after.latest.indicator("A").standard == "更严格的考评标准"
    assert marks(after, "A") == {"2014H1": 20, "2014H2": 20}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        (change_set(points={"X": 60}), NodeUnknown),
        (change_set(retired=("X",)), NodeUnknown),
        (change_set(sections={"X": 60}), NodeUnknown),
        (change_set(revised=(indicator("X"),)), NodeUnknown),
        (change_set(added=(indicator("A"),)), NodeExists),
        (change_set(added=(but(indicator("C"), project="X"),)), NodeUnknown),
        (change_set(added=(indicator("C", section="X"),)), NodeUnknown),
        (change_set(projects=(Project(code="P", name="又一个", work_item="W"),)), NodeExists),
        (change_set(projects=(Project(code="P2", name="又一个", work_item="X"),)), NodeUnknown),
    ],
)
def test_a_change_set_fits_the_plan(changes: ChangeSet, kind: type[Refusal]) -> None:
    ready(A, B).when(asking(changes)).then_refused(kind)


def test_a_change_set_changes_something_and_nothing_twice() -> None:
    stage = ready(A, B)
    stage.when(asking(change_set())).then_refused(AmendmentEmpty)
    stage.when(asking(change_set(points={"A": 60}, retired=("A",)))).then_refused(AmendmentChangesTwice)


def test_a_request_tells_its_reason_and_its_document() -> None:
    stage = ready(A, B)
    stage.when(asking(SWAP, reason=" ")).then_refused(AmendmentReasonMissing, on="reason")
    stage.when(asking(SWAP, document=" ")).then_refused(AmendmentNotInWriting, on="document")
    spoken = RULES.model_copy(update={"in_writing": False})
    stage.take(asking(SWAP, document="", rules=spoken))


def test_a_request_comes_in_the_months_that_the_policy_names() -> None:
    july = RULES.model_copy(update={"first_month": 7, "last_month": 7})
    ready(A, B).when(asking(SWAP, rules=july)).then_refused(AmendmentOutsideWindow)
    ready(A, B, on=JULY).take(asking(SWAP, rules=july))
    ready(A, B, on=date(2014, 7, 31)).take(asking(SWAP, AUGUST, rules=july))
    ready(A, B, on=AUGUST).when(asking(SWAP, AUGUST, rules=july)).then_refused(AmendmentOutsideWindow)


def test_a_request_comes_in_time() -> None:
    ten = RULES.model_copy(update={"notice_days": 11})
    ready(A, B).take(asking(SWAP, rules=ten))
    late = RULES.model_copy(update={"notice_days": 12})
    ready(A, B).when(asking(SWAP, rules=late)).then_refused(AmendmentTooLate, on="effectiveFrom")


def test_nothing_takes_effect_before_the_day_of_the_decision() -> None:
    ready(A, B, on=JULY).take(asking(SWAP))
    ready(A, B, on=date(2014, 7, 2)).when(asking(SWAP)).then_refused(AmendmentRetroactive)
    stage = ready(A, B)
    stage.take(asking(SWAP))
    stage.take(SCREENING)
    stage.authors.now = stage.authors.now.replace(month=7, day=2)
    stage.when(APPROVING).then_refused(AmendmentRetroactive, on="effectiveFrom")


def test_an_amendment_takes_effect_within_the_year() -> None:
    ready(A, B).when(asking(SWAP, date(2015, 1, 1))).then_refused(AmendmentOutsideYear)


def test_versions_come_into_force_in_their_order() -> None:
    stage = ready(A, B)
    approved(stage, SWAP, AUGUST)
    back = change_set(points={"A": 40, "B": 60})
    stage.when(asking(back, JULY)).then_refused(AmendmentOutOfOrder)
    after = approved(stage, back, AUGUST)
    assert after.latest.number == 3
    assert marks(after, "A") == {"2014H1": 20, "2014H2": 20}


def test_a_draft_is_not_amended() -> None:
    given(Plan, *drafting(A, B)).when(asking(SWAP)).then_refused(PlanNotPublished)


def test_a_screened_amendment_can_be_refused_with_the_reason() -> None:
    stage = ready(A, B)
    stage.take(asking(SWAP))
    stage.take(SCREENING)
    stage.when(Step(lambda plan: plan.refuse_amendment(1, " ", RULES), LEADER)).then_refused(
        AmendmentReasonMissing
    )
    after = stage.when(Step(lambda plan: plan.refuse_amendment(1, "情况未变", RULES), LEADER)).then(
        fact(AmendmentRefused, amendment=1, reason="情况未变")
    )
    assert (after.amendment(1).status, after.amendment(1).remark) == (AmendmentStatus.REFUSED, "情况未变")
    assert after.latest.number == 1


def test_screening_sends_back_with_the_reason_or_passes_on() -> None:
    stage = ready(A, B)
    stage.take(asking(SWAP))
    after = stage.when(Step(lambda plan: plan.return_amendment(1, "请附文件"), OFFICER)).then(
        fact(AmendmentReturned, amendment=1, reason="请附文件")
    )
    assert after.amendment(1).status is AmendmentStatus.RETURNED
    stage.when(SCREENING).then_refused(AmendmentStepWrong)
    assert stage.take(asking(SWAP))


def test_who_requested_takes_back_what_is_not_decided_yet() -> None:
    withdrawing: Step[Plan] = Step(lambda plan: plan.withdraw_amendment(1, "不再需要"), ASSESSOR)
    stage = ready(A, B)
    stage.take(asking(SWAP))
    stage.when(withdrawing).then(fact(AmendmentWithdrawn, amendment=1, reason="不再需要"))
    stage.when(withdrawing).then_refused(AmendmentStepWrong)


def test_the_committee_proposes_first_where_the_policy_waits_for_it() -> None:
    waiting = RULES.model_copy(update={"committee_proposes": True})
    approving: Step[Plan] = Step(lambda plan: plan.approve_amendment(1, waiting, context_of(plan)), LEADER)
    stage = ready(A, B)
    stage.take(asking(SWAP))
    stage.take(SCREENING)
    stage.when(approving).then_refused(AmendmentStepWrong)
    stage.when(Step(lambda plan: plan.propose_amendment(1, "同意"), ARBITER)).then(
        fact(AmendmentProposed, amendment=1, reason="同意")
    )
    stage.take(approving)


def test_an_amendment_is_not_approved_before_it_is_screened() -> None:
    stage = ready(A, B)
    stage.take(asking(SWAP))
    stage.when(APPROVING).then_refused(AmendmentStepWrong)
    stage.when(Step(lambda plan: plan.screen_amendment(2), OFFICER)).then_refused(AmendmentUnknown)


def test_one_person_takes_one_step() -> None:
    stage = ready(A, B)
    stage.take(asking(SWAP))
    stage.when(Step(lambda plan: plan.screen_amendment(1), ASSESSOR)).then_refused(AmendmentSamePerson)
    stage.take(SCREENING)
    stage.when(Step(lambda plan: plan.approve_amendment(1, RULES, context_of(plan)), OFFICER)).then_refused(
        AmendmentSamePerson
    )
    stage.take(Step(lambda plan: plan.approve_amendment(1, RULES, context_of(plan)), SECOND_OFFICER))


def test_the_version_of_a_period_is_the_one_in_force_on_its_last_day() -> None:
    after = approved(ready(A, B), SWAP, AUGUST)
    quarters = ("2014Q1", "2014Q2", "2014Q3")
    assert [after.in_force("B", period, 2).number for period in quarters] == [1, 1, 2]
    assert after.in_force("B", "2014Q3", adopted=1).number == 1
    assert after.in_force("B", "2014", 2).number == 2
    assert published(A, B).version.effective_from == date(2014, 2, 14)
