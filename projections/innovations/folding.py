"""How innovation projects become rows."""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Final

from domain.innovation.applying import InnovationApplied, InnovationNotRegistered, InnovationRegistered
from domain.innovation.carrying_out import InnovationSubmitted, InnovationTracked, InnovationWithdrawn
from domain.innovation.project import InnovationProject
from domain.innovation.reviewing import InnovationReviewed, ReviewClosed
from domain.innovation.rewarding import InnovationBonusGranted, InnovationRanked
from domain.innovation.state import InnovationState
from domain.kernel.event import Event
from domain.kernel.points import add
from projections.innovations.rows import InnovationStep
from projections.innovations.tables import (
    INNOVATION,
    INNOVATION_APPLICANT,
    INNOVATION_REVIEW,
    INNOVATION_STEP,
)
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row

_STEPS: Final[Mapping[type[Event], InnovationStep]] = {
    InnovationApplied: InnovationStep.APPLIED,
    InnovationRegistered: InnovationStep.REGISTERED,
    InnovationNotRegistered: InnovationStep.NOT_REGISTERED,
    InnovationTracked: InnovationStep.TRACKED,
    InnovationSubmitted: InnovationStep.SUBMITTED,
    ReviewClosed: InnovationStep.REVIEW_CLOSED,
    InnovationRanked: InnovationStep.RANKED,
    InnovationBonusGranted: InnovationStep.GRANTED,
    InnovationWithdrawn: InnovationStep.WITHDRAWN,
}
_TEXTS: Final[Mapping[type[Event], Callable[[Any], str]]] = {
    InnovationNotRegistered: attrgetter("reason"),
    InnovationTracked: attrgetter("text"),
    InnovationSubmitted: attrgetter("summary"),
    InnovationBonusGranted: attrgetter("grounds.reason"),
    InnovationWithdrawn: attrgetter("reason"),
}
_EVIDENCE: Final[Mapping[type[Event], Callable[[Any], tuple[str, ...]]]] = {
    InnovationTracked: attrgetter("evidence"),
    InnovationSubmitted: attrgetter("evidence"),
    InnovationBonusGranted: attrgetter("grounds.evidence"),
}


def changes(step: Step[InnovationState]) -> Iterator[Change]:
    """A review by itself; any other step with the project as it stands, and the applicants it touches."""
    event, position = step.recorded.event, step.recorded.commit_position
    if isinstance(event, InnovationReviewed):
        yield put(INNOVATION_REVIEW, _review(event), position)
        return
    yield put(INNOVATION_STEP, _step(event), position)
    yield put(INNOVATION, _innovation(step), position)
    if step.before is None or step.before.portions is not step.after.portions:
        for row in _applicants(step):
            yield put(INNOVATION_APPLICANT, row, position)


def _innovation(step: Step[InnovationState]) -> Row:
    state, asked, place = step.after, step.after.application, step.after.place
    return (
        step.recorded.stream,
        state.office,
        asked.year,
        state.number,
        asked.kind,
        asked.title,
        asked.purpose,
        asked.starts_on,
        asked.completes_on,
        asked.borrows,
        state.applied_on,
        state.status.value,
        state.tracking.records,
        state.completed_on,
        state.score,
        *((None, None, None) if place is None else (place.rank, place.prize, place.verdict)),
        add(each.points for each in state.portions) if state.portions else None,
    )


def _applicants(step: Step[InnovationState]) -> Iterator[Row]:
    booked = {each.unit: (each.assessment, each.points) for each in step.after.portions}
    for ordinal, each in enumerate(step.after.application.applicants):
        yield (step.recorded.stream, ordinal, each.unit, each.share, *booked.get(each.unit, (None, None)))


def _step(event: Event) -> Row:
    kind, envelope = type(event), event.envelope
    return (
        event.originator_id,
        event.originator_version,
        _STEPS[kind].value,
        envelope.effective_on,
        _TEXTS[kind](event) if kind in _TEXTS else None,
        list(_EVIDENCE[kind](event)) if kind in _EVIDENCE else [],
        envelope.event_id,
        envelope.decided_at,
        envelope.actor.role,
        envelope.actor.unit,
    )


def _review(event: InnovationReviewed) -> Row:
    envelope = event.envelope
    return (
        event.originator_id,
        event.originator_version,
        event.score,
        event.opinion,
        envelope.event_id,
        envelope.decided_at,
        envelope.actor.unit,
    )


INNOVATIONS: Final = Model(
    name="innovations",
    version=1,
    tables=(INNOVATION, INNOVATION_APPLICANT, INNOVATION_STEP, INNOVATION_REVIEW),
    folds={InnovationProject.NAME: changes},
)
"""The read model."""
