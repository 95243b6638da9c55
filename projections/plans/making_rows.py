"""What the read model says of how plans are made."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.plan.procedure import CommentChannel, CommentOutcome


class PlanStepKind(StrEnum):
    """What can happen on the way to a published plan."""

    DRAFTED = "DRAFTED"
    SUBMITTED = "SUBMITTED"
    REVIEWED = "REVIEWED"
    RETURNED = "RETURNED"
    CONSULTED = "CONSULTED"
    INDICATOR_PROPOSED = "INDICATOR_PROPOSED"
    INDICATOR_REVISED = "INDICATOR_REVISED"
    INDICATOR_WITHDRAWN = "INDICATOR_WITHDRAWN"
    PUBLISHED = "PUBLISHED"


@dataclass(frozen=True, slots=True)
class PlanStepRow:
    """A step on the way: when, by whom in which role, on which indicator, and the comment given with it."""

    step: PlanStepKind
    indicator: str | None
    note: str | None
    event_id: UUID
    day: date
    decided_at: datetime
    actor_role: str
    actor_unit: str | None


@dataclass(frozen=True, slots=True)
class PlanCommentRow:
    """A comment of a unit on the draft, and what became of it."""

    comment: str
    unit: str
    indicator: str | None
    channel: CommentChannel
    text: str
    commented_on: date
    outcome: CommentOutcome | None
    answer: str | None
    answered_on: date | None
