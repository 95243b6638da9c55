"""An assessment opened for deciding, with the rules it is assessed by."""

from dataclasses import dataclass
from uuid import UUID

from application.actions import Action
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.state import AssessmentState
from domain.plan.plan import Plan
from domain.plan.version import PlanVersion
from domain.policy.policy import Policy
from domain.policy.policy_set import PolicySet


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment under the plan version that it is assessed by."""

    assessment: Assessment
    plan: PlanVersion


def plan_of(state: AssessmentState, work: Work) -> PlanVersion:
    """The plan version that an assessment is assessed by."""
    return work.read(Plan, state.plan).version(state.plan_version)


def policy_of(state: AssessmentState, work: Work) -> Policy:
    """The policy version that an assessment is assessed by."""
    return work.read(PolicySet, PolicySet.id_of(state.office)).versions[state.policy_version]


def plan_in_force(state: AssessmentState, indicator: str, period: str, work: Work) -> PlanVersion:
    """The plan version by whose terms a period of an indicator is scored."""
    return work.read(Plan, state.plan).in_force(indicator, period, state.plan_version)


def open_for(action: Action, assessment: UUID, work: Work, *, unit: str | None = None) -> Opened:
    """The assessment, for a caller who may take ``action`` on it.

    ``unit`` is the unit that an own-unit role must belong to: the assessed unit unless given.
    """
    state = work.read(Assessment, assessment)
    work.authorise(action, office=state.office, unit=unit or state.subject)
    return Opened(work.edit(Assessment, assessment), plan_of(state, work))
