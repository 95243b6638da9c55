"""Daily management, through commands: milestones, meetings, the analysis of a quarter."""

from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

import pytest

from api.bootstrap import System, tick
from application.analysis import IssueAnalysisReport, TellOverdueReviews, analysis_of
from application.meetings import AgreeMeasure, RecordMeetingVote
from application.milestones import ReachMilestone, RescheduleMilestone
from application.processes.tick import CLOCK
from application.refusals import OutOfScope
from application.replay import fold
from domain.analysis.refusals import AnalysisIssuedAlready, QuarterNotOver, QuarterWithoutSubjects
from domain.analysis.review import MinutesOverdue, QuarterReview, ReportIssued, ReportOverdue
from domain.assessment.refusals import OutsideTheYear
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
from domain.period import PeriodLengthWrong
from domain.person import PersonUnknown
from infra.clock import ScriptedClock
from tests.support.city import OFFICE, City, build, constituting
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


Q3: Final = "2014Q3"
DUE: Final = date(2014, 10, 20)


def reporting(city: City, quarter: str = Q3) -> IssueAnalysisReport:
    return IssueAnalysisReport(plan=city.plan, quarter=quarter)


def told(city: City, quarter: str = Q3) -> list[Any]:
    return [each.event for each in city.system.stream(QuarterReview.id_of(OFFICE, quarter))]


def ticked(city: City) -> set[str]:
    found = [each for each in tick(city.system).run() if each.process == "reviews"]
    assert all(each.position for each in found)
    return {each.due.subject[:6] for each in found}


def test_p_39_the_report_on_the_third_quarter_is_due_on_monday_2014_10_20(
    city: City, clock: ScriptedClock
) -> None:
    clock.set(datetime(2014, 10, 20, 15, 59, 59, tzinfo=UTC))
    assert (f"{DUE:%A}", Q3 in ticked(city)) == ("Monday", False)
    city.run("officer", reporting(city))
    (issued,) = told(city)
    assert isinstance(issued, ReportIssued)
    assert (issued.deadline.due_on, issued.deadline.workdays) == (DUE, 10)
    assert issued.deadline.counted[0] == date(2014, 10, 8)


def test_p_39_a_quarter_without_report_or_minutes_is_told_once_the_day_is_over(
    city: City, clock: ScriptedClock
) -> None:
    clock.set(datetime(2014, 10, 20, 16, 0, tzinfo=UTC))
    assert ticked(city) == {"2014Q1", "2014Q2", "2014Q3"}
    assert [type(each) for each in told(city)] == [ReportOverdue, MinutesOverdue]
    assert {each.envelope.actor.id for each in told(city)} == {CLOCK}
    assert {each.deadline.due_on for each in told(city)} == {DUE}
    assert ticked(city) == set()


def test_p_39_what_came_is_not_told(city: City, clock: ScriptedClock) -> None:
    clock.set(datetime(2014, 10, 16, 4, tzinfo=UTC))
    city.run("officer", reporting(city))
    meeting = city.made("officer", holding(city, kind="REVIEW", quarter=Q3, on=date(2014, 10, 16)))
    city.run("officer", closing(meeting))
    clock.set(datetime(2014, 10, 21, 4, tzinfo=UTC))
    assert Q3 not in ticked(city)
    assert [type(each) for each in told(city)] == [ReportIssued]


def test_a_report_is_issued_once_after_a_quarter_of_the_plans_year(city: City, clock: ScriptedClock) -> None:
    clock.set(datetime(2014, 3, 31, 4, tzinfo=UTC))
    with pytest.raises(QuarterNotOver):
        city.run("officer", reporting(city, "2014Q1"))
    clock.set(datetime(2014, 4, 1, 4, tzinfo=UTC))
    city.run("officer", reporting(city, "2014Q1"))
    with pytest.raises(AnalysisIssuedAlready):
        city.run("officer", reporting(city, "2014Q1"))
    with pytest.raises(OutsideTheYear):
        city.run("officer", reporting(city, "2013Q4"))
    with pytest.raises(PeriodLengthWrong):
        city.run("officer", reporting(city, "2014M03"))


def test_a_quarter_that_nobody_is_assessed_in_is_not_reported_on(
    system: System, clock: ScriptedClock
) -> None:
    city = build(system, subjects=())
    clock.set(datetime(2014, 4, 1, 4, tzinfo=UTC))
    with pytest.raises(QuarterWithoutSubjects):
        city.run("officer", reporting(city, "2014Q1"))


def test_what_is_not_due_is_not_told(city: City) -> None:
    city.run(CLOCK, TellOverdueReviews(office=OFFICE, quarter="2014Q1"))
    assert told(city, "2014Q1") == []


def test_a_meeting_that_its_offices_head_missed_is_listed_in_the_analysis(headed_city: City) -> None:
    headed_city.run("officer", holding(headed_city, kind="BUREAU"))
    found = analysis_of(headed_city.plan, "2014Q1", lambda stream: fold(headed_city.system.stream(stream)))
    assert [each.missed_by_head for each in found.meetings][-1] is True
