"""Composition, version 1: contributions, plan and policy make a breakdown.

Pure and incremental: a part depends on the contributions of its own node only, so recomposing the
nodes that changed gives what composing everything gives.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from domain.assessment.changes import ChangedItem, changed_items
from domain.assessment.state import AssessmentState
from domain.kernel.points import ZERO, multiply
from domain.plan.version import PlanVersion
from domain.policy.policy import Policy
from domain.scoring.breakdown import Breakdown, Part
from domain.scoring.claims_part import ClaimRules, claims_part
from domain.scoring.contribution import (
    BONUS,
    DEDUCTION,
    Contribution,
    all_contributions,
    contribution,
    node_of,
)
from domain.scoring.indicator_part import indicator_part


def empty(plan: PlanVersion) -> Breakdown:
    """The breakdown of an assessment in which nothing has happened."""
    return Breakdown({}, ZERO, ZERO, plan.digits)


def compose(
    contributed: Mapping[str, Iterable[Contribution]], plan: PlanVersion, policy: Policy
) -> Breakdown:
    """The breakdown of all contributions, given by node."""
    by_item = {node: {each.item: each for each in found} for node, found in contributed.items()}
    return _recomposed(empty(plan), by_item, plan, policy)


def compose_state(state: AssessmentState, plan: PlanVersion, policy: Policy) -> Breakdown:
    """The breakdown of an assessment."""
    return compose(all_contributions(state), plan, policy)


def advance(
    breakdown: Breakdown, before: AssessmentState, after: AssessmentState, plan: PlanVersion, policy: Policy
) -> Breakdown:
    """The breakdown after a step, recomposing only the nodes of the items that the step changed."""
    return take_in(breakdown, changed_items(before, after), plan, policy)


def take_in(
    breakdown: Breakdown, changed: Iterable[ChangedItem], plan: PlanVersion, policy: Policy
) -> Breakdown:
    """The breakdown with changed items in place of what they were; the same object where none contributes."""
    contributed: dict[str, dict[str, Contribution]] = {}
    for _, item in changed:
        if (node := node_of(item)) is not None:
            if node not in contributed:
                contributed[node] = _contributed(breakdown, node)
            contributed[node].pop(item.ref, None)
            if (news := contribution(item)) is not None:
                contributed[node][item.ref] = news
    return _recomposed(breakdown, contributed, plan, policy) if contributed else breakdown


def _contributed(breakdown: Breakdown, node: str) -> dict[str, Contribution]:
    part = breakdown.parts.get(node)
    return {} if part is None else {**part.contributed}


def _recomposed(
    breakdown: Breakdown,
    contributed: Mapping[str, Mapping[str, Contribution]],
    plan: PlanVersion,
    policy: Policy,
) -> Breakdown:
    parts = {**breakdown.parts}
    exact, provisional = breakdown.exact, breakdown.provisional_exact
    for node, found in contributed.items():
        old = parts.get(node)
        part = parts[node] = _part(node, found, old, plan, policy)
        exact += part.points - (ZERO if old is None else old.points)
        provisional += part.provisional - (ZERO if old is None else old.provisional)
    return Breakdown(parts, exact, provisional, breakdown.digits)


def _part(
    node: str, contributed: Mapping[str, Contribution], old: Part | None, plan: PlanVersion, policy: Policy
) -> Part:
    if node == BONUS:
        cap = _cap_of(plan.scale, policy.bonus.cap_share, plan.digits)
        return claims_part(contributed, ClaimRules("BONUS", plan.catalogue, cap))
    if node == DEDUCTION:
        return claims_part(contributed, ClaimRules("DEDUCTION", plan.catalogue, None))
    known = {} if old is None else old.periods
    return indicator_part(contributed, known, plan.indicator(node), plan.digits, policy.channels.order)


@lru_cache(maxsize=64)
def _cap_of(scale: Decimal, share: Decimal, digits: int) -> Decimal:
    return multiply(scale, share, digits)
