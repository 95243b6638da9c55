"""How events become lines of the trail."""

from collections.abc import Iterator
from typing import Any, Final

from domain.activity.activity import Activity
from domain.appeal.appeal import Appeal
from domain.appeal.register import AppealRegister
from domain.assessment.assessment import Assessment
from domain.assessment.roll import AssessmentRoll
from domain.band_settlement.settlement import BandSettlement
from domain.batch import Batch
from domain.feedback.feedback import Feedback
from domain.field_sample import FieldSample
from domain.kernel.event import Envelope
from domain.library.library import IndicatorLibrary
from domain.meeting.meeting import ReviewMeeting
from domain.milestone.milestones import Milestones
from domain.office.office import Office
from domain.person import Person
from domain.plan.plan import Plan
from domain.policy.policy_set import PolicySet
from domain.regulation.regulations import Regulations
from domain.result.result import Result
from domain.unit_honour.honours import UnitHonours
from projections.model import Model
from projections.step import AssessmentStep, Step
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
    version=4,
    tables=(TRAIL,),
    folds=dict.fromkeys(
        (
            Activity.NAME,
            Appeal.NAME,
            AppealRegister.NAME,
            Assessment.NAME,
            AssessmentRoll.NAME,
            BandSettlement.NAME,
            Batch.NAME,
            Feedback.NAME,
            FieldSample.NAME,
            IndicatorLibrary.NAME,
            Milestones.NAME,
            ReviewMeeting.NAME,
            Office.NAME,
            Person.NAME,
            Plan.NAME,
            PolicySet.NAME,
            Regulations.NAME,
            Result.NAME,
            UnitHonours.NAME,
        ),
        changes,
    ),
)
"""The read model; every kind of aggregate leaves lines in it."""
