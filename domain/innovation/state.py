"""An innovation project as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Literal, NamedTuple
from uuid import UUID

from pydantic import Field

from domain.kernel.points import Points
from domain.kernel.value import Code, Value
from domain.office.state import BodyKind

InnovationKind = Literal["SERVICE", "BUSINESS"]
"""服务大局创新 or 业务管理创新."""

PANELS: Final[Mapping[InnovationKind, BodyKind]] = {"SERVICE": "SERVICE_PANEL", "BUSINESS": "BUSINESS_PANEL"}
"""The review panel (专业评审组) of each class."""


class InnovationStatus(StrEnum):
    """Where a project stands; RANKED has a prize, NO_BONUS has none."""

    APPLIED = "APPLIED"
    NOT_REGISTERED = "NOT_REGISTERED"
    REGISTERED = "REGISTERED"
    TRACKED = "TRACKED"
    SUBMITTED = "SUBMITTED"
    REVIEWED = "REVIEWED"
    RANKED = "RANKED"
    NO_BONUS = "NO_BONUS"
    GRANTED = "GRANTED"
    WITHDRAWN = "WITHDRAWN"


class InnovationApplicant(Value):
    """A unit that applies, and its share of the bonus in percent; ``None`` with all: equal parts."""

    unit: Code
    share: Points | None


class InnovationApplication(Value):
    """What is applied for: an innovation of one class, by one unit or several, the leading one first.

    ``purpose`` says what is to be achieved; ``starts_on`` and ``completes_on`` are the days planned for the
    work, of which the latter decides the year; ``borrows`` is another's project that it takes up (借鉴).
    """

    title: str
    purpose: str
    kind: InnovationKind
    applicants: Annotated[tuple[InnovationApplicant, ...], Field(min_length=1)]
    starts_on: date
    completes_on: date
    borrows: UUID | None

    @property
    def units(self) -> tuple[str, ...]:
        """Who applies, the leading unit first."""
        return tuple(each.unit for each in self.applicants)

    @property
    def year(self) -> int:
        """The year in which it is ranked."""
        return self.completes_on.year


class Place(Value):
    """Where a project came in the ranking of its year, its prize (``None``: none) and the verdict on it."""

    rank: int
    prize: str | None
    verdict: str


class Portion(Value):
    """A unit's part of a bonus, and the assessment that it is booked in."""

    unit: str
    assessment: UUID
    points: Points


class Tracking(NamedTuple):
    """How often a project was reported on during the work, and how far the work had come last."""

    records: int
    last: date | None


@dataclass(frozen=True, slots=True)
class InnovationState:
    """A project: what was applied for, how it was tracked and reviewed, what came of it.

    ``reviews`` are the scores by reviewer, ``score`` their mean once the review is closed.
    """

    office: str
    number: int
    application: InnovationApplication
    applied_on: date
    status: InnovationStatus
    tracking: Tracking
    completed_on: date | None
    reviews: Mapping[str, Decimal]
    score: Decimal | None
    place: Place | None
    portions: tuple[Portion, ...]

    @property
    def done_on(self) -> date:
        """The day on which the work was done; asking before it was submitted is a programming error."""
        if self.completed_on is None:
            msg = "the work has not been submitted"
            raise LookupError(msg)
        return self.completed_on
