"""Daily management, through commands: milestones, meetings, the analysis of a quarter."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from api.bootstrap import tick
from application.meetings import AgreeMeasure, RecordMeetingVote
from application.milestones import ReachMilestone, RescheduleMilestone
from application.processes.tick import CLOCK
from application.refusals import OutOfScope
from application.replay import fold
from domain.meeting.refusals import (
    MeasureDueTooSoon,
    MeetingClosedAlready,
    MinutesMissing,
    VoterAbsent,
    VoteWithoutRight,
)
from domain.meeting.state import Attendee, MeetingKind, MeetingState
from domain.milestone.milestones import MilestoneOverdue, Milestones
from domain.milestone.refusals import MilestoneUnknown
from domain.office.refusals import UnitUnknown
from domain.person import PersonUnknown
from infra.clock import ScriptedClock
from tests.support.city import City, constituting
from tests.support.monitoring import MINUTES, closing, holding, setting


def milestones(city: City) -> list[Any]:
    return [each.event for each in city.system.stream(Milestones.id_of(city.plan))]


def test_p_23_the_roll_out_is_a_milestone_reached_one_month_early(city: City, clock: ScriptedClock) -> None:
    city.run("officer", setting(city, "ONLINE", None, date(2014, 7, 1)))
    clock.set(datetime(2014, 6, 3, 1, tzinfo=UTC))
    reached = ReachMilestone(plan=city.plan, milestone="ONLINE", on=date(2014, 6, 1), evidence=())
    city.run("officer", reached)
    found = fold(city.system.stream(Milestones.id_of(city.plan))).milestone("ONLINE")
    assert (found.planned_on, found.reached_on, found.days_early) == (date(2014, 7, 1), date(2014, 6, 1), 30)


def test_an_overdue_milestone_is_raised_by_the_clock_once_for_its_day(
    city: City, clock: ScriptedClock
) -> None:
    city.run("officer", setting(city))
    clock.set(datetime(2014, 6, 30, 15, 59, tzinfo=UTC))
    assert [told for told in tick(city.system).run() if told.process == "milestones"] == []
    clock.set(datetime(2014, 6, 30, 16, 0, tzinfo=UTC))
    for _ in range(2):
        list(tick(city.system).run())
    *_, last = milestones(city)
    assert isinstance(last, MilestoneOverdue)
    assert (last.due_on, last.envelope.actor.id) == (date(2014, 6, 30), CLOCK)
    later = RescheduleMilestone(plan=city.plan, milestone="M1", due_on=date(2014, 7, 31), reason="设备推迟")
    city.run("officer", later)
    clock.set(datetime(2014, 8, 1, 1, tzinfo=UTC))
    list(tick(city.system).run())
    raised = [each.due_on for each in milestones(city) if isinstance(each, MilestoneOverdue)]
    assert raised == [date(2014, 6, 30), date(2014, 7, 31)]


def test_the_department_that_assesses_an_indicator_records_its_milestones_and_no_others(
    shared_city: City,
) -> None:
    shared_city.run("officer", setting(shared_city))
    shared_city.run("officer", setting(shared_city, "WHOLE", None))
    on = date(2014, 1, 6)
    of_b = ReachMilestone(plan=shared_city.plan, milestone="M1", on=on, evidence=())
    shared_city.run("assessor", of_b)
    of_the_plan = ReachMilestone(plan=shared_city.plan, milestone="WHOLE", on=on, evidence=())
    with pytest.raises(OutOfScope):
        shared_city.run("assessor", of_the_plan)
    unknown = ReachMilestone(plan=shared_city.plan, milestone="NONE", on=on, evidence=())
    with pytest.raises(MilestoneUnknown):
        shared_city.run("officer", unknown)


def person(city: City, who: str) -> UUID:
    return UUID(city.people[who])


def state_of(city: City, meeting: str) -> MeetingState:
    state: MeetingState = fold(city.system.stream(UUID(meeting)))
    return state


def voting(city: City, meeting: str, who: str, item: int = 1) -> RecordMeetingVote:
    return RecordMeetingVote(meeting=UUID(meeting), item=item, person=person(city, who), choice="FOR")


@pytest.fixture(scope="module")
def headed_city(shared_city: City) -> City:
    """A bureau whose performance office has a head."""
    body = constituting(person(shared_city, "officer"), kind="PERFORMANCE_OFFICE")
    shared_city.run("system:bootstrap", body)
    return shared_city


def test_p_04_a_meeting_is_not_closed_without_its_minutes(headed_city: City) -> None:
    meeting = headed_city.made("officer", holding(headed_city))
    with pytest.raises(MinutesMissing):
        headed_city.run("officer", closing(meeting, None))
    headed_city.run("officer", closing(meeting))
    assert state_of(headed_city, meeting).minutes == MINUTES
    for late in (closing(meeting), voting(headed_city, meeting, "leader")):
        with pytest.raises(MeetingClosedAlready):
            headed_city.run("officer", late)


def test_p_04_who_attends_without_a_vote_does_not_vote(headed_city: City) -> None:
    meeting = headed_city.made("officer", holding(headed_city, "officer"))
    headed_city.run("officer", voting(headed_city, meeting, "leader"))
    with pytest.raises(VoteWithoutRight):
        headed_city.run("officer", voting(headed_city, meeting, "officer"))
    with pytest.raises(VoterAbsent):
        headed_city.run("officer", voting(headed_city, meeting, "member"))
    assert [vote.person for vote in state_of(headed_city, meeting).votes] == [person(headed_city, "leader")]


@pytest.mark.parametrize(
    ("kind", "there", "missed"),
    [("BUREAU", (), True), ("BUREAU", ("officer",), False), ("REVIEW", (), False)],
)
def test_p_04_a_bureau_meeting_knows_whether_the_offices_head_was_there(
    headed_city: City,
    kind: MeetingKind,
    there: tuple[str, ...],
    missed: bool,  # noqa: FBT001 - a column of the table
) -> None:
    meeting = headed_city.made("officer", holding(headed_city, *there, kind=kind))
    assert state_of(headed_city, meeting).missed_by_head is missed


def test_meetings_of_a_quarter_are_numbered_without_gaps(headed_city: City) -> None:
    held = [headed_city.made("officer", holding(headed_city, kind="REVIEW")) for _ in range(2)]
    first, second = (state_of(headed_city, meeting).number for meeting in held)
    assert second == first + 1


def test_a_measure_is_agreed_for_a_unit_that_stands_and_a_day_after_the_meeting(headed_city: City) -> None:
    meeting = headed_city.made("officer", holding(headed_city))
    measure = AgreeMeasure(meeting=UUID(meeting), unit="U01", text="补录台账", due_on=date(2014, 1, 31))
    assert headed_city.made("officer", measure) == "measure:1"
    with pytest.raises(UnitUnknown):
        headed_city.run("officer", measure.model_copy(update={"unit": "U99"}))
    with pytest.raises(MeasureDueTooSoon):
        headed_city.run("officer", measure.model_copy(update={"due_on": date(2014, 1, 6)}))


def test_a_meeting_names_persons_that_are_known(headed_city: City) -> None:
    stranger = (Attendee(person=UUID(int=1), capacity="MEMBER"),)
    with pytest.raises(PersonUnknown):
        headed_city.run("officer", holding(headed_city).model_copy(update={"attendees": stranger}))
