"""Comments on provisional scores: made by the assessed unit, answered by the reviewing desk, or escalated."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.appeal.filing import FileAppeal, lodge
from application.assessment.opened import open_for
from application.assessment.routing import open_for_return
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.appeal.state import ContestedItem
from domain.assessment.assessment import Assessment
from domain.assessment.comments import comment_of, comment_to_escalate
from domain.assessment.ground import Ground
from domain.kernel.event import ContentHash


class CommentOnScore(Command):
    """Say why an entry of the own unit that is not rechecked yet is wrong, and what it should be."""

    NAME: ClassVar[str] = "commentOnScore"

    assessment: UUID
    item: str
    ground: Ground
    statement: str
    remedy: str
    evidence: tuple[ContentHash, ...]


def comment_on_score(command: CommentOnScore, work: Work) -> str:
    """Gives the comment's reference."""
    assessment = open_for(Action.COMMENT_ON_SCORE, command.assessment, work).assessment
    return assessment.comment_on_score(
        item=command.item,
        ground=command.ground,
        statement=command.statement,
        remedy=command.remedy,
        evidence=command.evidence,
    )


class AcceptComment(Command):
    """Accept a comment on a score: its entry is returned for correction, for the same reason."""

    NAME: ClassVar[str] = "acceptComment"

    assessment: UUID
    comment: str
    reason: str


def accept_comment(command: AcceptComment, work: Work) -> None:
    """In one commit, so that nothing accepted stays on paper."""
    assessment = _open_for_answer(command.assessment, command.comment, work)
    assessment.accept_comment(command.comment, command.reason)


class DeclineComment(Command):
    """Decline a comment on a score, with the reason; the unit may still make an appeal of it."""

    NAME: ClassVar[str] = "declineComment"

    assessment: UUID
    comment: str
    reason: str


def decline_comment(command: DeclineComment, work: Work) -> None:
    """The entry goes on."""
    assessment = _open_for_answer(command.assessment, command.comment, work)
    assessment.decline_comment(command.comment, command.reason)


class EscalateComment(Command):
    """Make an appeal of a comment that was not accepted, once its entry is rechecked."""

    NAME: ClassVar[str] = "escalateComment"

    assessment: UUID
    comment: str
    statement: str


def escalate_comment(command: EscalateComment, work: Work) -> str:
    """Gives the appeal's id; comment and appeal are one matter, with one correlation id."""
    state = work.read(Assessment, command.assessment)
    work.authorise(Action.FILE_APPEAL, office=state.office, unit=state.subject)
    comment = comment_to_escalate(state, command.comment)
    work.correlate(comment.correlation_id)
    contested = ContestedItem(
        item=comment.item, ground=comment.ground, statement=comment.statement, remedy=comment.remedy
    )
    filing = FileAppeal(assessment=command.assessment, statement=command.statement, items=(contested,))
    appeal = lodge(filing, None, state, work)
    work.edit(Assessment, command.assessment).escalate_comment(command.comment, UUID(appeal))
    return appeal


def _open_for_answer(assessment: UUID, comment: str, work: Work) -> Assessment:
    """For whoever may return the entry that the comment is on."""
    item = comment_of(work.read(Assessment, assessment), comment).item
    return open_for_return(assessment, item, work).assessment


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    CommentOnScore: comment_on_score,
    AcceptComment: accept_comment,
    DeclineComment: decline_comment,
    EscalateComment: escalate_comment,
}
