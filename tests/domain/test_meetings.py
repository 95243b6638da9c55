"""Review meetings: what is recorded of them, and what is refused."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.meeting.meeting import MeetingHeld, MeetingVoteRecorded, ReviewMeeting
from domain.meeting.refusals import (
    AgendaEmpty,
    AgendaItemUnknown,
    AttendeesMissing,
    AttendeeTwice,
    MeetingAhead,
    MeetingQuarterAhead,
    MeetingUnknown,
    VotedAlready,
)
from domain.meeting.state import Attendee
from domain.office.office import Office
from domain.office.state import OfficeState
from domain.period import PeriodLengthWrong
from domain.plan.refusals import WordsMissing
from tests.support.scenario import fact, given

MEMBER, GUEST = UUID(int=1), UUID(int=2)
TODAY: Final = date(2014, 1, 6)
Act = Callable[[ReviewMeeting], object]
THERE: Final = (
    Attendee(person=MEMBER, capacity="MEMBER"),
    Attendee(person=GUEST, capacity="NON_VOTING"),
)


def office() -> OfficeState:
    found: OfficeState = given(
        Office, lambda each: each.establish("HHHT", "呼和浩特市国家税务局", "CITY", date(2014, 1, 1))
    ).state
    return found


OFFICE: Final = office()


def holding(**changed: Any) -> Act:
    said: dict[str, Any] = {
        "kind": "REVIEW",
        "quarter": "2014Q1",
        "number": 1,
        "on": TODAY,
        "agenda": ("通报", "整改"),
        "attendees": THERE,
        "office": OFFICE,
    }
    return lambda meeting: meeting.hold(**said | changed)


def voting(item: int = 1) -> Act:
    return lambda meeting: meeting.vote(item, MEMBER, "AGAINST")


def test_a_meeting_is_recorded_with_its_agenda_and_who_was_there() -> None:
    held = fact(
        MeetingHeld,
        effective_on=TODAY,
        office="HHHT",
        kind="REVIEW",
        quarter="2014Q1",
        number=1,
        head=None,
        agenda=("通报", "整改"),
        attendees=THERE,
    )
    state = given(ReviewMeeting).when(holding()).then(held)
    assert state.attendees == {MEMBER: "MEMBER", GUEST: "NON_VOTING"}


def test_a_meeting_that_cannot_have_been_is_refused() -> None:
    stage = given(ReviewMeeting)
    stage.when(holding(on=date(2014, 1, 7))).then_refused(MeetingAhead, "on")
    stage.when(holding(quarter="2014Q2")).then_refused(MeetingQuarterAhead, "quarter")
    stage.when(holding(quarter="2014")).then_refused(PeriodLengthWrong, "quarter")
    stage.when(holding(agenda=())).then_refused(AgendaEmpty, "agenda")
    stage.when(holding(agenda=("通报", " "))).then_refused(WordsMissing, "agenda.1")
    stage.when(holding(attendees=THERE[1:])).then_refused(AttendeesMissing, "attendees")
    stage.when(holding(attendees=(*THERE, THERE[0]))).then_refused(AttendeeTwice, "attendees")


def test_a_member_votes_once_on_each_item_of_the_agenda() -> None:
    cast = fact(MeetingVoteRecorded, item=1, person=MEMBER, choice="AGAINST")
    given(ReviewMeeting, holding()).when(voting()).then(cast)
    given(ReviewMeeting, holding(), voting()).when(voting()).then_refused(VotedAlready, "person")
    for item in (0, 3):
        given(ReviewMeeting, holding()).when(voting(item)).then_refused(AgendaItemUnknown, "item")


def test_a_meeting_that_was_not_held_has_no_votes() -> None:
    given(ReviewMeeting).when(voting()).then_refused(MeetingUnknown)
