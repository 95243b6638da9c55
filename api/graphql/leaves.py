"""Leaves: points at a place in a breakdown, and everything that they come from."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from api.auth.concealment import Sight
from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.organization import Actor
from domain.assessment.ruled import Outcome
from domain.assessment.wholes import indicator_ref
from domain.plan.version import PlanVersion
from domain.scoring import breakdown as domain
from domain.scoring.breakdown import LeafKind, LeafState
from projections.score_ledger.rule import Rule, RuleKind, ScoringRules
from projections.standings.queries import StandingRow
from projections.trail.item_lines import ItemLine

if TYPE_CHECKING:
    from api.graphql.appeals import Appeal


@dataclass(frozen=True, slots=True)
class LeafSource:
    """What the leaves of one breakdown come from; ``lines`` are those that the viewer may know of."""

    standing: StandingRow
    plan: PlanVersion
    lines: Sequence[ItemLine]
    moment: Moment


@strawberry.type(description="The rule that points follow, in the version that holds for the assessment.")
class ScoringRule:
    """A rule."""

    kind: RuleKind = strawberry.field(graphql_type=ENUMS[RuleKind])
    code: str = strawberry.field(
        description="Of the indicator, catalogue item or group; a key of policy or plan."
    )
    version: int = strawberry.field(description="Of the plan; of the policy for POLICY and DECISION.")
    name: str | None
    legal_basis: str | None
    method: str | None = strawberry.field(description="How measures become points.")
    method_version: int | None

    @classmethod
    def of(cls, rule: Rule) -> Self:
        """The rule of the ledger."""
        return cls(
            kind=rule.kind,
            code=rule.code,
            version=rule.version,
            name=rule.name,
            legal_basis=rule.legal_basis,
            method=rule.method,
            method_version=rule.method_version,
        )


@strawberry.type(description="Who decided points last, and why: as their events say.")
class LeafGrounds:
    """Grounds."""

    actor: Actor = strawberry.field(description="Who did the last of the events that made it.")
    reason_code: str | None
    reason: str | None
    legal_basis: str | None
    evidence: list[str] = strawberry.field(description="Content hashes.")


@strawberry.type(description="An appeal that touched points, and what it did to them.")
class LeafAppeal:
    """An appeal's part in a leaf."""

    appeal: Annotated["Appeal", strawberry.lazy("api.graphql.appeals")]
    outcome: Outcome | None = strawberry.field(
        graphql_type=ENUMS[Outcome] | None,
        description="What the ruling said of its item; null: no ruling took effect on it.",
    )
    effect: Event | None = strawberry.field(description="The event by which the ruling took effect.")


@strawberry.type(description="Points at a place in the breakdown; all leaves sum to the total exactly.")
class Leaf:
    """A leaf."""

    leaf: strawberry.Private[domain.Leaf]
    source: strawberry.Private[LeafSource]
    path: str = strawberry.field(description="With the kind, its key within the assessment.")
    kind: LeafKind = strawberry.field(graphql_type=ENUMS[LeafKind])
    points: Decimal = strawberry.field(description="What it adds to the total.")
    stated: Decimal = strawberry.field(
        description="What its item says: more than it adds where it is superseded, excluded or voided."
    )
    state: LeafState = strawberry.field(graphql_type=ENUMS[LeafState])
    item: str | None = strawberry.field(
        description="The reference of its item; null for caps, floors, rounding."
    )
    events: list[UUID] = strawberry.field(description="The ids of the events that made it.")

    @classmethod
    def of(cls, leaf: domain.Leaf, source: LeafSource) -> Self:
        """The leaf of the domain."""
        return cls(
            leaf=leaf,
            source=source,
            path=leaf.path,
            kind=leaf.kind,
            points=leaf.points,
            stated=leaf.stated,
            state=leaf.state,
            item=leaf.item,
            events=list(leaf.events),
        )

    @resolver("Whether its item, or its indicator as a whole, is under appeal, as far as you may know of it.")
    def contested(self, info: Info) -> bool:
        """Whether an open appeal contests it."""
        hidden = info.context.viewer.concealed(Sight.CONTESTS)
        return not self._touched.isdisjoint(self.source.standing.contested_openly(hidden))

    @resolver("The events that made it, in order, as far as you may see them.")
    async def made_by(self, info: Info) -> list[Event]:
        """The events."""
        links = (info.context.linked(Kind.EVENT, event, self.source.moment) for event in self.leaf.events)
        return [each for each in await asyncio.gather(*links) if each is not None]

    @resolver("Who decided it and why; null where no event made it, or none that you may see.")
    async def grounds(self, info: Info) -> LeafGrounds | None:
        """The last actor, and the last event that gives a reason."""
        if not (events := await self.made_by(info)):
            return None
        last = events[-1]
        why = next((each for each in reversed(events) if each.reason or each.legal_basis), last)
        return LeafGrounds(
            actor=last.actor(),
            reason_code=why.reason_code,
            reason=why.reason,
            legal_basis=why.legal_basis,
            evidence=why.evidence(),
        )

    @resolver("The rule that it follows, with its version.")
    async def rule(self, info: Info) -> ScoringRule:
        """The rule."""
        source, loaders = self.source, info.context.loaders(self.source.moment)
        assessment = source.standing.assessment
        items = {} if self.item is None else {row.item: row for row in await loaders.items.load(assessment)}
        scorings = {} if self.kind is not LeafKind.ENTRY else await loaders.scorings.load(assessment)
        rules = ScoringRules(source.plan, source.standing.policy_version)
        ref = self.item or ""
        return ScoringRule.of(rules.rule_of(self.leaf, items.get(ref), scorings.get(ref)))

    @resolver("The appeals that touched its item, oldest first, as far as you may know of them.")
    async def appeals(self, info: Info) -> list[LeafAppeal]:
        """The appeals, each with what its ruling did."""
        lines = [line for line in self.source.lines if line.item in self._touched]
        effects = {line.appeal: line for line in lines if line.outcome is not None}
        told = (
            self._appeal(info, appeal, effects.get(appeal))
            for appeal in dict.fromkeys(line.appeal for line in lines if line.appeal is not None)
        )
        return [each for each in await asyncio.gather(*told) if each is not None]

    async def _appeal(self, info: Info, appeal: UUID, effect: ItemLine | None) -> LeafAppeal | None:
        moment = self.source.moment
        found: Appeal | None = await info.context.linked(Kind.APPEAL, appeal, moment)
        if found is None:
            return None
        if effect is None:
            return LeafAppeal(appeal=found, outcome=None, effect=None)
        event = await info.context.linked(Kind.EVENT, effect.event_id, moment)
        return LeafAppeal(appeal=found, outcome=effect.outcome, effect=event)

    @property
    def _touched(self) -> set[str]:
        """What an appeal contests where it contests this: the item, or the indicator as a whole."""
        return {self.item or "", indicator_ref(self.path.partition("/")[0])}
