"""Asking for meetings, and for what they agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.meeting.state import Attendee, MeetingKind, Vote
from projections.meetings.tables import MEETING, MEETING_MEASURE
from projections.reading import VALID, Query, Reading


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting; ``head`` headed the performance office on its day, ``minutes`` closed it."""

    meeting: UUID
    office: str
    kind: MeetingKind
    quarter: str
    number: int
    held_on: date
    head: UUID | None
    missed_by_head: bool
    agenda: tuple[str, ...]
    attendees: tuple[Attendee, ...]
    votes: tuple[Vote, ...]
    minutes: str | None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """What a meeting agreed that a unit is to do."""

    meeting: UUID
    measure: str
    office: str
    quarter: str
    unit: str
    text: str
    due_on: date


def _row(*columns: Any) -> MeetingRow:
    values = dict(zip(MEETING.columns, columns, strict=True))
    values["agenda"] = tuple(values["agenda"])
    values["attendees"] = tuple(
        Attendee(person=UUID(each["person"]), capacity=each["capacity"]) for each in values["attendees"]
    )
    values["votes"] = tuple(
        Vote(each["item"], UUID(each["person"]), each["choice"]) for each in values["votes"]
    )
    return MeetingRow(**values)


_SELECT: Final = "SELECT " + ", ".join(MEETING.columns) + " FROM {meeting} WHERE "
_ORDER: Final = " ORDER BY office, quarter, number"
_OF_OFFICES: Final = Query(_SELECT + "office = ANY(%(offices)s) AND " + VALID + _ORDER, [MEETING], _row)
_BY_IDS: Final = Query(_SELECT + "meeting = ANY(%(ids)s) AND " + VALID, [MEETING], _row)
_MEASURES: Final = Query(
    "SELECT "
    + ", ".join(MEETING_MEASURE.columns)
    + " FROM {meeting_measure} WHERE meeting = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY meeting, length(measure), measure",
    [MEETING_MEASURE],
    MeasureRow,
)


async def meetings_of(reading: Reading, offices: Sequence[str]) -> list[MeetingRow]:
    """The meetings of offices, by office, quarter and number."""
    return await reading.all(_OF_OFFICES, offices=list(offices))


async def meetings(reading: Reading, ids: Sequence[UUID]) -> list[MeetingRow]:
    """The meetings of these ids, in no order; an unknown id is left out."""
    return await reading.all(_BY_IDS, ids=list(ids))


async def measures_of(reading: Reading, ids: Sequence[UUID]) -> list[MeasureRow]:
    """What these meetings agreed, in their order."""
    return await reading.all(_MEASURES, ids=list(ids))
