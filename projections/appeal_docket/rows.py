"""What the docket says of an appeal."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from domain.appeal.clock import DueStep
from domain.appeal.state import AppealStatus, Ground
from domain.assessment.ruled import Outcome


class DocketStep(StrEnum):
    """What can happen to an appeal."""

    FILED = "FILED"
    ADMITTED = "ADMITTED"
    ACCEPTED = "ACCEPTED"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    WITHDRAWN = "WITHDRAWN"
    REINSTATED = "REINSTATED"
    PAUSED = "PAUSED"
    RESUMED = "RESUMED"
    EXTENDED = "EXTENDED"
    OVERDUE = "OVERDUE"
    RULED = "RULED"
    EXECUTED = "EXECUTED"


@dataclass(frozen=True, slots=True)
class ContestedItemRow:
    """A contested item and, once ruled on, the ruling; ``points`` is its new worth where it is VARIED."""

    item: str
    ground: Ground
    statement: str
    remedy: str
    outcome: Outcome | None
    points: Decimal | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of an appeal: when, by whom in which role, and why where a reason is due."""

    step: DocketStep
    event_id: UUID
    day: date
    decided_at: datetime
    actor: str
    actor_role: str
    actor_unit: str | None
    reason_code: str | None
    reason: str | None
    legal_basis: str | None


@dataclass(frozen=True, slots=True)
class AppealRow:
    """An appeal with its items in the order in which they were contested, and its steps in theirs.

    ``effects`` are the events that the ruling ordered; ``window_until`` is the last day on which the result
    could be contested when it was filed, ``due`` what is to be done by when, ``paused_on`` since when that
    stands still.
    """

    appeal: UUID
    office: str
    year: int
    number: int
    status: AppealStatus
    plan: UUID
    assessment: UUID
    subject: str
    peer_group: str
    statement: str
    effects: tuple[UUID, ...]
    window_until: date | None
    late_reason: str | None
    due: tuple[DueStep, ...]
    paused_on: date | None
    items: tuple[ContestedItemRow, ...]
    steps: tuple[StepRow, ...]

    def step(self, step: DocketStep) -> StepRow | None:
        """The filing, the acceptance, the ruling …, where it has happened."""
        return next((each for each in self.steps if each.step is step), None)
