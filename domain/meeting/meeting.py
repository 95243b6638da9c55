"""Review meetings: held, voted in, closed with their minutes (P4)."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.kernel.aggregate import Aggregate
from domain.kernel.event import ContentHash, Event
from domain.kernel.ids import stream_id
from domain.meeting.refusals import (
    AgendaEmpty,
    AgendaItemUnknown,
    AttendeesMissing,
    AttendeeTwice,
    MeasureDueTooSoon,
    MeetingAhead,
    MeetingClosedAlready,
    MeetingQuarterAhead,
    MeetingUnknown,
    MinutesMissing,
    VotedAlready,
    VoterAbsent,
    VoteWithoutRight,
)
from domain.meeting.state import Attendee, Choice, Measure, MeetingKind, MeetingState, Vote
from domain.office.state import OfficeState
from domain.period import Cycle, last_day, must_be
from domain.plan.draft import must_say


class MeetingHeld(Event):
    """A meeting took place on ``envelope.effective_on``; ``head`` headed the performance office that day."""

    TOPIC: ClassVar[str] = "meeting.meeting-held.v1"

    office: str
    kind: MeetingKind
    quarter: str
    number: int
    head: UUID | None
    agenda: tuple[str, ...]
    attendees: tuple[Attendee, ...]

    def evolve(self, state: MeetingState | None) -> MeetingState:
        """The meeting, with nothing decided."""
        del state
        return MeetingState(
            office=self.office,
            kind=self.kind,
            quarter=self.quarter,
            number=self.number,
            on=self.envelope.effective_on,
            head=self.head,
            agenda=self.agenda,
            attendees={each.person: each.capacity for each in self.attendees},
            votes=(),
            measures=(),
            minutes=None,
        )


class MeetingVoteRecorded(Event):
    """A member voted on an item of the agenda."""

    TOPIC: ClassVar[str] = "meeting.vote-recorded.v1"

    item: int
    person: UUID
    choice: Choice

    def evolve(self, state: MeetingState) -> MeetingState:
        """Add the vote."""
        return replace(state, votes=(*state.votes, Vote(self.item, self.person, self.choice)))


class MeasureAgreed(Event):
    """A unit is to do something by a day."""

    TOPIC: ClassVar[str] = "meeting.measure-agreed.v1"

    measure: str
    unit: str
    text: str
    due_on: date

    def evolve(self, state: MeetingState) -> MeetingState:
        """Add the measure."""
        return replace(
            state, measures=(*state.measures, Measure(self.measure, self.unit, self.text, self.due_on))
        )


class MeetingClosed(Event):
    """The minutes are archived: nothing is added any more."""

    TOPIC: ClassVar[str] = "meeting.meeting-closed.v1"

    minutes: ContentHash

    def evolve(self, state: MeetingState) -> MeetingState:
        """Keep the hash of the minutes."""
        return replace(state, minutes=self.minutes)


class ReviewMeeting(Aggregate[MeetingState]):
    """One meeting of an office about a quarter."""

    NAME = "meeting"
    UNKNOWN = MeetingUnknown

    @staticmethod
    def id_of(office: str, quarter: str, number: int) -> UUID:
        """The meetings of a quarter are numbered from 1, without gaps, so that all of them can be found."""
        return stream_id("meeting", office, quarter, number)

    def hold(
        self,
        kind: MeetingKind,
        quarter: str,
        number: int,
        on: date,
        agenda: tuple[str, ...],
        attendees: tuple[Attendee, ...],
        office: OfficeState,
    ) -> None:
        """Record a meeting of ``on``, today or before, about a quarter that had begun."""
        self._must_be_timely(quarter, on)
        _must_have_agenda(agenda)
        _must_have_members(attendees)
        bodies = office.bodies.get("PERFORMANCE_OFFICE")
        body = None if bodies is None else bodies.on(on)
        self.trigger(
            MeetingHeld,
            effective_on=on,
            office=office.code,
            kind=kind,
            quarter=quarter,
            number=number,
            head=None if body is None else body.chair,
            agenda=agenda,
            attendees=attendees,
        )

    def vote(self, item: int, person: UUID, choice: Choice) -> None:
        """Record the vote of a member; who attends without a vote has none."""
        state = self._open()
        if not 1 <= item <= len(state.agenda):
            raise AgendaItemUnknown("item", item=item)
        if person not in state.attendees:
            raise VoterAbsent("person")
        if state.attendees[person] == "NON_VOTING":
            raise VoteWithoutRight("person")
        if any((each.item, each.person) == (item, person) for each in state.votes):
            raise VotedAlready("person", item=item)
        self.trigger(MeetingVoteRecorded, item=item, person=person, choice=choice)

    def agree(self, unit: str, text: str, due_on: date, office: OfficeState) -> str:
        """Record what a unit is to do; gives the measure's reference."""
        state = self._open()
        office.unit_on(unit, state.on)
        must_say(text, "text")
        if due_on <= state.on:
            raise MeasureDueTooSoon("due_on", day=due_on)
        ref = f"measure:{len(state.measures) + 1}"
        self.trigger(MeasureAgreed, measure=ref, unit=unit, text=text, due_on=due_on)
        return ref

    def close(self, minutes: str | None) -> None:
        """Close the meeting with the hash of its minutes."""
        self._open()
        if minutes is None:
            raise MinutesMissing("minutes")
        self.trigger(MeetingClosed, minutes=minutes)

    def _open(self) -> MeetingState:
        if self.state.minutes is not None:
            raise MeetingClosedAlready("meeting")
        return self.state

    def _must_be_timely(self, quarter: str, on: date) -> None:
        must_be(Cycle.QUARTER, quarter, "quarter")
        if on > self.by.today:
            raise MeetingAhead("on", day=on)
        ends = last_day(quarter)
        if on < date(ends.year, ends.month - 2, 1):
            raise MeetingQuarterAhead("quarter", day=on, quarter=quarter)


def _must_have_agenda(agenda: tuple[str, ...]) -> None:
    if not agenda:
        raise AgendaEmpty("agenda")
    for place, item in enumerate(agenda):
        must_say(item, f"agenda.{place}")


def _must_have_members(attendees: tuple[Attendee, ...]) -> None:
    if all(each.capacity != "MEMBER" for each in attendees):
        raise AttendeesMissing("attendees")
    persons = [each.person for each in attendees]
    if len(set(persons)) < len(persons):
        raise AttendeeTwice("attendees")


EVENTS: Final = (MeetingHeld, MeetingVoteRecorded, MeasureAgreed, MeetingClosed)
