"""Keeping review meetings: the performance office records them."""

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.kernel.event import ContentHash
from domain.meeting.meeting import ReviewMeeting
from domain.meeting.state import Attendee, Choice, MeetingKind
from domain.office.office import Office
from domain.person import Person


class HoldMeeting(Command):
    """Record a meeting about a quarter: who was there as what, and its agenda.

    A bureau meeting is attended by the head of the performance office without a vote.
    """

    NAME: ClassVar[str] = "holdMeeting"

    office: str
    kind: MeetingKind
    quarter: str
    on: date
    agenda: tuple[str, ...]
    attendees: tuple[Attendee, ...]


def hold_meeting(command: HoldMeeting, work: Work) -> str:
    """Gives the meeting's id."""
    work.authorise(Action.KEEP_MEETINGS, office=command.office)
    office = work.read(Office, Office.id_of(command.office))
    for attendee in command.attendees:
        work.read(Person, attendee.person)
    number = _next_number(command.office, command.quarter, work)
    meeting = work.begin(ReviewMeeting, ReviewMeeting.id_of(command.office, command.quarter, number))
    meeting.hold(command.kind, command.quarter, number, command.on, command.agenda, command.attendees, office)
    return str(meeting.id)


class RecordMeetingVote(Command):
    """Record how a member voted on an item of the agenda, counted from 1."""

    NAME: ClassVar[str] = "recordMeetingVote"

    meeting: UUID
    item: int
    person: UUID
    choice: Choice


def record_meeting_vote(command: RecordMeetingVote, work: Work) -> None:
    """Once for each member and item."""
    _meeting(command.meeting, work).vote(command.item, command.person, command.choice)


class AgreeMeasure(Command):
    """Record what a unit is to do by a day, as the meeting agreed."""

    NAME: ClassVar[str] = "agreeMeasure"

    meeting: UUID
    unit: str
    text: str
    due_on: date


def agree_measure(command: AgreeMeasure, work: Work) -> str:
    """Gives the measure's reference."""
    meeting = _meeting(command.meeting, work)
    office = work.read(Office, Office.id_of(meeting.state.office))
    return meeting.agree(command.unit, command.text, command.due_on, office)


class CloseMeeting(Command):
    """Close a meeting with the hash of its minutes."""

    NAME: ClassVar[str] = "closeMeeting"

    meeting: UUID
    minutes: ContentHash | None


def close_meeting(command: CloseMeeting, work: Work) -> None:
    """Nothing is added to it any more."""
    _meeting(command.meeting, work).close(command.minutes)


def _meeting(stream: UUID, work: Work) -> ReviewMeeting:
    work.authorise(Action.KEEP_MEETINGS, office=work.read(ReviewMeeting, stream).office)
    return work.edit(ReviewMeeting, stream)


def _next_number(office: str, quarter: str, work: Work) -> int:
    """The first number that no meeting of the quarter has."""
    return next(
        number
        for number in count(1)
        if work.find(ReviewMeeting, ReviewMeeting.id_of(office, quarter, number)) is None
    )


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    HoldMeeting: hold_meeting,
    RecordMeetingVote: record_meeting_vote,
    AgreeMeasure: agree_measure,
    CloseMeeting: close_meeting,
}
"""Review meetings."""
