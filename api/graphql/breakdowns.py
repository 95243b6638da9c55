"""Breakdowns: where each point of a total comes from."""

from decimal import Decimal
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.context import Context
from api.graphql.enums import ENUMS
from api.graphql.moments import Moment
from domain.kernel.points import add, published
from domain.scoring import breakdown as domain
from domain.scoring.breakdown import LeafKind, LeafState
from projections.score_ledger.axes import Axis, Group, grouped
from projections.standings.queries import StandingRow


@strawberry.type(description="Points at a place in the breakdown; all leaves sum to the total exactly.")
class Leaf:
    """A leaf."""

    path: str = strawberry.field(description="With the kind, its key within the assessment.")
    kind: LeafKind = strawberry.field(graphql_type=ENUMS[LeafKind])
    points: Decimal = strawberry.field(description="What it adds to the total.")
    stated: Decimal = strawberry.field(
        description="What its item says: more than it adds where it is superseded or excluded."
    )
    state: LeafState = strawberry.field(graphql_type=ENUMS[LeafState])
    item: str | None = strawberry.field(
        description="The reference of its item; null for caps, floors, rounding."
    )
    events: list[UUID] = strawberry.field(description="The ids of the events that made it.")

    @classmethod
    def of(cls, leaf: domain.Leaf) -> Self:
        """The leaf of the domain."""
        return cls(
            path=leaf.path,
            kind=leaf.kind,
            points=leaf.points,
            stated=leaf.stated,
            state=leaf.state,
            item=leaf.item,
            events=list(leaf.events),
        )


@strawberry.type(description="The leaves of one place on an axis and their exact sum.")
class BreakdownGroup:
    """A group."""

    code: str
    name: str | None = strawberry.field(description="As the plan names the place.")
    points: Decimal
    leaves: list[Leaf]

    @classmethod
    def of(cls, group: Group) -> Self:
        """The group of the ledger."""
        return cls(
            code=group.code,
            name=group.name,
            points=group.points,
            leaves=[Leaf.of(leaf) for leaf in group.leaves],
        )


@strawberry.type(description="A total along an axis: the groups sum to it exactly, rounding included.")
class Breakdown:
    """A breakdown."""

    by: Axis = strawberry.field(graphql_type=ENUMS[Axis])
    total: Decimal = strawberry.field(description="The sum of all groups.")
    groups: list[BreakdownGroup]


async def breakdown_of(context: Context, standing: StandingRow, axis: Axis, moment: Moment) -> Breakdown:
    """The breakdown of an assessment's total along an axis."""
    loaders = context.loaders(moment)
    leaves, plan = await loaders.leaves.load(standing), await loaders.rules.load(standing)
    work_kinds = await loaders.work_kinds.load(standing.assessment) if axis is Axis.WORK_KIND else {}
    groups = grouped(leaves, axis, plan.for_unit(standing.unit), work_kinds)
    return Breakdown(
        by=axis,
        total=published(add(group.points for group in groups), plan.digits),
        groups=[BreakdownGroup.of(group) for group in groups],
    )
