"""A comment on a score (对得分的意见) as the state of an assessment tells it."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from domain.assessment.ground import Ground
from domain.kernel.event import ContentHash


class ScoreCommentStatus(StrEnum):
    """Where a comment on a score stands."""

    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    ESCALATED = "ESCALATED"


class ScoreComment(NamedTuple):
    """Why the assessed unit holds an entry to be wrong, what it asks for, and what became of that.

    ``number`` counts the comments of the assessment.  ``correlation_id`` is what the comment and all that
    follows from it share; ``appeal`` is what it became where it was escalated.
    """

    ref: str
    number: int
    item: str
    ground: Ground
    statement: str
    remedy: str
    evidence: tuple[ContentHash, ...]
    status: ScoreCommentStatus
    made_by: str
    made_on: date
    reason: str | None
    answered_by: str | None
    answered_on: date | None
    correlation_id: UUID
    appeal: UUID | None
