"""What-if (模拟测算): the base of a simulation, read the same way for a question and for an exhibit."""

from collections.abc import Sequence
from uuid import UUID

from application.peer_group import group_of
from application.personal_quota import quota_policy
from application.states import States
from domain.assessment.assessment import Assessment
from domain.plan.plan import Plan
from domain.policy.policy_set import PolicySet
from domain.result.group import Rules
from domain.what_if.hypotheses import Hypothesis
from domain.what_if.simulation import Simulation, simulate
from domain.what_if.world import Base


def simulation_of(
    assessment: UUID, hypotheses: Sequence[Hypothesis], states: States, border: int
) -> Simulation:
    """What would be if all of it were so at the border at which ``states`` are read.

    Raises ``AssessmentUnknown``, and ``Refusals`` with all that cannot be supposed.  Nothing is decided: a
    command that files the answer hands in its ``Work``, so that the answer is of the border it records.
    """
    return simulate(_base(assessment, states, border), hypotheses)


def _base(assessment: UUID, states: States, border: int) -> Base:
    subject = states.read(Assessment, assessment)
    plan = states.read(Plan, subject.plan)
    return Base(
        assessment=assessment,
        border=border,
        group=group_of(subject.plan, subject.peer_group, states),
        rules=Rules(plan, states.read(PolicySet, PolicySet.id_of(plan.office))),
        grading=lambda policy: quota_policy(plan, subject.peer_group, policy, states),
    )
