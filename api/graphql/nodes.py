"""Finding any object by its kind and key."""

from collections.abc import Mapping
from typing import Final

from api.graphql.activities import activity_of
from api.graphql.appeals import appeal_of
from api.graphql.assessments import assessment_of
from api.graphql.context import Fetch
from api.graphql.evaluations import round_of
from api.graphql.event_pages import event_of
from api.graphql.feedback import feedback_of
from api.graphql.ids import Kind
from api.graphql.innovations import innovation_of
from api.graphql.meetings import meeting_of
from api.graphql.organization import person_of
from api.graphql.plans import plan_of
from api.graphql.rectifications import rectification_of
from api.graphql.results import result_of
from api.graphql.risk_signals import risk_signal_of
from api.graphql.trainings import training_of

NODES: Final[Mapping[Kind, Fetch]] = {
    Kind.PLAN: plan_of,
    Kind.INNOVATION_PROJECT: innovation_of,
    Kind.ASSESSMENT: assessment_of,
    Kind.APPEAL: appeal_of,
    Kind.MEETING: meeting_of,
    Kind.RESULT: result_of,
    Kind.RECTIFICATION: rectification_of,
    Kind.EVALUATION_ROUND: round_of,
    Kind.PERSON: person_of,
    Kind.EVENT: event_of,
    Kind.FEEDBACK: feedback_of,
    Kind.ACTIVITY: activity_of,
    Kind.TRAINING: training_of,
    Kind.RISK_SIGNAL: risk_signal_of,
}
