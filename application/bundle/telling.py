"""What a bundle says for a human and for comparison: the rules, and what everything comes to."""

from typing import Any, Final

from application.bundle.scope import Scope
from application.states import States
from domain.kernel.points import text
from domain.plan.version import PlanVersion, ScoredIndicator
from domain.result.board import Under, compiled
from domain.result.group import member_of, newest_policy
from domain.result.result import Result
from domain.scoring.breakdown import Breakdown, Leaf
from domain.scoring.composition import compose_state

Told = dict[str, Any]

_OF_PLAN: Final = ("office", "year", "side", "title", "digits")
_OF_INDICATOR: Final = (
    *("code", "name", "section", "standard", "legal_basis", "assessing_department"),
    *("mode", "period_rule", "work_kind"),
)
_OF_BOARD: Final = {"policy_version", "places", "tied", "left", "lines"}


def told_rules(scope: Scope) -> Told:
    """Every version of the plan and of the policy."""
    plan, policies = scope.rules.plans, scope.rules.policies
    return {
        "plan": {**{name: getattr(plan, name) for name in _OF_PLAN}, "scale": text(plan.scale)},
        "versions": [_version(each) for each in plan.versions.values()],
        "policies": [
            {
                "version": number,
                "effective_from": policies.since[number].isoformat(),
                "policy": policy.model_dump(mode="json"),
            }
            for number, policy in policies.versions.items()
        ],
    }


def _version(version: PlanVersion) -> Told:
    catalogue = version.catalogue
    return {
        "version": version.number,
        "effective_from": version.effective_from.isoformat(),
        "indicators": [_indicator(each) for _, each in sorted(version.indicators.items())],
        "claim_items": [each.model_dump(mode="json") for _, each in sorted(catalogue.items.items())],
        "claim_groups": [each.model_dump(mode="json") for _, each in sorted(catalogue.groups.items())],
    }


def _indicator(indicator: ScoredIndicator) -> Told:
    return {
        **{name: getattr(indicator, name) for name in _OF_INDICATOR},
        "assessed": list(indicator.assessed),
        "channels": list(indicator.channels),
        "tolerance": None if indicator.tolerance is None else text(indicator.tolerance),
        "method": indicator.method.model_dump(mode="json"),
        "points": text(indicator.points),
        "marks": {period: text(marks) for period, marks in indicator.marks.items()},
    }


def told_scores(scope: Scope, states: States, border: int) -> Told:
    """Leaves, totals, ranks and grades as they stand at the border, and the result with its newest board."""
    return {
        "position": border,
        "board": _board(scope, border),
        "assessments": dict(sorted(_assessments(scope).items())),
        "result": _result(scope, states),
    }


def _board(scope: Scope, border: int) -> Told:
    """The live board: provisional grades, by the quota of the plan's side."""
    newest = newest_policy(scope.group)
    policy = scope.rules.policies.version(newest).for_side(scope.rules.plans.side)
    members = [member_of(stream, state, scope.rules) for stream, state in scope.group.items()]
    board = compiled(members, Under(scope.plan, scope.peer_group, border, newest, policy))
    return board.model_dump(mode="json", include=_OF_BOARD)


def _assessments(scope: Scope) -> dict[str, Told]:
    plans, policies = scope.rules
    return {
        str(stream): {
            "subject": state.subject,
            "plan_version": state.plan_version,
            "policy_version": state.policy_version,
            **_score(
                compose_state(
                    state, plans.version(state.plan_version), policies.version(state.policy_version)
                )
            ),
        }
        for stream, state in scope.group.items()
    }


def _score(score: Breakdown) -> Told:
    return {
        "total": text(score.total),
        "provisional_total": text(score.provisional_total),
        "leaves": [_leaf(leaf) for leaf in score.leaves],
    }


def _leaf(leaf: Leaf) -> Told:
    return {
        "path": leaf.path,
        "kind": leaf.kind.value,
        "points": text(leaf.points),
        "stated": text(leaf.stated),
        "state": leaf.state.value,
        "item": leaf.item,
        "events": [str(event) for event in leaf.events],
    }


def _result(scope: Scope, states: States) -> Told | None:
    found = states.find(Result, scope.result)
    if found is None:
        return None
    return {
        "stream": str(scope.result),
        "status": found.status.value,
        "edition": found.edition,
        **found.board.model_dump(mode="json", include={"digest", "border", "lines"}),
    }
