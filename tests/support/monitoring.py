"""Milestones, meetings and the analysis of quarters, as commands and as inputs of the interface."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from api.graphql.ids import Kind
from application.meetings import CloseMeeting, HoldMeeting
from application.milestones import SetMilestone
from domain.meeting.state import Attendee, MeetingKind
from tests.support.api import Client
from tests.support.city import OFFICE, City

DUE: Final = date(2014, 6, 30)
MINUTES: Final = "sha256:" + "5e" * 32


def setting(city: City, code: str = "M1", indicator: str | None = "B", due_on: date = DUE) -> SetMilestone:
    """The command that sets a milestone."""
    return SetMilestone(plan=city.plan, indicator=indicator, code=code, name="系统上线", due_on=due_on)


def holding(
    city: City,
    *non_voting: str,
    kind: MeetingKind = "BUREAU",
    quarter: str = "2014Q1",
    on: date = date(2014, 1, 6),
) -> HoldMeeting:
    """The command that records a meeting of the leader, with others ``non_voting``."""
    there = [Attendee(person=UUID(city.people["leader"]), capacity="MEMBER")]
    there += [Attendee(person=UUID(city.people[who]), capacity="NON_VOTING") for who in non_voting]
    return HoldMeeting(
        office=OFFICE,
        kind=kind,
        quarter=quarter,
        on=on,
        agenda=("通报绩效分析报告", "研究整改措施"),
        attendees=tuple(there),
    )


def closing(meeting: str, minutes: str | None = MINUTES) -> CloseMeeting:
    """The command that closes a meeting."""
    return CloseMeeting(meeting=UUID(meeting), minutes=minutes)


def monitoring_inputs(client: Client, meeting: str) -> dict[str, dict[str, Any]]:
    """An input for every mutation about daily management; milestone M1 is one of an indicator of D1."""
    plan = {"plan": client.plan}
    milestone = {**plan, "milestone": "M1"}
    held = {"meeting": client.id_of(Kind.MEETING, meeting)}
    leader = client.person("leader")
    return {
        "setMilestone": {**plan, "code": "M2", "name": "x", "dueOn": "2014-06-30"},
        "rescheduleMilestone": {**milestone, "dueOn": "2014-07-31", "reason": "x"},
        "reachMilestone": {**milestone, "on": "2099-01-01"},
        "dropMilestone": {**milestone, "reason": ""},
        "tellOverdueMilestones": plan,
        "issueAnalysisReport": {**plan, "quarter": "2014"},
        "tellOverdueReviews": {"office": OFFICE, "quarter": "2014Q1"},
        "holdMeeting": {
            "office": OFFICE,
            "kind": "REVIEW",
            "quarter": "2014Q1",
            "on": "2014-01-06",
            "agenda": [],
            "attendees": [{"person": leader, "capacity": "MEMBER"}],
        },
        "recordMeetingVote": {**held, "item": 9, "person": leader, "choice": "FOR"},
        "agreeMeasure": {**held, "unit": "U01", "text": "", "dueOn": "2014-06-30"},
        "closeMeeting": held,
    }
