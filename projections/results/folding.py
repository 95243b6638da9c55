"""How results become rows."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from domain.calendar.deadline import Deadline
from domain.kernel.event import Event, Grounds
from domain.result.board import BoardLine
from domain.result.events import ResultCompiled, ResultDetermined, ResultPublicised, ResultRevised
from domain.result.moved import Moved
from domain.result.result import Result
from domain.result.state import ResultState
from projections.model import Model, end, put
from projections.results.rows import DRAFT
from projections.results.tables import EDITION, LINE, MOVE, PUBLICATION, RESULT
from projections.step import Step
from projections.table import Change, Row


class _Edition(NamedTuple):
    """An edition that a step made."""

    result: UUID
    number: int
    position: int


def changes(step: Step[ResultState]) -> Iterator[Change]:
    """Where the result stands, and what a step adds: an edition, its publication, notices."""
    yield put(RESULT, _result(step), step.recorded.commit_position)
    match step.recorded.event:
        case ResultCompiled():
            yield from _dropped(step)
            yield from _board(step, DRAFT)
        case ResultDetermined() as determined:
            yield from _board(step, determined.edition)
        case ResultRevised() as revised:
            yield from _board(step, revised.edition, revised.grounds)
            yield from _moves(step, revised)
            if step.after.is_public:
                yield _publication(step, revised.edition, revised.window)
        case ResultPublicised() as publicised:
            yield _publication(step, publicised.edition, publicised.window)
        case _:
            return


def _result(step: Step[ResultState]) -> Row:
    state = step.after
    return (
        step.recorded.stream,
        state.office,
        state.plan,
        state.year,
        state.side,
        state.peer_group,
        state.status.value,
        state.edition,
        state.is_public,
    )


def _dropped(step: Step[ResultState]) -> Iterator[Change]:
    """The lines of an earlier compiled board that the new one leaves out."""
    if step.before is None:
        return
    stay = {line.subject for line in step.after.board.lines}
    for line in step.before.board.lines:
        if line.subject not in stay:
            yield end(LINE, (step.recorded.stream, DRAFT, line.subject), step.recorded.commit_position)


def _board(step: Step[ResultState], number: int, grounds: Grounds | None = None) -> Iterator[Change]:
    edition = _Edition(step.recorded.stream, number, step.recorded.commit_position)
    yield put(EDITION, _edition(edition, step, grounds), edition.position)
    for ordinal, line in enumerate(step.after.board.lines):
        yield put(LINE, _line(edition, ordinal, line), edition.position)


def _edition(edition: _Edition, step: Step[ResultState], grounds: Grounds | None) -> Row:
    board, event = step.after.board, step.recorded.event
    return (
        edition.result,
        edition.number,
        board.border,
        board.policy_version,
        len(board.lines),
        board.places,
        list(board.tied),
        board.left,
        list(board.chosen),
        board.digest,
        event.envelope.effective_on,
        edition.position,
        event.envelope.event_id,
        None if grounds is None else grounds.reason,
        None if grounds is None else grounds.legal_basis,
    )


def _line(edition: _Edition, ordinal: int, line: BoardLine) -> Row:
    return (
        edition.result,
        edition.number,
        line.subject,
        ordinal,
        line.assessment,
        line.total,
        line.key,
        line.base,
        line.deductions,
        list(line.vetoes),
        line.rank,
        line.grade,
    )


def _moves(step: Step[ResultState], event: ResultRevised) -> Iterator[Change]:
    ordinals = {line.subject: (ordinal, line) for ordinal, line in enumerate(event.board.lines)}
    for each in event.moved:
        row = _move(step, event, each, *ordinals[each.subject])
        yield put(MOVE, row, step.recorded.commit_position)


def _move(step: Step[ResultState], event: ResultRevised, moved: Moved, ordinal: int, line: BoardLine) -> Row:
    state, fresh = step.after, event.window
    return (
        step.recorded.stream,
        event.edition,
        moved.subject,
        ordinal,
        state.office,
        state.peer_group if state.side == "PERSON" else moved.subject,
        line.assessment,
        moved.before.total,
        moved.before.rank,
        moved.before.grade,
        moved.after.total,
        moved.after.rank,
        moved.after.grade,
        state.is_public,
        fresh.due_on if fresh is not None and moved.regraded else None,
        _day(event),
    )


def _publication(step: Step[ResultState], edition: int, window: Deadline | None) -> Change:
    stored = None if window is None else window.model_dump(mode="json")
    row = (step.recorded.stream, edition, _day(step.recorded.event), stored)
    return put(PUBLICATION, row, step.recorded.commit_position)


def _day(event: Event) -> date:
    return event.envelope.effective_on


RESULTS: Final = Model(
    name="results",
    version=1,
    tables=(RESULT, EDITION, PUBLICATION, LINE, MOVE),
    folds={Result.NAME: changes},
)
"""The read model."""
