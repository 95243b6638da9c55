"""Review meetings (讲评会、局务会): who came as what, what was voted on and agreed."""

from datetime import date
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind, global_id
from api.graphql.moments import Moment
from api.graphql.node import Node
from application.actions import Action
from domain.meeting.state import Attendee, Capacity, Choice, MeetingKind, Vote
from projections.meetings.queries import MeasureRow, MeetingRow, meetings


@strawberry.type(description="Who was at a meeting, and as what.")
class MeetingAttendee:
    """An attendee."""

    person: strawberry.ID
    capacity: Capacity = strawberry.field(graphql_type=ENUMS[Capacity])

    @classmethod
    def of(cls, found: Attendee, log: UUID) -> Self:
        """The attendee of a row."""
        return cls(person=_person(found.person, log), capacity=found.capacity)


@strawberry.type(description="How a member voted on an item of the agenda.")
class MeetingVote:
    """A vote."""

    item: int = strawberry.field(description="The place on the agenda, counted from 1.")
    person: strawberry.ID
    choice: Choice = strawberry.field(graphql_type=ENUMS[Choice])

    @classmethod
    def of(cls, found: Vote, log: UUID) -> Self:
        """The vote of a row."""
        return cls(item=found.item, person=_person(found.person, log), choice=found.choice)


@strawberry.type(description="What a unit is to do by a day, as a meeting agreed.")
class MeetingMeasure:
    """A measure."""

    ref: str = strawberry.field(description="Its reference within the meeting.")
    unit: str
    text: str
    due_on: date

    @classmethod
    def of(cls, row: MeasureRow) -> Self:
        """The measure of a row."""
        return cls(ref=row.measure, unit=row.unit, text=row.text, due_on=row.due_on)


@strawberry.type(description="A meeting about a quarter: 讲评会, or 局务会 that the office's head attends.")
class ReviewMeeting(Node):
    """A meeting."""

    KIND = Kind.MEETING

    row: strawberry.Private[MeetingRow]
    office: str
    kind: MeetingKind = strawberry.field(graphql_type=ENUMS[MeetingKind])
    quarter: str
    number: int = strawberry.field(description="Within the quarter: 1, 2, 3, without gaps.")
    held_on: date
    agenda: list[str]
    missed_by_head: bool = strawberry.field(
        description="Whether the head of the performance office was not at a bureau meeting."
    )
    minutes: str | None = strawberry.field(description="The hash of its minutes; null: it is not closed.")

    @classmethod
    def of(cls, row: MeetingRow, moment: Moment) -> Self:
        """The meeting of a row."""
        return cls(
            key=row.meeting,
            moment=moment,
            row=row,
            office=row.office,
            kind=row.kind,
            quarter=row.quarter,
            number=row.number,
            held_on=row.held_on,
            agenda=list(row.agenda),
            missed_by_head=row.missed_by_head,
            minutes=row.minutes,
        )

    @resolver("Who was there.")
    def attendees(self) -> list[MeetingAttendee]:
        """The attendees."""
        log = self.moment.snapshot.log_id
        return [MeetingAttendee.of(each, log) for each in self.row.attendees]

    @resolver("In the order in which they were recorded.")
    def votes(self) -> list[MeetingVote]:
        """The votes."""
        return [MeetingVote.of(each, self.moment.snapshot.log_id) for each in self.row.votes]

    @resolver("What was agreed, in order.")
    async def measures(self, info: Info) -> list[MeetingMeasure]:
        """The measures."""
        rows = await info.context.loaders(self.moment).of_office.meeting_measures.load(self.key)
        return [MeetingMeasure.of(row) for row in rows]


async def meeting_of(context: Context, meeting: UUID, moment: Moment) -> ReviewMeeting | None:
    """A meeting, if there is one that the viewer may see."""
    for row in await meetings(moment.reading, [meeting]):
        if context.viewer.sees(Action.READ_MEETING, row.office):
            return ReviewMeeting.of(row, moment)
    return None


def _person(person: UUID, log: UUID) -> strawberry.ID:
    return strawberry.ID(global_id(Kind.PERSON, log, person))
