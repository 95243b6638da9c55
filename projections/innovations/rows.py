"""What is known of an innovation project."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from domain.innovation.state import InnovationKind, InnovationStatus


class InnovationStep(StrEnum):
    """What can happen to a project, but for the reviews themselves."""

    APPLIED = "APPLIED"
    REGISTERED = "REGISTERED"
    NOT_REGISTERED = "NOT_REGISTERED"
    TRACKED = "TRACKED"
    SUBMITTED = "SUBMITTED"
    REVIEW_CLOSED = "REVIEW_CLOSED"
    RANKED = "RANKED"
    GRANTED = "GRANTED"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True, slots=True)
class ApplicantRow:
    """An applicant, its share in percent (``None``: equal parts) and, once granted, its part of the bonus."""

    unit: str
    share: Decimal | None
    assessment: UUID | None
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step: when, what was said and shown, by whom in which role."""

    step: InnovationStep
    day: date
    text: str | None
    evidence: list[str]
    event_id: UUID
    decided_at: datetime
    actor_role: str
    actor_unit: str | None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What a member of the panel found."""

    score: Decimal
    opinion: str
    event_id: UUID
    decided_at: datetime
    reviewer_unit: str | None


@dataclass(frozen=True, slots=True)
class InnovationRow:
    """A project; ``records`` counts its tracking, ``score`` is the mean of a closed review."""

    innovation: UUID
    office: str
    year: int
    number: int
    kind: InnovationKind
    title: str
    purpose: str
    starts_on: date
    completes_on: date
    borrows: UUID | None
    applied_on: date
    status: InnovationStatus
    records: int
    completed_on: date | None
    score: Decimal | None
    rank: int | None
    prize: str | None
    verdict: str | None
    points: Decimal | None
    applicants: tuple[ApplicantRow, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """Who applies, the leading unit first."""
        return tuple(each.unit for each in self.applicants)
