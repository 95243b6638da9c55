"""A meeting as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from domain.kernel.value import Value

MeetingKind = Literal["REVIEW", "BUREAU"]
"""讲评会, or 局务会, which the head of the performance office attends without a vote."""

Capacity = Literal["MEMBER", "NON_VOTING"]
"""出席 or 列席."""

Choice = Literal["FOR", "AGAINST", "ABSTAINED"]
"""同意、不同意、弃权."""


class Attendee(Value):
    """Who was there, and as what."""

    person: UUID
    capacity: Capacity


@dataclass(frozen=True, slots=True)
class Vote:
    """What a member said to an item of the agenda, counted from 1."""

    item: int
    person: UUID
    choice: Choice


@dataclass(frozen=True, slots=True)
class Measure:
    """What was agreed: the unit that owns it, and the day by which it is done."""

    ref: str
    unit: str
    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class MeetingState:
    """A meeting of an office about a quarter, numbered within it.

    ``head`` is who headed the performance office on that day; ``minutes`` the hash that closed it.
    """

    office: str
    kind: MeetingKind
    quarter: str
    number: int
    on: date
    head: UUID | None
    agenda: tuple[str, ...]
    attendees: Mapping[UUID, Capacity]
    votes: tuple[Vote, ...]
    measures: tuple[Measure, ...]
    minutes: str | None

    @property
    def missed_by_head(self) -> bool:
        """Whether the head of the performance office was not at a bureau meeting (P4)."""
        return self.kind == "BUREAU" and self.head is not None and self.head not in self.attendees
