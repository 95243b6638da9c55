"""Which rule a leaf follows: an indicator, an item of the catalogue, the policy or the plan, by version."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from domain.plan.claim_item import INNOVATION
from domain.plan.version import PlanVersion
from domain.scoring.breakdown import Leaf, LeafKind
from projections.items.queries import ItemRow, ScoringRow
from projections.score_ledger.history import VETO


class RuleKind(StrEnum):
    """What kind of rule it is; a DECISION follows no rule but its own grounds."""

    INDICATOR = "INDICATOR"
    CLAIM_ITEM = "CLAIM_ITEM"
    CLAIM_GROUP = "CLAIM_GROUP"
    POLICY = "POLICY"
    PLAN = "PLAN"
    DECISION = "DECISION"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, the version of the plan or policy that it stands in, and how measures become points.

    ``code`` is that of the indicator, item or group, or a key of policy or plan.
    """

    kind: RuleKind
    code: str
    version: int
    name: str | None = None
    legal_basis: str | None = None
    method: str | None = None
    method_version: int | None = None


_POLICY_KEYS: Final = {
    INNOVATION: "innovation.cap",
    "RECTIFICATION": "rectification.late_points",
    VETO: "vetoes.grounds",
}


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """The versions by which an assessment is scored."""

    plan: PlanVersion
    policy_version: int

    def rule_of(self, leaf: Leaf, item: ItemRow | None, scoring: ScoringRow | None) -> Rule:
        """The rule of a leaf; ``item`` is its item, ``scoring`` how the points of its entry came about."""
        node, _, place = leaf.path.partition("/")
        if leaf.kind is LeafKind.ROUNDING:
            return Rule(RuleKind.PLAN, "digits", self.plan.number)
        if leaf.kind in {LeafKind.SCALE_UP, LeafKind.NOT_APPLICABLE}:
            return self._policy("not_applicable.treatment")
        if node in self.plan.indicators:
            return self._indicator(node, scoring)
        if leaf.kind is LeafKind.CAP:
            return self._cap(place)
        return self._claimed(node if item is None or item.code is None or node == VETO else item.code)

    def _indicator(self, code: str, scoring: ScoringRow | None) -> Rule:
        indicator = self.plan.indicators[code]
        method = indicator.method
        return Rule(
            RuleKind.INDICATOR,
            code,
            self.plan.number,
            indicator.name,
            indicator.legal_basis,
            method.name if scoring is None else scoring.method,
            method.version if scoring is None else scoring.version,
        )

    def _cap(self, place: str) -> Rule:
        """The cap of an item, of a group, or of all bonuses."""
        what, _, code = place.partition(":")
        match what:
            case "group":
                group = self.plan.catalogue.groups[code]
                return Rule(RuleKind.CLAIM_GROUP, code, self.plan.number, group.name)
            case "item":
                return self._claimed(code)
            case _:
                return self._policy("bonus.cap_share")

    def _claimed(self, code: str) -> Rule:
        if (found := self.plan.catalogue.items.get(code)) is not None:
            return Rule(RuleKind.CLAIM_ITEM, code, self.plan.number, found.name, found.basis)
        if (key := _POLICY_KEYS.get(code)) is not None:
            return self._policy(key)
        return Rule(RuleKind.DECISION, code, self.policy_version)

    def _policy(self, key: str) -> Rule:
        return Rule(RuleKind.POLICY, key, self.policy_version)
