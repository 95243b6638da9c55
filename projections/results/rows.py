"""What the read model says of a result."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from domain.calendar.deadline import Deadline
from domain.plan.indicator import Side
from domain.policy.grades import Grade
from domain.result.state import ResultStatus

DRAFT: Final = 0
"""The edition that stands for the compiled board, which nobody has determined."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """The result of a peer group as it stands; ``edition`` is the newest determined one (0: none)."""

    result: UUID
    office: str
    plan: UUID
    year: int
    side: Side
    peer_group: str
    status: ResultStatus
    edition: int
    is_public: bool


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A board: 0 is the compiled one, those from 1 on were determined.

    ``made_on`` is the day of that, ``made_at`` its position.  ``left_over`` places were to be chosen among
    the ``tied``: ``chosen`` got them.  ``public_on`` is ``None`` for what is not public, ``window`` for what
    opened none.
    """

    result: UUID
    edition: int
    border: int
    policy_version: int
    size: int
    places: int
    tied: tuple[str, ...]
    left_over: int
    chosen: tuple[str, ...]
    digest: str
    made_on: date
    made_at: int
    event_id: UUID
    reason: str | None
    legal_basis: str | None
    public_on: date | None
    window: Deadline | None

    @property
    def is_determined(self) -> bool:
        """Whether the leading group has determined it."""
        return self.edition != DRAFT

    @property
    def is_public(self) -> bool:
        """Whether it was made public."""
        return self.public_on is not None


@dataclass(frozen=True, slots=True)
class LineRow:
    """A subject's line; the points after ``total`` broke ties for a place among the excellent."""

    result: UUID
    edition: int
    subject: str
    ordinal: int
    assessment: UUID
    total: Decimal
    key_points: Decimal
    base_points: Decimal
    deduction_points: Decimal
    vetoes: tuple[str, ...]
    rank: int
    grade: Grade


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """A line of a determined edition, the day on which that was made, and when it was made public."""

    line: LineRow
    made_on: date
    public_on: date | None

    def is_made(self, day: date | None) -> bool:
        """Whether it had been made on ``day`` (``None``: as things stand)."""
        return day is None or self.made_on <= day

    def is_public(self, day: date | None) -> bool:
        """Whether it was public on ``day`` (``None``: as things stand)."""
        return self.public_on is not None and (day is None or self.public_on <= day)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Total, rank and grade of a subject on a board."""

    total: Decimal
    rank: int
    grade: Grade


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A subject that an edition moved; a notice to it where the board before was public.

    ``fresh_until`` is the last day of the window that another grade opened.
    """

    result: UUID
    edition: int
    subject: str
    ordinal: int
    office: str
    unit: str
    assessment: UUID
    before: PlaceRow
    after: PlaceRow
    is_notice: bool
    fresh_until: date | None
    told_on: date
