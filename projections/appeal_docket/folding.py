"""How appeals become rows."""

from collections.abc import Iterator
from typing import Any, Final

from domain.appeal.appeal import Appeal
from domain.appeal.clock import AppealDue
from domain.appeal.exhibits import ExhibitFiled
from domain.appeal.letters import LetterIssued
from domain.appeal.stage import stage_of
from domain.appeal.state import AppealState, ItemRuling
from domain.appeal.voting import VotesOpened
from domain.assessment.wholes import indicator_of
from domain.calendar.deadline import Deadline
from projections.appeal_docket.steps import exhibit_row, letter_row, statement_row, step_row, vote_rows
from projections.appeal_docket.tables import (
    APPEAL,
    APPEAL_STATEMENT,
    APPEAL_STEP,
    CASE_FILE,
    CONTESTED_ITEM,
    EXHIBIT,
    LETTER,
    OPENED_VOTE,
)
from projections.model import Model, put
from projections.step import AppealStep
from projections.table import Change, Row


def changes(step: AppealStep) -> Iterator[Change]:
    """The step that was taken and what was said in it, the appeal, and its items where they changed."""
    position, before, after = step.recorded.commit_position, step.before, step.after
    event = step.recorded.event
    yield put(APPEAL_STEP, step_row(event), position)
    if (said := statement_row(event)) is not None:
        yield put(APPEAL_STATEMENT, said, position)
    if isinstance(event, VotesOpened):
        yield from (put(OPENED_VOTE, row, position) for row in vote_rows(event))
    if isinstance(event, ExhibitFiled):
        yield put(EXHIBIT, exhibit_row(event), position)
    if isinstance(event, LetterIssued):
        yield put(LETTER, letter_row(event), position)
    if before is None or before.hearing.files is not after.hearing.files:
        yield from (put(CASE_FILE, row, position) for row in _case_files(step))
    if before is None or before != after:
        yield put(APPEAL, _appeal(step), position)
    if before is None or before.rulings is not after.rulings:
        for row in _items(step):
            yield put(CONTESTED_ITEM, row, position)


def _appeal(step: AppealStep) -> Row:
    state, assessment = step.after, step.assessment
    return (
        step.recorded.stream,
        state.office,
        assessment.year,
        state.number,
        state.status.value,
        stage_of(state).value,
        assessment.plan,
        state.assessment,
        state.subject,
        state.unit,
        assessment.peer_group,
        state.statement,
        [each.event for each in state.effects],
        state.window,
        state.late_reason,
        [_due(what, deadline) for what, deadline in sorted(state.clock.deadlines.items())],
        state.clock.paused_on,
        *_hearing(state),
    )


def _hearing(state: AppealState) -> Row:
    """Who hears it and what came of that so far."""
    bench, report = state.bench, state.hearing.report
    return (
        sorted(state.concerned),
        sorted(state.handlers),
        list(bench.seats),
        list(bench.investigators),
        sorted(bench.declared),
        {str(person): because for person, because in sorted(bench.barred.items())},
        sorted(state.vote.ballots),
        state.vote.round,
        state.vote.endorsed_by,
        [] if report is None else [each.model_dump(mode="json") for each in report.findings],
        [] if report is None else sorted(report.signed),
        sorted(state.remitted),
    )


def _due(what: AppealDue, deadline: Deadline) -> dict[str, Any]:
    return {"what": what, "deadline": deadline.model_dump(mode="json")}


def _case_files(step: AppealStep) -> Iterator[Row]:
    day = step.recorded.event.envelope.effective_on
    for each in step.after.hearing.files[-1:]:
        yield (step.recorded.stream, each.number, each.border, each.template, each.digest, day)


def _items(step: AppealStep) -> Iterator[Row]:
    state = step.after
    rulings = {ruling.item: ruling for ruling in state.rulings}
    for ordinal, item in enumerate(state.items):
        yield (
            *(step.recorded.stream, item.item, ordinal, state.assessment),
            indicator_of(item.item, step.assessment),
            *(item.ground, item.statement, item.remedy),
            *_ruled(rulings.get(item.item)),
        )


def _ruled(ruling: ItemRuling | None) -> Row:
    return (None, None, None) if ruling is None else (ruling.outcome, ruling.points, ruling.reason)


APPEAL_DOCKET: Final = Model(
    name="appeal_docket",
    version=7,
    tables=(APPEAL, CONTESTED_ITEM, APPEAL_STEP, APPEAL_STATEMENT, CASE_FILE, EXHIBIT, LETTER, OPENED_VOTE),
    folds={Appeal.NAME: changes},
)
"""The read model."""
