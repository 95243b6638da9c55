"""How appeals become rows."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from domain.appeal.appeal import Appeal
from domain.appeal.clock import AppealDue
from domain.appeal.events import (
    AppealAccepted,
    AppealExecuted,
    AppealFiled,
    AppealNotAccepted,
    AppealOverdue,
    AppealPaused,
    AppealReinstated,
    AppealResumed,
    AppealRuled,
    AppealWithdrawn,
    LateFilingAdmitted,
    RulingExtended,
)
from domain.appeal.state import AppealState, ContestedItem, ItemRuling
from domain.calendar.deadline import Deadline
from domain.kernel.event import Event
from projections.appeal_docket.rows import DocketStep
from projections.appeal_docket.tables import APPEAL, APPEAL_STEP, CONTESTED_ITEM
from projections.model import Model, put
from projections.step import AppealStep
from projections.table import Change, Row

_STEPS: Final[Mapping[type[Event], DocketStep]] = {
    AppealFiled: DocketStep.FILED,
    LateFilingAdmitted: DocketStep.ADMITTED,
    AppealAccepted: DocketStep.ACCEPTED,
    AppealNotAccepted: DocketStep.NOT_ACCEPTED,
    AppealWithdrawn: DocketStep.WITHDRAWN,
    AppealReinstated: DocketStep.REINSTATED,
    AppealPaused: DocketStep.PAUSED,
    AppealResumed: DocketStep.RESUMED,
    RulingExtended: DocketStep.EXTENDED,
    AppealOverdue: DocketStep.OVERDUE,
    AppealRuled: DocketStep.RULED,
    AppealExecuted: DocketStep.EXECUTED,
}


def changes(step: AppealStep) -> Iterator[Change]:
    """The step that was taken, the appeal, and its items when they come or are ruled on."""
    position, before, after = step.recorded.commit_position, step.before, step.after
    yield put(APPEAL_STEP, _step(step.recorded.event), position)
    if before is None or before != after:
        yield put(APPEAL, _appeal(step), position)
    if before is None or before.rulings is not after.rulings:
        for row in _items(step.recorded.stream, after):
            yield put(CONTESTED_ITEM, row, position)


def _appeal(step: AppealStep) -> Row:
    state, assessment = step.after, step.assessment
    return (
        step.recorded.stream,
        state.office,
        assessment.year,
        state.number,
        state.status.value,
        assessment.plan,
        state.assessment,
        state.subject,
        assessment.peer_group,
        state.statement,
        list(state.effects),
        state.window,
        state.late_reason,
        [_due(what, deadline) for what, deadline in sorted(state.clock.deadlines.items())],
        state.clock.paused_on,
    )


def _due(what: AppealDue, deadline: Deadline) -> dict[str, Any]:
    return {"what": what, "deadline": deadline.model_dump(mode="json")}


def _items(appeal: UUID, state: AppealState) -> Iterator[Row]:
    rulings = {ruling.item: ruling for ruling in state.rulings}
    for ordinal, item in enumerate(state.items):
        yield _item(appeal, ordinal, state.assessment, item, rulings.get(item.item))


def _item(
    appeal: UUID, ordinal: int, assessment: UUID, item: ContestedItem, ruling: ItemRuling | None
) -> Row:
    ruled = (None, None, None) if ruling is None else (ruling.outcome, ruling.points, ruling.reason)
    return (appeal, item.item, ordinal, assessment, item.ground, item.statement, item.remedy, *ruled)


def _step(event: Event) -> Row:
    envelope = event.envelope
    grounds = getattr(event, "grounds", None)
    why = (
        (None, getattr(event, "reason", None), None)
        if grounds is None
        else (grounds.reason_code, grounds.reason, grounds.legal_basis)
    )
    return (
        event.originator_id,
        event.originator_version,
        _STEPS[type(event)].value,
        envelope.event_id,
        envelope.effective_on,
        envelope.decided_at,
        envelope.actor.id,
        envelope.actor.role,
        envelope.actor.unit,
        *why,
    )


APPEAL_DOCKET: Final = Model(
    name="appeal_docket",
    version=2,
    tables=(APPEAL, CONTESTED_ITEM, APPEAL_STEP),
    folds={Appeal.NAME: changes},
)
"""The read model."""
