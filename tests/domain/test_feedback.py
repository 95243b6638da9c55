"""Feedback: raised, answered, closed or once reopened; what became of it, indicator by indicator."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import pytest

from domain.calendar.deadline import Deadline
from domain.feedback.events import FeedbackAnswered, FeedbackOverdue, FeedbackRaised, FeedbackReopened
from domain.feedback.feedback import Feedback
from domain.feedback.refusals import (
    FeedbackAmendmentNotApproved,
    FeedbackLinkWrong,
    FeedbackNotOverdue,
    FeedbackReopenedAlready,
    FeedbackStepWrong,
    FeedbackUnknown,
)
from domain.feedback.state import Concern, FeedbackAnswer, FeedbackStatus
from domain.feedback.statistics import Told, figures
from domain.plan.amendment import Amendment, AmendmentStatus
from domain.plan.plan import Plan
from domain.plan.pointing import AmendmentOfPlan, IndicatorOfPlan, PlanOfAnotherOffice, must_belong
from domain.plan.refusals import WordsMissing
from tests.support.amendments import change_set
from tests.support.authors import OFFICER, UNIT_HEAD
from tests.support.plans import PLAN, drafting, indicator
from tests.support.scenario import Stage, Step, fact, given

DEADLINE: Final = Deadline(
    trigger_on=date(2014, 1, 6), workdays=1, due_on=date(2014, 1, 7), counted=(date(2014, 1, 7),)
)
LATER: Final = DEADLINE.model_copy(update={"due_on": date(2014, 1, 20)})
ABOUT_A: Final = IndicatorOfPlan(plan=PLAN, indicator="A")
EXPLAINED: Final = FeedbackAnswer(outcome="EXPLAINED", text="指标口径沿用省局规定", amendment=None)
ADJUSTED: Final = FeedbackAnswer(
    outcome="ADJUSTED", text="已调整分值", amendment=AmendmentOfPlan(plan=PLAN, amendment=1)
)
AMENDMENT: Final = Amendment(
    number=1,
    changes=change_set(points={"A": 20}),
    requested_on=date(2014, 1, 6),
    effective_from=date(2014, 7, 1),
    reason="基层反映数据采集困难",
    document="内国税函〔2014〕20号",
    status=AmendmentStatus.APPROVED,
    unit=None,
    handlers=frozenset(),
    remark=None,
    version=2,
    reached=0,
)


def concern(text: str = "纸质台账与系统数据重复填报", about: IndicatorOfPlan | None = ABOUT_A) -> Concern:
    return Concern(channel="REPORT", about=about, text=text)


def raising(said: Concern | None = None) -> Step[Feedback]:
    return Step(lambda feedback: feedback.raise_("HHHT", "U01", said or concern(), DEADLINE), UNIT_HEAD)


def answering(answer: FeedbackAnswer = EXPLAINED, amendment: Amendment | None = None) -> Step[Feedback]:
    return Step(lambda feedback: feedback.answer(answer, amendment), OFFICER)


def reopening(reason: str = "未说明原因") -> Step[Feedback]:
    return Step(lambda feedback: feedback.reopen(reason, LATER), UNIT_HEAD)


CLOSING: Final[Step[Feedback]] = Step(lambda feedback: feedback.close(), UNIT_HEAD)
TELLING: Final[Step[Feedback]] = Step(lambda feedback: feedback.tell_overdue())


def days_later(stage: Stage[Feedback], days: int) -> Stage[Feedback]:
    stage.authors.later(timedelta(days=days))
    return stage


def test_feedback_is_raised_in_words() -> None:
    raised = fact(FeedbackRaised, office="HHHT", unit="U01", concern=concern(), deadline=DEADLINE)
    assert given(Feedback).when(raising()).then(raised).status is FeedbackStatus.RAISED
    given(Feedback).when(raising(concern(" "))).then_refused(WordsMissing, on="concern.text")


def test_what_nobody_raised_cannot_be_answered() -> None:
    given(Feedback).when(answering()).then_refused(FeedbackUnknown)


def test_an_explanation_is_taken_or_once_sent_back() -> None:
    stage = given(Feedback, raising())
    state = stage.when(answering()).then(fact(FeedbackAnswered, answer=EXPLAINED))
    assert (state.answer, state.late) == (EXPLAINED, False)
    stage.when(answering()).then_refused(FeedbackStepWrong)
    stage.when(reopening(" ")).then_refused(WordsMissing)
    stage.when(reopening()).then(fact(FeedbackReopened, reason="未说明原因", deadline=LATER))
    stage.when(CLOSING).then_refused(FeedbackStepWrong)
    stage.take(answering())
    stage.when(reopening()).then_refused(FeedbackReopenedAlready)
    stage.take(CLOSING)
    stage.when(answering()).then_refused(FeedbackStepWrong)


def test_an_answer_is_in_words_and_names_the_amendment_that_it_tells_of() -> None:
    stage = given(Feedback, raising())
    wordless = ADJUSTED.model_copy(update={"text": ""})
    stage.when(answering(wordless, AMENDMENT)).then_refused(WordsMissing, on="answer.text")
    unlinked = ADJUSTED.model_copy(update={"amendment": None})
    stage.when(answering(unlinked)).then_refused(FeedbackLinkWrong, on="answer.amendment")
    linked = EXPLAINED.model_copy(update={"amendment": ADJUSTED.amendment})
    stage.when(answering(linked, AMENDMENT)).then_refused(FeedbackLinkWrong)
    elsewhere = AmendmentOfPlan(plan=UUID(int=7), amendment=1)
    stage.when(answering(ADJUSTED.model_copy(update={"amendment": elsewhere}), AMENDMENT)).then_refused(
        FeedbackLinkWrong
    )
    stage.when(answering(ADJUSTED, AMENDMENT)).then(fact(FeedbackAnswered, answer=ADJUSTED))


def test_the_plan_is_adjusted_once_the_amendment_is_approved() -> None:
    for status in AmendmentStatus:
        stage = given(Feedback, raising())
        step = stage.when(answering(ADJUSTED, replace(AMENDMENT, status=status)))
        if status in {AmendmentStatus.ADOPTING, AmendmentStatus.APPROVED}:
            step.then(fact(FeedbackAnswered, answer=ADJUSTED))
        else:
            step.then_refused(FeedbackAmendmentNotApproved)


def test_what_is_about_no_indicator_may_lead_to_an_amendment_of_any_plan_of_the_office() -> None:
    stage = given(Feedback, raising(concern(about=None)))
    stage.when(answering(ADJUSTED, AMENDMENT)).then(fact(FeedbackAnswered, answer=ADJUSTED))


def test_a_plan_that_is_pointed_at_is_one_of_the_office() -> None:
    plan = given(Plan, *drafting(indicator("A", 60))).state
    must_belong(plan, "HHHT", "about.plan")
    with pytest.raises(PlanOfAnotherOffice) as refused:
        must_belong(plan, "TKT", "about.plan")
    assert refused.value.field == "about.plan"


def test_a_silence_is_told_once_for_each_deadline() -> None:
    stage = given(Feedback, raising())
    days_later(stage, 1).when(TELLING).then_refused(FeedbackNotOverdue)
    days_later(stage, 1).when(TELLING).then(fact(FeedbackOverdue, due_on=date(2014, 1, 7)))
    stage.when(TELLING).then_refused(FeedbackNotOverdue)
    stage.take(answering())
    assert stage.state.late
    stage.when(TELLING).then_refused(FeedbackNotOverdue)
    stage.take(reopening())
    assert (stage.state.told, stage.state.late) == (False, True)
    days_later(stage, 20).when(TELLING).then(fact(FeedbackOverdue, due_on=date(2014, 1, 20)))


def told(
    indicator: str | None,
    status: FeedbackStatus,
    outcome: Any = None,
    *,
    late: bool = False,
    plan: UUID = PLAN,
) -> Told:
    about = None if indicator is None else IndicatorOfPlan(plan=plan, indicator=indicator)
    return Told(about, status, outcome, late)


def test_figures_count_what_was_answered_in_time_and_what_was_adjusted() -> None:
    lines = figures(
        [
            told(None, FeedbackStatus.RAISED),
            told("B", FeedbackStatus.CLOSED, "EXPLAINED"),
            told("A", FeedbackStatus.CLOSED, "ADJUSTED"),
            told("A", FeedbackStatus.ANSWERED, "EXPLAINED", late=True),
            told("A", FeedbackStatus.REOPENED, "EXPLAINED"),
        ]
    )
    assert [(each.about and each.about.indicator, each.raised) for each in lines] == [
        ("A", 3),
        ("B", 1),
        (None, 1),
    ]
    assert [each.in_time.percent for each in lines] == [Decimal("33.33"), Decimal(100), Decimal(0)]
    assert [each.adjusted.percent for each in lines] == [Decimal(50), Decimal(0), None]


def test_indicators_of_two_plans_are_told_apart_whatever_their_codes() -> None:
    other = UUID(int=7)
    lines = figures([told("A", FeedbackStatus.RAISED), told("A", FeedbackStatus.RAISED, plan=other)])
    assert {each.about.plan: each.raised for each in lines if each.about} == {PLAN: 1, other: 1}


def test_figures_of_nothing_are_none() -> None:
    assert figures([]) == ()
