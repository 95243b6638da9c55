"""Comments on provisional scores (对得分的意见): what is wrong is said while mending it is cheap."""

from typing import Any, ClassVar, Final
from uuid import UUID

from domain.assessment.comment_refusals import (
    CommentOpen,
    CommentStepWrong,
    CommentTextMissing,
    CommentTooLate,
    ScoreCommentUnknown,
    ScoreNotProvisional,
)
from domain.assessment.ground import Ground
from domain.assessment.refusals import EntryUnknown, SelfInterest
from domain.assessment.reviewing import ResultReturned
from domain.assessment.score_comment import ScoreComment, ScoreCommentStatus
from domain.assessment.sheet import Sheet, must_say_why
from domain.assessment.state import AssessmentState, Entry, EntryStatus
from domain.kernel.event import ContentHash, Event

_PROVISIONAL: Final = frozenset({EntryStatus.REPORTED, EntryStatus.REVIEWED})
"""An entry of these states counts for now, and can still be returned."""


class ScoreCommented(Event):
    """The assessed unit says why a provisional entry is wrong, and what it asks for."""

    TOPIC: ClassVar[str] = "assessment.score-commented.v1"

    item: str
    ground: Ground
    statement: str
    remedy: str
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Add the comment."""
        return _with(
            state,
            ScoreComment(
                ref=f"comment:{self.envelope.event_id}",
                number=len(state.comments) + 1,
                item=self.item,
                ground=self.ground,
                statement=self.statement,
                remedy=self.remedy,
                evidence=self.evidence,
                status=ScoreCommentStatus.OPEN,
                made_by=self.envelope.actor.id,
                made_on=self.envelope.effective_on,
                reason=None,
                answered_by=None,
                answered_on=None,
                correlation_id=self.envelope.correlation_id,
                appeal=None,
            ),
        )


class _CommentStep(Event):
    """A step on a comment that exists."""

    comment: str

    def _at(self, state: AssessmentState, status: ScoreCommentStatus, **changed: Any) -> AssessmentState:
        return _with(state, state.comments[self.comment]._replace(status=status, **changed))


class _CommentAnswered(_CommentStep):
    """The desk that reviews the entry answered, with the reason."""

    STATUS: ClassVar[ScoreCommentStatus]

    reason: str

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Keep the answer."""
        by, on = self.envelope.actor.id, self.envelope.effective_on
        return self._at(state, self.STATUS, reason=self.reason, answered_by=by, answered_on=on)


class CommentAccepted(_CommentAnswered):
    """A comment was accepted: its entry is returned in the same commit."""

    TOPIC: ClassVar[str] = "assessment.comment-accepted.v1"
    STATUS: ClassVar[ScoreCommentStatus] = ScoreCommentStatus.ACCEPTED


class CommentDeclined(_CommentAnswered):
    """A comment was declined: its entry goes on as it is."""

    TOPIC: ClassVar[str] = "assessment.comment-declined.v1"
    STATUS: ClassVar[ScoreCommentStatus] = ScoreCommentStatus.DECLINED


class CommentEscalated(_CommentStep):
    """A comment became an appeal, which carries its correlation id."""

    TOPIC: ClassVar[str] = "assessment.comment-escalated.v1"

    appeal: UUID

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Remember the appeal."""
        return self._at(state, ScoreCommentStatus.ESCALATED, appeal=self.appeal)


class Comments(Sheet):
    """Commenting, answering, and going on to an appeal."""

    def comment_on_score(
        self, *, item: str, ground: Ground, statement: str, remedy: str, evidence: tuple[ContentHash, ...]
    ) -> str:
        """Say why a provisional entry is wrong; gives the comment's reference."""
        self._must_be_open()
        if (status := self._standing(item).status) not in _PROVISIONAL:
            raise ScoreNotProvisional("item", entry=item, status=status)
        if (known := self._open_comment(item)) is not None:
            raise CommentOpen("item", entry=item, comment=known.ref)
        if not statement.strip():
            raise CommentTextMissing("statement")
        event = self.trigger(
            ScoreCommented, item=item, ground=ground, statement=statement, remedy=remedy, evidence=evidence
        )
        return f"comment:{event.envelope.event_id}"

    def accept_comment(self, ref: str, reason: str) -> None:
        """Accept a comment on an entry that is provisional still, and return the entry for that reason."""
        found = self._answerable(ref, reason)
        if (status := self._standing(found.item).status) not in _PROVISIONAL:
            raise CommentTooLate("comment", comment=ref, entry=found.item, status=status)
        accepted = self.trigger(CommentAccepted, comment=ref, reason=reason)
        self.trigger(ResultReturned, cause=accepted.envelope.event_id, entry=found.item, reason=reason)

    def decline_comment(self, ref: str, reason: str) -> None:
        """Decline a comment, whatever became of its entry meanwhile."""
        self._answerable(ref, reason)
        self.trigger(CommentDeclined, comment=ref, reason=reason)

    def escalate_comment(self, ref: str, appeal: UUID) -> None:
        """Say that a comment became an appeal; open even on a sealed assessment, as appeals are."""
        comment_to_escalate(self.state, ref)
        self.trigger(CommentEscalated, comment=ref, appeal=appeal)

    def _standing(self, ref: str) -> Entry:
        found = self.state.item(ref)
        if not isinstance(found, Entry):
            raise EntryUnknown("item", entry=ref)
        return found

    def _open_comment(self, item: str) -> ScoreComment | None:
        on_item = (each for each in self.state.comments.values() if each.item == item)
        return next((each for each in on_item if each.status is ScoreCommentStatus.OPEN), None)

    def _answerable(self, ref: str, reason: str) -> ScoreComment:
        """Nobody answers for their own unit, nor what they said themselves when they were of another."""
        self._must_be_open()
        self._must_not_be_own()
        found = comment_of(self.state, ref)
        if found.made_by == self.by.actor_id:
            raise SelfInterest
        _must_be(found, ScoreCommentStatus.OPEN)
        must_say_why(reason)
        return found


def comment_of(state: AssessmentState, ref: str) -> ScoreComment:
    """The comment of that reference; raises ``ScoreCommentUnknown``."""
    if (found := state.comments.get(ref)) is None:
        raise ScoreCommentUnknown("comment", comment=ref)
    return found


def comment_to_escalate(state: AssessmentState, ref: str) -> ScoreComment:
    """The comment, if it may become an appeal: one that is open, or was declined."""
    found = comment_of(state, ref)
    _must_be(found, ScoreCommentStatus.OPEN, ScoreCommentStatus.DECLINED)
    return found


def _must_be(comment: ScoreComment, *statuses: ScoreCommentStatus) -> None:
    if comment.status not in statuses:
        raise CommentStepWrong("comment", comment=comment.ref, status=comment.status)


def _with(state: AssessmentState, comment: ScoreComment) -> AssessmentState:
    return state._replace(comments={**state.comments, comment.ref: comment})


EVENTS: Final = (ScoreCommented, CommentAccepted, CommentDeclined, CommentEscalated)
