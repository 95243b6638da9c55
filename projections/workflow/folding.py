"""How the workflow of an assessment becomes rows."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar
from uuid import UUID

from domain.assessment.assessment import Assessment
from domain.assessment.fault import Fault
from domain.assessment.score_comment import ScoreComment
from domain.assessment.watch import NOTHING_WATCHED, Alarm, SelfCheck
from domain.calendar.deadline import Deadline
from domain.field_sample import FieldSample, FieldSampleState
from projections.model import Model, put
from projections.step import AssessmentStep, Step
from projections.table import Change, Row, Table
from projections.workflow.tables import ALARM, DUE_DATE, FAULT, FIELD_SAMPLE, SCORE_COMMENT, SELF_CHECK

V = TypeVar("V")


def assessment_changes(step: AssessmentStep) -> Iterator[Change]:
    """The faults, comments, due dates, alarms and self-checks that changed."""
    after = step.after.watch
    before = NOTHING_WATCHED if step.before is None else step.before.watch
    faults, comments = ({}, {}) if step.before is None else (step.before.faults, step.before.comments)
    yield from _news(step, FAULT, faults, step.after.faults, _fault)
    yield from _news(step, SCORE_COMMENT, comments, step.after.comments, _comment)
    if before is not after:
        yield from _news(step, DUE_DATE, before.deadlines, after.deadlines, _due_date)
        yield from _news(step, ALARM, before.alarms, after.alarms, _alarm)
        yield from _news(step, SELF_CHECK, before.self_checks, after.self_checks, _self_check)


def sample_changes(step: Step[FieldSampleState]) -> Iterator[Change]:
    """The sample that was drawn."""
    drawn = step.after
    row = (drawn.plan, drawn.period, drawn.seed, list(drawn.candidates), list(drawn.chosen))
    yield put(FIELD_SAMPLE, row, step.recorded.commit_position)


def _news(
    step: AssessmentStep,
    table: Table,
    before: Mapping[str, V],
    after: Mapping[str, V],
    row: Callable[[UUID, str, V], Row],
) -> Iterator[Change]:
    """The rows of what is new or has changed: nothing is ever taken away."""
    if before is after:
        return
    for key, value in after.items():
        if before.get(key) is not value:
            yield put(table, row(step.recorded.stream, key, value), step.recorded.commit_position)


def _fault(assessment: UUID, ref: str, fault: Fault) -> Row:
    return (
        assessment,
        ref,
        fault.indicator,
        fault.period,
        fault.kind,
        fault.gap,
        fault.text,
        fault.status.value,
        list(fault.witnesses),
    )


def _comment(assessment: UUID, ref: str, comment: ScoreComment) -> Row:
    return (
        assessment,
        ref,
        comment.number,
        comment.item,
        comment.ground,
        comment.statement,
        comment.remedy,
        list(comment.evidence),
        comment.status.value,
        comment.made_on,
        comment.reason,
        comment.answered_on,
        comment.appeal,
    )


def _due_date(assessment: UUID, of: str, deadline: Deadline) -> Row:
    return (
        assessment,
        of,
        deadline.trigger_on,
        deadline.workdays,
        deadline.due_on,
        list(deadline.counted),
    )


def _alarm(assessment: UUID, about: str, alarm: Alarm) -> Row:
    return (assessment, about, alarm.level, alarm.due_on, alarm.raised_on, alarm.answered_on)


def _self_check(assessment: UUID, quarter: str, check: SelfCheck) -> Row:
    items = [each.model_dump(mode="json") for each in check.items]
    return (assessment, quarter, check.recorded_on, items)


WORKFLOW: Final = Model(
    name="workflow",
    version=3,
    tables=(FAULT, SCORE_COMMENT, DUE_DATE, ALARM, SELF_CHECK, FIELD_SAMPLE),
    folds={Assessment.NAME: assessment_changes, FieldSample.NAME: sample_changes},
)
"""The read model."""
