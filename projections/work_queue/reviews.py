"""Tasks of an office itself: a report on a quarter and the minutes of its meeting, once they are overdue."""

from collections.abc import Iterator
from typing import Final, Literal
from uuid import UUID

from domain.analysis.review import MinutesOverdue, QuarterReview, ReportIssued, ReportOverdue, ReviewState
from domain.calendar.deadline import Deadline
from domain.meeting.state import MeetingState
from domain.person import Role
from projections.model import end, put
from projections.step import Step
from projections.table import Change, Row
from projections.work_queue.tables import TASK

ReviewTaskKind = Literal["ISSUE_ANALYSIS", "ARCHIVE_MINUTES"]

_MINUTES: Final = "minutes"


def review_changes(step: Step[ReviewState]) -> Iterator[Change]:
    """What is overdue is to be done; a report that is issued is done."""
    stream, position, event = step.recorded.stream, step.recorded.commit_position, step.recorded.event
    match event:
        case ReportOverdue():
            row = _row(stream, _report(event.plan), "ISSUE_ANALYSIS", step.after, event.deadline)
            yield put(TASK, row, position)
        case MinutesOverdue():
            row = _row(stream, _MINUTES, "ARCHIVE_MINUTES", step.after, event.deadline)
            yield put(TASK, row, position)
        case ReportIssued():
            yield end(TASK, (stream, _report(event.plan)), position)


def meeting_changes(step: Step[MeetingState]) -> Iterator[Change]:
    """Minutes that are archived are owed no more."""
    if step.after.minutes is not None:
        review = QuarterReview.id_of(step.after.office, step.after.quarter)
        yield end(TASK, (review, _MINUTES), step.recorded.commit_position)


def _report(plan: UUID) -> str:
    return f"analysis:{plan}"


def _row(stream: UUID, about: str, kind: ReviewTaskKind, state: ReviewState, deadline: Deadline) -> Row:
    return (
        stream,
        about,
        state.office,
        state.office,
        kind,
        Role.PERFORMANCE_OFFICE.value,
        None,
        None,
        state.quarter,
        None,
        "MISSING",
        deadline.due_on,
        list(deadline.counted),
        None,
        [],
        None,
        None,
    )
