"""Composition, version 1: contributions, plan and policy make a breakdown.

Pure and incremental: a part depends on the contributions of its own node only, but for the one that
scales up and depends on sums, so recomposing the nodes that changed gives what composing everything gives.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from domain.assessment.changes import ChangedItem, changed_items
from domain.assessment.state import AssessmentState
from domain.kernel.points import ZERO, add, multiply
from domain.plan.claim_item import INNOVATION
from domain.plan.version import PlanVersion
from domain.policy.policy import Policy
from domain.scoring.breakdown import Breakdown, Part
from domain.scoring.claims_part import ClaimRules, claims_part
from domain.scoring.contribution import (
    BONUS,
    DEDUCTION,
    SCALE_UP,
    Contribution,
    all_contributions,
    contribution,
    node_of,
)
from domain.scoring.indicator_part import indicator_part
from domain.scoring.period_score import Scheme
from domain.scoring.scale_up import scale_up_part


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


def adopt(breakdown: Breakdown, before: PlanVersion, after: PlanVersion, policy: Policy) -> Breakdown:
    """The breakdown under the next plan version, recomposing only the indicators that it changes."""
    changed = {
        node: part._replace(periods={})
        for node, part in breakdown.parts.items()
        if before.indicators.get(node) != after.indicators.get(node)
    }
    if not changed:
        return breakdown
    afresh = breakdown._replace(parts={**breakdown.parts, **changed})
    return _recomposed(afresh, {node: part.contributed for node, part in changed.items()}, after, policy)


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
    parts = {
        node: _part(node, found, breakdown.parts.get(node), plan, policy)
        for node, found in contributed.items()
    }
    return _scaled_up(breakdown.with_parts(parts), plan)


def _scaled_up(breakdown: Breakdown, plan: PlanVersion) -> Breakdown:
    """The breakdown with what makes up for what does not apply."""
    if not any(breakdown.left_out) and SCALE_UP not in breakdown.parts:
        return breakdown
    others = [breakdown.parts[node] for node in (BONUS, DEDUCTION, SCALE_UP) if node in breakdown.parts]
    base = (
        breakdown.exact - add(part.points for part in others),
        breakdown.provisional_exact - add(part.provisional for part in others),
    )
    return breakdown.with_parts({SCALE_UP: scale_up_part(base, breakdown.left_out, plan)})


def _part(
    node: str, contributed: Mapping[str, Contribution], old: Part | None, plan: PlanVersion, policy: Policy
) -> Part:
    if node == BONUS:
        cap = _cap_of(plan.scale, policy.bonus.cap_share, plan.digits)
        beside = {INNOVATION: policy.innovation.cap}
        return claims_part(contributed, ClaimRules("BONUS", plan.catalogue, cap, beside))
    if node == DEDUCTION:
        return claims_part(contributed, ClaimRules("DEDUCTION", plan.catalogue, None, {}))
    known = {} if old is None else old.periods
    return indicator_part(contributed, known, scheme_of(node, plan, policy))


def scheme_of(indicator: str, plan: PlanVersion, policy: Policy) -> Scheme:
    """How an indicator is scored under a plan and a policy."""
    rule, treatment = plan.indicator(indicator), policy.not_applicable.treatment
    return Scheme(rule, plan.digits, policy.channels.order, treatment)


@lru_cache(maxsize=64)
def _cap_of(scale: Decimal, share: Decimal, digits: int) -> Decimal:
    return multiply(scale, share, digits)
