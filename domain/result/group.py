"""A peer group (考评组) as its result takes it: every assessment sealed, each scored by its own rules."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from domain.assessment.state import AssessmentState
from domain.assessment.vetoes import is_in_force
from domain.plan.state import PlanState
from domain.policy.policy_set import PolicySetState
from domain.result.board import Member
from domain.result.naming import named
from domain.result.refusals import AssessmentsOpen, PeerGroupEmpty, PeerGroupUnknown
from domain.scoring.composition import compose_state
from domain.scoring.ranking import Standing
from domain.scoring.subtotals import subtotals


class Rules(NamedTuple):
    """Every version of the plan and of the policy that somebody of the group may be assessed by."""

    plans: PlanState
    policies: PolicySetState


Group = Mapping[UUID, AssessmentState]
"""The assessments of a peer group, by stream."""


def must_be_ranked(peer_group: str, plan: PlanState) -> None:
    """Refuse a group that the plan does not rank: each is ranked alone (rule 38)."""
    if peer_group not in plan.peer_groups:
        raise PeerGroupUnknown("peer_group", peer_group=peer_group, groups=", ".join(plan.peer_groups))


def must_be_sealed(group: Group) -> None:
    """Refuse a group that nobody is assessed in, and one in which results may still be reported."""
    if not group:
        raise PeerGroupEmpty("peer_group")
    if opened := _subjects(state for state in group.values() if not state.sealed):
        raise AssessmentsOpen(count=len(opened), subjects=named(opened))


def contested(group: Group) -> list[str]:
    """The subjects of which something is contested in an appeal that is not decided."""
    return _subjects(state for state in group.values() if state.contests)


def newest_policy(group: Group) -> int:
    """The newest policy version that somebody of the group is assessed by: it grades all of them."""
    return max(state.policy_version for state in group.values())


def member_of(assessment: UUID, state: AssessmentState, rules: Rules) -> Member:
    """The totals of a subject, by the versions of plan and policy of its own, and the vetoes in force."""
    plan = rules.plans.version(state.plan_version)
    score = compose_state(state, plan, rules.policies.version(state.policy_version))
    split = subtotals(score, plan)
    vetoes = [
        each for each in state.vetoes.values() if is_in_force(each.status, each.since, each.until, None)
    ]
    standing = Standing(
        subject=state.subject,
        total=score.total,
        key=split.key,
        base=split.base,
        deductions=split.deductions,
        vetoes=tuple(each.effect for each in vetoes),
    )
    return Member(assessment, standing, tuple(each.ground for each in vetoes))


def _subjects(states: Iterable[AssessmentState]) -> list[str]:
    return sorted(state.subject for state in states)
