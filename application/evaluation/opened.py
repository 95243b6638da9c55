"""An evaluation round opened for deciding, with the rules it is counted by."""

from uuid import UUID

from application.actions import Action
from application.work import Work
from domain.evaluation.round import EvaluationRound
from domain.evaluation.state import RoundState
from domain.plan.plan import Plan
from domain.plan.version import PlanVersion
from domain.policy.evaluation import EvaluationRules
from domain.policy.policy_set import PolicySet


def run_by_office(round_: UUID, work: Work) -> EvaluationRound:
    """The round, for a caller who may run it."""
    work.authorise(Action.RUN_EVALUATION, office=work.read(EvaluationRound, round_).office)
    return work.edit(EvaluationRound, round_)


def plan_of(state: RoundState, work: Work) -> PlanVersion:
    """The plan version by whose terms the round's indicator is scored in its period."""
    plan = work.read(Plan, state.plan)
    return plan.in_force(state.indicator, state.period, plan.latest.number)


def rules_of(office: str, version: int, work: Work) -> EvaluationRules:
    """The rules of a policy version."""
    return work.read(PolicySet, PolicySet.id_of(office)).versions[version].evaluation
