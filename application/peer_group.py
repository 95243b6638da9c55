"""A peer group out of the roll of its plan."""

from uuid import UUID

from application.states import States
from domain.assessment.assessment import Assessment
from domain.assessment.roll import AssessmentRoll
from domain.result.group import Group


def group_of(plan: UUID, peer_group: str, states: States) -> Group:
    """The assessments of the group, in the order in which they were opened."""
    roll = states.find(AssessmentRoll, AssessmentRoll.id_of(plan))
    assessments = () if roll is None else roll.of_group(peer_group)
    return dict(zip(assessments, states.read_all(Assessment, assessments), strict=True))
