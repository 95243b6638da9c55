"""The rules that contested items were scored by, as a case file tells them."""

from decimal import Decimal
from typing import Self

import strawberry

from api.graphql.explanations import ScoringMethod
from domain.appeal.case_rules import ItemRule


@strawberry.type(description="The full marks of a period.")
class CaseMarks:
    """Full marks."""

    period: str
    marks: Decimal


@strawberry.type(
    description="The rule of an item: an indicator, an item of the catalogue, a ground of a veto."
)
class CaseRule:
    """A rule."""

    plan_version: int
    policy_version: int
    code: str | None = strawberry.field(description="Null: the item stands beside the catalogue.")
    name: str | None
    standard: str | None = strawberry.field(description="Of an indicator.")
    basis: str | None
    points: Decimal | None = strawberry.field(description="Full marks, or the most of one occurrence.")
    marks: list[CaseMarks] = strawberry.field(description="Of the periods that are contested.")
    method: ScoringMethod | None

    @classmethod
    def of(cls, rule: ItemRule) -> Self:
        """The rule of the domain."""
        indicator, claim_item, ground = rule.indicator, rule.claim_item, rule.veto_ground
        named = indicator or claim_item or ground
        return cls(
            plan_version=rule.plan_version,
            policy_version=rule.policy_version,
            code=None if named is None else named.code,
            name=None if named is None else named.name,
            standard=None if indicator is None else indicator.standard,
            basis=rule.basis,
            points=claim_item.most if claim_item else indicator.points if indicator else None,
            marks=[CaseMarks(**each.model_dump()) for each in indicator.marks] if indicator else [],
            method=None if indicator is None else ScoringMethod.of(indicator.method),
        )
