"""Every event that the log may hold."""

from typing import Final

from domain import batch, evidence, field_sample, person
from domain.activity import activity
from domain.analysis import review
from domain.appeal import appeal, register
from domain.appeal import superseded as appeal_superseded
from domain.assessment import assessment, roll
from domain.attestation import attestations
from domain.band_settlement import settlement
from domain.evaluation import round as evaluation_round
from domain.feedback import events as feedback
from domain.innovation import project as innovation_project
from domain.innovation import register as innovation_register
from domain.kernel.codec import Codec
from domain.library import library
from domain.meeting import meeting
from domain.milestone import milestones
from domain.office import office
from domain.plan import plan
from domain.policy import policy_set
from domain.rectification import events as rectification
from domain.rectification import register as rectification_register
from domain.regulation import events as regulation
from domain.result import result
from domain.result_use import register as result_use
from domain.risk_signal import risk_signal
from domain.training import training
from domain.unit_honour import honours

EVENTS: Final = (
    *office.EVENTS,
    *person.EVENTS,
    *policy_set.EVENTS,
    *regulation.EVENTS,
    *library.EVENTS,
    *innovation_register.EVENTS,
    *innovation_project.EVENTS,
    *plan.EVENTS,
    *milestones.EVENTS,
    *meeting.EVENTS,
    *review.EVENTS,
    *assessment.EVENTS,
    *roll.EVENTS,
    *batch.EVENTS,
    *field_sample.EVENTS,
    *evidence.EVENTS,
    *register.EVENTS,
    *settlement.EVENTS,
    *appeal.EVENTS,
    *result.EVENTS,
    *feedback.EVENTS,
    *rectification_register.EVENTS,
    *rectification.EVENTS,
    *honours.EVENTS,
    *result_use.EVENTS,
    *activity.EVENTS,
    *training.EVENTS,
    *evaluation_round.EVENTS,
    *risk_signal.EVENTS,
    *attestations.EVENTS,
)
SUPERSEDED: Final = appeal_superseded.EVENTS
"""Shapes that are read, as those that followed, and written no more."""

CODEC: Final = Codec((*EVENTS, *SUPERSEDED))
"""Reads exactly these."""
