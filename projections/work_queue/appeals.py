"""The tasks of appeals: who is to receive, declare, answer, reply, investigate, vote, rule and settle."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple
from uuid import UUID

from domain.appeal.clock import AppealDue
from domain.appeal.stage import AppealStage, stage_of
from domain.appeal.state import AppealState
from domain.calendar.deadline import Deadline
from domain.person import Role
from projections.model import end, put
from projections.step import AppealStep
from projections.table import Change, Row
from projections.work_queue.tables import TASK

AppealTaskKind = Literal[
    "RECEIVE_APPEAL",
    "SEAT_BENCH",
    "DECLARE_CONFLICT",
    "ANSWER_APPEAL",
    "REPLY_ON_APPEAL",
    "INVESTIGATE_APPEAL",
    "FREEZE_CASE_FILE",
    "OPEN_VOTING",
    "CAST_VOTE",
    "RULE_ON_APPEAL",
    "SETTLE_REMITTAL",
]


class AppealTask(NamedTuple):
    """A task; ``persons`` are the only ones who may do it (``None``: whoever holds the role)."""

    role: Role
    deadline: Deadline | None
    persons: tuple[str, ...] | None = None
    handlers: tuple[str, ...] = ()


_OFFICE: Final = Role.PERFORMANCE_OFFICE
_NEXT: Final[Mapping[AppealStage, tuple[AppealTaskKind, Role, AppealDue]]] = {
    AppealStage.RECEIPT: ("RECEIVE_APPEAL", _OFFICE, "ACCEPTANCE"),
    AppealStage.SEATING: ("SEAT_BENCH", _OFFICE, "INVESTIGATION"),
    AppealStage.INVESTIGATION: ("INVESTIGATE_APPEAL", Role.STAFF, "INVESTIGATION"),
    AppealStage.CASE_FILE: ("FREEZE_CASE_FILE", _OFFICE, "INVESTIGATION"),
    AppealStage.DELIBERATION: ("OPEN_VOTING", Role.COMMITTEE, "RULING"),
    AppealStage.VOTING: ("CAST_VOTE", Role.COMMITTEE, "VOTING"),
    AppealStage.RULING: ("RULE_ON_APPEAL", Role.COMMITTEE, "RULING"),
    AppealStage.REMITTAL: ("SETTLE_REMITTAL", _OFFICE, "REMITTAL"),
}
_ARGUED: Final = (AppealStage.SEATING, AppealStage.INVESTIGATION, AppealStage.CASE_FILE)
"""The stages in which the parties speak."""


def appeal_changes(step: AppealStep) -> Iterator[Change]:
    """The tasks that a step of an appeal opened, changed or ended; each is one of the assessment's."""
    appeal, position = step.recorded.stream, step.recorded.commit_position
    before = {} if step.before is None else dict(_open(step.before))
    after = dict(_open(step.after))
    for kind in before.keys() - after.keys():
        yield end(TASK, (step.after.assessment, _about(appeal, kind)), position)
    for kind, task in after.items():
        if before.get(kind) != task:
            yield put(TASK, _row(appeal, kind, task, step.after), position)


def _open(state: AppealState) -> Iterator[tuple[AppealTaskKind, AppealTask]]:
    """What comes next, and what those who hear or argue it owe meanwhile."""
    stage = stage_of(state)
    if (following := _NEXT.get(stage)) is not None:
        kind, role, what = following
        yield kind, AppealTask(role, _deadline(what, state), _persons(kind, state), _handlers(kind, state))
    if stage not in {AppealStage.RECEIPT, AppealStage.REMITTAL, AppealStage.CLOSED}:
        yield from _declarations(state)
    if stage in _ARGUED:
        yield from _arguments(state)


def _persons(kind: AppealTaskKind, state: AppealState) -> tuple[str, ...] | None:
    bench, report = state.bench, state.hearing.report
    match kind:
        case "INVESTIGATE_APPEAL":
            signed = frozenset[UUID]() if report is None else report.signed
            return _named(each for each in bench.investigating if each not in signed)
        case "OPEN_VOTING" | "RULE_ON_APPEAL":
            return _named(filter(None, [bench.chair]))
        case "CAST_VOTE":
            return _named(each for each in bench.able if each not in state.vote.ballots)
        case _:
            return None


def _handlers(kind: AppealTaskKind, state: AppealState) -> tuple[str, ...]:
    """Who cannot do it, having had a hand in the matter."""
    return tuple(sorted(state.concerned)) if kind == "SETTLE_REMITTAL" else ()


def _declarations(state: AppealState) -> Iterator[tuple[AppealTaskKind, AppealTask]]:
    bench = state.bench
    owing = [each for each in bench.sitting if each not in bench.declared and each not in bench.barred]
    if owing:
        yield "DECLARE_CONFLICT", AppealTask(Role.STAFF, None, _named(owing))


def _arguments(state: AppealState) -> Iterator[tuple[AppealTaskKind, AppealTask]]:
    """The scorers answer, then the appellant may reply: until the end of the investigation."""
    deadline = _deadline("INVESTIGATION", state)
    if state.handlers and not state.hearing.answered:
        yield "ANSWER_APPEAL", AppealTask(Role.STAFF, deadline, _named(state.handlers))
    if state.hearing.answered and not state.hearing.replied:
        role = Role.STAFF if state.filed_by == state.subject else Role.UNIT_HEAD
        yield "REPLY_ON_APPEAL", AppealTask(role, deadline, (state.filed_by,))


def _deadline(what: AppealDue, state: AppealState) -> Deadline | None:
    """Nothing is due while the clock stands still."""
    return None if state.clock.paused_on else state.clock.deadlines.get(what)


def _named(persons: Iterable[UUID | str]) -> tuple[str, ...]:
    return tuple(sorted(map(str, persons)))


def _about(appeal: UUID, kind: AppealTaskKind) -> str:
    return f"appeal:{appeal}/{kind}"


def _row(appeal: UUID, kind: AppealTaskKind, task: AppealTask, state: AppealState) -> Row:
    return (
        state.assessment,
        _about(appeal, kind),
        state.office,
        state.subject,
        kind,
        task.role.value,
        None,
        None,
        None,
        f"appeal:{appeal}",
        state.status.value,
        None if task.deadline is None else task.deadline.due_on,
        [] if task.deadline is None else list(task.deadline.counted),
        None,
        list(task.handlers),
        appeal,
        None if task.persons is None else list(task.persons),
    )
