"""The tasks of rectifications: who is to plan, decide, report, verify and close."""

from collections.abc import Iterator, Mapping
from typing import Final, get_args

from domain.assessment.watch import AlarmLevel
from domain.calendar.deadline import Deadline
from domain.person import Role
from domain.rectification.state import AlertLevel, RectificationState, RectificationStatus
from projections.model import end, put
from projections.step import Step
from projections.table import Change
from projections.work_queue.tables import TASK
from projections.work_queue.task import Desk, TaskKind

RECTIFICATION_TASKS: Final = frozenset(kind for kind in get_args(TaskKind) if "RECTIFICATION" in kind)
"""The kinds of tasks whose stream is a rectification."""
_TASK: Final = "rectification"
_KINDS: Final[Mapping[RectificationStatus, TaskKind]] = {
    RectificationStatus.ISSUED: "SUBMIT_RECTIFICATION_PLAN",
    RectificationStatus.PLAN_RETURNED: "SUBMIT_RECTIFICATION_PLAN",
    RectificationStatus.PLAN_SUBMITTED: "APPROVE_RECTIFICATION_PLAN",
    RectificationStatus.EXECUTING: "SUBMIT_RECTIFICATION_REPORT",
    RectificationStatus.REPORT_RETURNED: "SUBMIT_RECTIFICATION_REPORT",
    RectificationStatus.REPORT_SUBMITTED: "VERIFY_RECTIFICATION",
    RectificationStatus.VERIFIED: "CLOSE_RECTIFICATION",
}
_ALARMS: Final[Mapping[AlertLevel, AlarmLevel]] = {"WARNING": "WARNING", "OVERDUE": "RED"}


def rectification_changes(step: Step[RectificationState]) -> Iterator[Change]:
    """The one task that a rectification has while it is under way."""
    stream, position, state = step.recorded.stream, step.recorded.commit_position, step.after
    if (kind := _KINDS.get(state.status)) is None:
        yield end(TASK, (stream, _TASK), position)
        return
    desk, deadline = _desk(kind, state), _deadline(state)
    row = (
        stream,
        _TASK,
        state.office,
        state.problem.owner,
        kind,
        desk.role.value,
        desk.unit,
        state.problem.indicator,
        None,
        state.problem.code,
        state.status.value,
        None if deadline is None else deadline.due_on,
        [] if deadline is None else list(deadline.counted),
        _alarm(state),
        _handlers(kind, state),
        None,
        None,
    )
    yield put(TASK, row, position)


def _desk(kind: TaskKind, state: RectificationState) -> Desk:
    match kind:
        case "SUBMIT_RECTIFICATION_PLAN" | "SUBMIT_RECTIFICATION_REPORT":
            return Desk(Role.UNIT_HEAD, state.problem.owner)
        case "VERIFY_RECTIFICATION":
            return Desk(Role.ASSESSOR, state.problem.verifier)
        case "APPROVE_RECTIFICATION_PLAN" if state.repeat_of is not None:
            return Desk(Role.LEADING_GROUP, None)
        case _:
            return Desk(Role.PERFORMANCE_OFFICE, None)


def _deadline(state: RectificationState) -> Deadline | None:
    return None if state.owed is None else state.dues[state.owed].deadline


def _alarm(state: RectificationState) -> AlarmLevel | None:
    """The alert over what is owed now."""
    if (level := state.alert) is None:
        return None
    return _ALARMS[level]


def _handlers(kind: TaskKind, state: RectificationState) -> list[str]:
    """Who took the step before, and cannot take this one."""
    before = {"VERIFY_RECTIFICATION": state.reported_by, "CLOSE_RECTIFICATION": state.verified_by}.get(kind)
    return [] if before is None else [before]
