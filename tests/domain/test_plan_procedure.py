"""初拟 → 沟通审核 → 征求意见 → 审定发布: the way of a plan from its draft to its publication (R1 art. 16)."""

from datetime import date

import pytest

from domain.plan.consultation import ConsultationBegun, PlanAgreedTo, PlanCommentAnswered, PlanCommented
from domain.plan.plan import Plan
from domain.plan.procedure import CommentAnswer, CommentOutcome, Phase
from domain.plan.refusals import (
    CommentAnswered,
    CommentsUnanswered,
    CommentUnknown,
    ConsultationAsksNobody,
    ConsultationMissing,
    ConsultationOpen,
    ConsultationOver,
    ConsultationTooShort,
    NodeUnknown,
    NotConsulted,
    PlanNotDraft,
    PlanPhaseWrong,
    PlanReviewedBySubmitter,
    PlanUnderReview,
    WordsMissing,
)
from domain.plan.review import PlanReturned, PlanReviewed, PlanSubmitted
from domain.plan.state import PlanState
from tests.support.authors import OFFICER, SECOND_OFFICER, UNIT_HEAD, noon
from tests.support.plans import (
    CONSULTING,
    PUBLISHING,
    WORK_ITEM,
    drafting,
    indicator,
    proposing,
    revising,
    withdrawing,
)
from tests.support.scenario import Stage, Step, fact, given, latest

DRAFT = drafting(indicator("A", 600), indicator("B", 400))
SUBMITTED, PASSED, *_ = CONSULTING
LAST_DAY = date(2014, 1, 20)
RETURNED: Step[Plan] = Step(lambda plan: plan.send_back("考评标准不够量化"), SECOND_OFFICER)
ASKED: Step[Plan] = Step(lambda plan: plan.consult(("U01", "U02"), LAST_DAY))
ROUND = (*DRAFT, SUBMITTED, PASSED, ASKED)
LATEST = latest("comments")


def commented(unit: str = "U01", on: str | None = "A", text: str = "分值偏高") -> Step[Plan]:
    return Step(lambda plan: plan.comment(unit, on, "REPORT", text), UNIT_HEAD)


def agreed(unit: str) -> Step[Plan]:
    return Step(lambda plan: plan.agree(unit), UNIT_HEAD)


def answered(outcome: CommentOutcome = "ADOPTED", text: str = "已调整") -> Step[Plan]:
    answer = CommentAnswer(outcome=outcome, text=text)
    return Step(lambda plan: plan.answer_comment(LATEST(plan.state), answer))


def on_day(stage: Stage[Plan], day: date) -> Stage[Plan]:
    stage.authors.now = noon(day)
    return stage


def test_a_draft_is_handed_in_and_passes_its_review() -> None:
    given(Plan, *DRAFT).when(SUBMITTED).then(fact(PlanSubmitted))
    state: PlanState = given(Plan, *DRAFT, SUBMITTED).when(PASSED).then(fact(PlanReviewed, comment=None))
    assert state.phase is Phase.REVIEWED


def test_a_draft_that_is_returned_says_what_must_change_and_is_open_again() -> None:
    stage = given(Plan, *DRAFT, SUBMITTED)
    stage.when(RETURNED).then(fact(PlanReturned, comment="考评标准不够量化"))
    for step in (revising(indicator("A", 600)), SUBMITTED, PASSED):
        stage.take(step)
    silent = Step[Plan](lambda plan: plan.send_back("  "), SECOND_OFFICER)
    given(Plan, *DRAFT, SUBMITTED).when(silent).then_refused(WordsMissing, on="comment")


@pytest.mark.parametrize("review", [PASSED, RETURNED])
def test_nobody_reviews_the_draft_that_oneself_handed_in(review: Step[Plan]) -> None:
    own = Step(review.act, OFFICER)
    given(Plan, *DRAFT, SUBMITTED).when(own).then_refused(PlanReviewedBySubmitter)


@pytest.mark.parametrize(
    "change",
    [
        Step[Plan](lambda plan: plan.propose_work_item(WORK_ITEM.model_copy(update={"code": "W2"}))),
        proposing(indicator("C")),
        revising(indicator("A", 500)),
        withdrawing("A"),
        PUBLISHING,
    ],
)
def test_a_draft_under_review_does_not_change(change: Step[Plan]) -> None:
    given(Plan, *DRAFT, SUBMITTED).when(change).then_refused(PlanUnderReview)


@pytest.mark.parametrize(
    ("history", "step"),
    [
        ((), PASSED),
        ((SUBMITTED,), SUBMITTED),
        ((), ASKED),
        ((SUBMITTED,), ASKED),
        ((SUBMITTED, PASSED), RETURNED),
        ((SUBMITTED, PASSED), commented()),
        ((*CONSULTING, PUBLISHING), ASKED),
        ((*CONSULTING, PUBLISHING), agreed("U01")),
    ],
)
def test_every_step_has_its_phase(history: tuple[Step[Plan], ...], step: Step[Plan]) -> None:
    given(Plan, *DRAFT, *history).when(step).then_refused(PlanPhaseWrong, on="plan")


def test_units_are_asked_until_a_day() -> None:
    asked = fact(ConsultationBegun, units=("U01", "U02"), until=LAST_DAY)
    given(Plan, *ROUND[:-1]).when(ASKED).then(asked)


def test_a_consultation_asks_somebody_and_does_not_end_before_it_begins() -> None:
    stage = on_day(given(Plan, *ROUND[:-1]), date(2014, 1, 20))
    stage.when(lambda plan: plan.consult((), LAST_DAY)).then_refused(ConsultationAsksNobody, on="units")
    too_short = stage.when(lambda plan: plan.consult(("U01",), date(2014, 1, 19)))
    too_short.then_refused(ConsultationTooShort, on="until")
    stage.take(Step(lambda plan: plan.consult(("U01",), date(2014, 1, 20))))


def test_a_unit_comments_on_an_indicator_or_on_the_whole_draft() -> None:
    said = fact(PlanCommented, unit="U01", indicator="A", channel="REPORT", text="分值偏高")
    given(Plan, *ROUND).when(commented()).then(said)
    whole = fact(PlanCommented, unit="U02", indicator=None, channel="REPORT", text="总体可行")
    given(Plan, *ROUND).when(commented("U02", None, "总体可行")).then(whole)


def test_a_comment_has_words_and_its_indicator_exists() -> None:
    given(Plan, *ROUND).when(commented(text=" ")).then_refused(WordsMissing, on="text")
    given(Plan, *ROUND).when(commented(on="Z")).then_refused(NodeUnknown, on="indicator")


@pytest.mark.parametrize("reply", [commented("U03"), agreed("U03")])
def test_only_units_that_were_asked_reply(reply: Step[Plan]) -> None:
    given(Plan, *ROUND).when(reply).then_refused(NotConsulted, on="unit")


@pytest.mark.parametrize("reply", [commented(), agreed("U01")])
def test_replies_come_by_the_last_day(reply: Step[Plan]) -> None:
    on_day(given(Plan, *ROUND), date(2014, 1, 20)).take(reply)
    on_day(given(Plan, *ROUND), date(2014, 1, 21)).when(reply).then_refused(ConsultationOver)


def test_a_comment_is_answered_once_in_words() -> None:
    stage = given(Plan, *ROUND, commented())
    stage.when(answered(text="")).then_refused(WordsMissing, on="answer.text")
    done = fact(PlanCommentAnswered, comment=LATEST, answer=CommentAnswer(outcome="ADOPTED", text="已调整"))
    stage.when(answered()).then(done)
    stage.when(answered("EXPLAINED")).then_refused(CommentAnswered, on="comment")


def test_only_a_comment_that_was_made_is_answered() -> None:
    answer = CommentAnswer(outcome="EXPLAINED", text="-")
    lost = given(Plan, *ROUND).when(lambda plan: plan.answer_comment("comment:x", answer))
    lost.then_refused(CommentUnknown, on="comment")
    late = given(Plan, *DRAFT, *CONSULTING, PUBLISHING)
    late.when(lambda plan: plan.answer_comment("comment:x", answer)).then_refused(PlanNotDraft)


def test_a_plan_that_nobody_was_consulted_on_is_not_published() -> None:
    """Rule 3."""
    for history in ((), (SUBMITTED, PASSED)):
        given(Plan, *DRAFT, *history).when(PUBLISHING).then_refused(ConsultationMissing)


def test_a_plan_is_published_once_the_last_day_of_its_consultation_has_passed() -> None:
    last_day = on_day(given(Plan, *ROUND), date(2014, 1, 20))
    last_day.when(PUBLISHING).then_refused(ConsultationOpen)
    on_day(given(Plan, *ROUND), date(2014, 1, 21)).take(PUBLISHING)


def test_a_plan_is_published_as_soon_as_every_unit_has_replied() -> None:
    stage = given(Plan, *ROUND, agreed("U01"))
    stage.when(PUBLISHING).then_refused(ConsultationOpen)
    stage.take(commented("U02"))
    stage.take(answered())
    stage.take(PUBLISHING)
    assert stage.state.phase is Phase.PUBLISHED


def test_a_plan_with_unanswered_comments_is_not_published() -> None:
    stage = given(Plan, *ROUND, commented(), commented("U02"))
    refusal = stage.when(PUBLISHING).then_refused(CommentsUnanswered)
    assert refusal.facts == {"comments": ", ".join(stage.state.comments)}
    assert len(stage.state.unanswered) == 2


def test_a_further_round_asks_anew() -> None:
    stage = given(Plan, *ROUND, agreed("U01"), agreed("U02"), ASKED)
    stage.when(PUBLISHING).then_refused(ConsultationOpen)


def test_an_indicator_changes_after_its_consultation_until_publication() -> None:
    state = given(Plan, *ROUND, agreed("U01"), commented("U02"), revising(indicator("A", 500)), answered())
    state.take(revising(indicator("B", 500)))
    state.take(PUBLISHING)
    assert state.state.latest.indicator("A").points == 500


def test_agreeing_is_recorded_as_a_reply() -> None:
    given(Plan, *ROUND).when(agreed("U01")).then(fact(PlanAgreedTo, unit="U01"))
