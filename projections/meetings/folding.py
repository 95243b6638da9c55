"""How meetings become rows."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from domain.meeting.meeting import ReviewMeeting
from domain.meeting.state import Measure, MeetingState
from projections.meetings.tables import MEETING, MEETING_MEASURE
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[MeetingState]) -> Iterator[Change]:
    """The meeting, and the measures that were added."""
    meeting, position, after = step.recorded.stream, step.recorded.commit_position, step.after
    yield put(MEETING, _row(meeting, after), position)
    known = 0 if step.before is None else len(step.before.measures)
    for measure in after.measures[known:]:
        yield put(MEETING_MEASURE, _measure(meeting, after, measure), position)


def _row(meeting: UUID, after: MeetingState) -> Row:
    attendees = [
        {"person": str(person), "capacity": capacity} for person, capacity in after.attendees.items()
    ]
    votes = [{"item": vote.item, "person": str(vote.person), "choice": vote.choice} for vote in after.votes]
    return (
        meeting,
        after.office,
        after.kind,
        after.quarter,
        after.number,
        after.on,
        after.head,
        after.missed_by_head,
        list(after.agenda),
        attendees,
        votes,
        after.minutes,
    )


def _measure(meeting: UUID, after: MeetingState, measure: Measure) -> Row:
    return (meeting, measure.ref, after.office, after.quarter, measure.unit, measure.text, measure.due_on)


MEETINGS: Final = Model(
    name="meetings", version=1, tables=(MEETING, MEETING_MEASURE), folds={ReviewMeeting.NAME: changes}
)
"""The read model."""
