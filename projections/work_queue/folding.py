"""How steps of assessments open and end tasks: each event touches the tasks it concerns."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar
from uuid import UUID

from domain.analysis.review import QuarterReview
from domain.appeal.appeal import Appeal
from domain.assessment.assessment import Assessment
from domain.assessment.exemption import NotApplicable
from domain.assessment.state import AssessmentState, Entry
from domain.meeting.meeting import ReviewMeeting
from domain.rectification.rectification import Rectification
from projections.model import Model, end, put
from projections.step import AssessmentStep
from projections.table import Change, Row
from projections.work_queue import task
from projections.work_queue.appeals import appeal_changes
from projections.work_queue.rectification import rectification_changes
from projections.work_queue.reviews import meeting_changes, review_changes
from projections.work_queue.tables import TASK
from projections.work_queue.task import Task

V = TypeVar("V")


def assessment_changes(step: AssessmentStep) -> Iterator[Change]:
    """The tasks that an event opened, changed or ended."""
    stream, position, after = step.recorded.stream, step.recorded.commit_position, step.after
    touched = dict(_touched(step))
    if after.sealed:
        touched = _left_open(dict(task.every_task(after, step.plan)) if _has_just_closed(step) else touched)
    for about, found in touched.items():
        yield _change(stream, about, found, after, position)


def _touched(step: AssessmentStep) -> Iterable[task.Change]:
    before, after, plan = step.before, step.after, step.plan
    if before is None or _rules_differ(before, after):
        yield from task.every_task(after, plan)
        yield from task.dropped(after, plan) if step.adopts else ()
        return
    for _, item in step.changed:
        yield task.of_item(after, plan, item)
        if isinstance(item, Entry | NotApplicable) and item.indicator in plan.indicators:
            yield task.missing_results(after, plan.indicator(item.indicator), item.period)
    yield from (task.of_fault(after, each) for each in _news(before.faults, after.faults))
    yield from (task.of_comment(after, plan, each) for each in _news(before.comments, after.comments))
    if before.watch.self_checks is not after.watch.self_checks:
        yield from task.self_checks(after)
    if before.watch.alarms is not after.watch.alarms:
        yield from _alarmed(before, after, step)


def _news(before: Mapping[str, V], after: Mapping[str, V]) -> Iterator[V]:
    """What is new or has changed."""
    if before is not after:
        yield from (each for ref, each in after.items() if before.get(ref) is not each)


def _alarmed(before: AssessmentState, after: AssessmentState, step: AssessmentStep) -> Iterator[task.Change]:
    for about, alarm in after.watch.alarms.items():
        if before.watch.alarms.get(about) is alarm:
            continue
        kind, _, place = about.partition(":")
        if kind == "check":
            yield from task.self_checks(after)
        elif (rule := step.plan.indicators.get(place.partition("/")[0])) is not None:
            yield task.missing_results(after, rule, place.partition("/")[2])


def _rules_differ(before: AssessmentState, after: AssessmentState) -> bool:
    return before.plan_version != after.plan_version or before.watch.deadlines is not after.watch.deadlines


def _left_open(tasks: Mapping[str, Task | None]) -> dict[str, Task | None]:
    """What is still to be done on a sealed assessment: vetoes are confirmed there, too."""
    return {
        about: found if found is not None and found.kind == "CONFIRM_VETO" else None
        for about, found in tasks.items()
    }


def _has_just_closed(step: AssessmentStep) -> bool:
    return step.before is not None and not step.before.sealed


def _change(
    assessment: UUID, about: str, found: Task | None, state: AssessmentState, position: int
) -> Change:
    if found is None:
        return end(TASK, (assessment, about), position)
    return put(TASK, _row(assessment, found, state), position)


def _row(assessment: UUID, found: Task, state: AssessmentState) -> Row:
    deadline = found.deadline
    return (
        assessment,
        found.about,
        state.office,
        state.subject,
        found.kind,
        found.desk.role.value,
        found.desk.unit,
        found.indicator,
        found.period,
        found.item,
        found.status,
        None if deadline is None else deadline.due_on,
        [] if deadline is None else list(deadline.counted),
        found.alarm,
        list(found.handlers),
        None,
        None,
    )


WORK_QUEUE: Final = Model(
    name="work_queue",
    version=8,
    tables=(TASK,),
    folds={
        Assessment.NAME: assessment_changes,
        Appeal.NAME: appeal_changes,
        Rectification.NAME: rectification_changes,
        QuarterReview.NAME: review_changes,
        ReviewMeeting.NAME: meeting_changes,
    },
)
"""The read model."""
