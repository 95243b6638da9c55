"""Comments on provisional scores: made by the assessed, answered by who reviews, or turned into an appeal."""

from collections.abc import Callable

import pytest

from domain.assessment.comment_refusals import (
    CommentOpen,
    CommentStepWrong,
    CommentTextMissing,
    CommentTooLate,
    ScoreCommentUnknown,
    ScoreNotProvisional,
)
from domain.assessment.comments import CommentAccepted, CommentDeclined, CommentEscalated, ScoreCommented
from domain.assessment.refusals import AlreadySealed, EntryUnknown, ReasonMissing, SelfInterest
from domain.assessment.reviewing import ResultRechecked, ResultReturned, ResultReviewed
from domain.assessment.score_comment import ScoreComment, ScoreCommentStatus
from domain.assessment.state import AssessmentState, Entry, EntryStatus
from tests.support.authors import ASSESSOR, INSIDER, REPORTER, UNIT_HEAD, Player
from tests.support.plans import a_plan, indicator
from tests.support.scenario import fact
from tests.support.sheets import APPEAL, COMMENT, ENTRY, OTHER_APPEAL, Move, Under

under = Under(a_plan(indicator("A", 1000)))
REPORTED = under.reported()
REVIEWED = REPORTED, under.reviewed()
COMMENTED = *REVIEWED, under.commented()
DECLINED = *COMMENTED, under.comment_declined()
ACCEPTED = *COMMENTED, under.comment_accepted()


def the_comment(state: AssessmentState) -> ScoreComment:
    (comment,) = state.comments.values()
    return comment


def status_of_entry(state: AssessmentState) -> EntryStatus:
    entry = state.item(ENTRY)
    assert isinstance(entry, Entry)
    return entry.status


@pytest.mark.parametrize("history", [(REPORTED,), REVIEWED])
def test_a_provisional_score_is_commented_on(history: tuple[Move, ...]) -> None:
    state = (
        under.after(*history)
        .when(under.commented())
        .then(
            fact(
                ScoreCommented,
                item=ENTRY,
                ground="DATA_WRONG",
                statement="少计一户",
                remedy="更正",
                evidence=(),
            )
        )
    )
    comment = the_comment(state)
    assert (comment.status, comment.item, comment.made_by) == ("OPEN", ENTRY, REPORTER.id)
    assert (comment.reason, comment.answered_on, comment.appeal) == (None, None, None)


@pytest.mark.parametrize(
    ("history", "status"),
    [
        (under.confirmed(), "RECHECKED"),
        ((REPORTED, under.returned()), "RETURNED"),
        ((REPORTED, under.voided()), "VOIDED"),
    ],
)
def test_what_is_final_or_does_not_stand_is_not_commented_on(history: tuple[Move, ...], status: str) -> None:
    refusal = under.after(*history).when(under.commented()).then_refused(ScoreNotProvisional, on="item")
    assert refusal.facts == {"entry": ENTRY, "status": status}


def test_only_entries_that_are_there_are_commented_on() -> None:
    claimed = under.after(under.claimed())
    for ref in (ENTRY, "entry:", "", next(iter(claimed.state.claims))):
        claimed.when(under.commented(ref)).then_refused(EntryUnknown, on="item")


def test_a_comment_says_something() -> None:
    under.after(REPORTED).when(under.commented(statement=" ")).then_refused(
        CommentTextMissing, on="statement"
    )


def test_an_entry_has_one_open_comment_at_a_time() -> None:
    stage = under.after(*COMMENTED)
    refusal = stage.when(under.commented()).then_refused(CommentOpen, on="item")
    assert refusal.facts == {"entry": ENTRY, "comment": the_comment(stage.state).ref}
    state = under.after(*DECLINED, under.commented(statement="另有依据")).state
    assert [(each.number, each.status) for each in state.comments.values()] == [(1, "DECLINED"), (2, "OPEN")]


def test_an_accepted_comment_returns_the_entry_for_the_same_reason() -> None:
    stage = under.after(*COMMENTED)
    state = stage.when(under.comment_accepted()).then(
        fact(CommentAccepted, comment=COMMENT, reason="核实属实"),
        fact(ResultReturned, entry=ENTRY, reason="核实属实"),
    )
    accepted, returned = stage.events[-2:]
    assert returned.envelope.causation_id == accepted.envelope.event_id
    comment = the_comment(state)
    assert (comment.status, comment.reason, comment.answered_by) == ("ACCEPTED", "核实属实", ASSESSOR.id)
    assert status_of_entry(state) is EntryStatus.RETURNED


def test_a_declined_comment_leaves_the_entry_as_it_is() -> None:
    declined = fact(CommentDeclined, comment=COMMENT, reason="数据无误")
    state = under.after(*COMMENTED).when(under.comment_declined()).then(declined)
    assert (the_comment(state).status, status_of_entry(state)) == ("DECLINED", "REVIEWED")


def test_an_open_comment_hinders_neither_review_nor_recheck() -> None:
    stage = under.after(REPORTED, under.commented())
    stage.when(under.reviewed()).then(fact(ResultReviewed, entry=ENTRY, points=None, grounds=None))
    stage.when(under.rechecked()).then(fact(ResultRechecked, entry=ENTRY))


@pytest.mark.parametrize(
    ("meanwhile", "status"),
    [(under.rechecked(), "RECHECKED"), (under.voided(), "VOIDED"), (under.returned(), "RETURNED")],
)
def test_what_can_no_longer_be_returned_is_declined_or_contested_but_not_accepted(
    meanwhile: Move, status: str
) -> None:
    stage = under.after(*COMMENTED, meanwhile)
    ref = the_comment(stage.state).ref
    refusal = stage.when(under.comment_accepted()).then_refused(CommentTooLate, on="comment")
    assert refusal.facts == {"entry": ENTRY, "comment": ref, "status": status}
    under.after(*COMMENTED, meanwhile).when(under.comment_escalated()).then(
        fact(CommentEscalated, comment=COMMENT, appeal=APPEAL)
    )
    stage.when(under.comment_declined()).then(fact(CommentDeclined, comment=COMMENT, reason="数据无误"))


@pytest.mark.parametrize("answer", [under.comment_accepted, under.comment_declined])
def test_an_answer_gives_its_reason_and_names_a_comment(answer: Callable[..., Move]) -> None:
    stage = under.after(*COMMENTED)
    stage.when(answer(reason=" ")).then_refused(ReasonMissing, on="reason")
    stage.when(answer("comment:x")).then_refused(ScoreCommentUnknown, on="comment")


@pytest.mark.parametrize("by", [REPORTER, UNIT_HEAD, INSIDER])
def test_nobody_answers_for_their_own_unit(by: Player) -> None:
    stage = under.after(*COMMENTED)
    stage.when(under.comment_accepted(by=by)).then_refused(SelfInterest)
    stage.when(under.comment_declined(by=by)).then_refused(SelfInterest)


def test_nobody_answers_what_they_said_before_they_moved() -> None:
    moved = Player(REPORTER.who, ASSESSOR.role, ASSESSOR.unit)
    under.after(*COMMENTED).when(under.comment_declined(by=moved)).then_refused(SelfInterest)


@pytest.mark.parametrize("history", [DECLINED, ACCEPTED, (*COMMENTED, under.comment_escalated())])
def test_a_comment_is_answered_once(history: tuple[Move, ...]) -> None:
    for again in (under.comment_accepted(), under.comment_declined()):
        under.after(*history).when(again).then_refused(CommentStepWrong, on="comment")


def test_a_declined_comment_becomes_an_appeal_once() -> None:
    stage = under.after(*DECLINED, under.rechecked())
    state = stage.when(under.comment_escalated()).then(fact(CommentEscalated, comment=COMMENT, appeal=APPEAL))
    comment = the_comment(state)
    assert (comment.status, comment.appeal) == (ScoreCommentStatus.ESCALATED, APPEAL)
    assert comment.reason == "数据无误"
    stage.when(under.comment_escalated(appeal=OTHER_APPEAL)).then_refused(CommentStepWrong, on="comment")


def test_an_accepted_comment_does_not_become_an_appeal() -> None:
    under.after(*ACCEPTED).when(under.comment_escalated()).then_refused(CommentStepWrong, on="comment")


def test_a_sealed_assessment_takes_no_comments_and_still_lets_one_become_an_appeal() -> None:
    stage = under.after(*COMMENTED, under.reported(9, period="2014Q2"), under.rechecked(), under.sealed())
    stage.when(under.commented("entry:A/2014Q2/SELF")).then_refused(AlreadySealed)
    stage.when(under.comment_declined()).then_refused(AlreadySealed)
    stage.when(under.comment_escalated()).then(fact(CommentEscalated, comment=COMMENT, appeal=APPEAL))
