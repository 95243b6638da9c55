"""How events become lines of the trail."""

from collections.abc import Iterator
from typing import Any, Final

from domain.catalogue import EVENTS
from domain.kernel.event import Envelope
from projections.model import Model
from projections.step import AssessmentStep, Step, kind_of
from projections.table import Change, Row
from projections.trail.facts import concerned, facts_of, subject_matter
from projections.trail.tables import TRAIL

_NO_SCORE: Final[Row] = (None, None, None, None, False)


def changes(step: Step[Any]) -> Iterator[Change]:
    """The line of the event; lines never change."""
    recorded = step.recorded
    yield Change(TRAIL, (recorded.position,), _line(step), recorded.commit_position)


def _line(step: Step[Any]) -> Row:
    recorded, event = step.recorded, step.recorded.event
    envelope, facts = event.envelope, facts_of(type(event))
    return (
        recorded.position,
        envelope.event_id,
        event.originator_id,
        step.kind,
        event.TOPIC,
        event.originator_version,
        *concerned(step, facts),
        *subject_matter(step, facts),
        *_actor(envelope),
        envelope.on_behalf_of,
        envelope.channel,
        envelope.correlation_id,
        envelope.causation_id,
        envelope.request_id,
        envelope.policy_version,
        envelope.effective_on,
        envelope.decided_at,
        recorded.recorded_at,
        *facts.why(event),
        facts.points(event),
        facts.outcome(event),
        *(_score(step) if isinstance(step, AssessmentStep) else _NO_SCORE),
    )


def _actor(envelope: Envelope) -> Row:
    actor = envelope.actor
    if actor.name is None:
        return (actor.id, actor.role, actor.unit, None, None)
    return (actor.id, actor.role, actor.unit, actor.name.person, actor.name.box)


def _score(step: AssessmentStep) -> Row:
    before, after = step.score_before, step.score
    if before is None:
        return (None, after.total, None, after.provisional_total, False)
    return (
        before.total,
        after.total,
        before.provisional_total,
        after.provisional_total,
        before.exact != after.exact,
    )


TRAIL_MODEL: Final = Model(
    name="trail",
    version=6,
    tables=(TRAIL,),
    folds=dict.fromkeys(sorted({kind_of(event) for event in EVENTS}), changes),
)
"""The read model; every kind of aggregate leaves lines in it."""
