"""Breakdowns: where each point of a total comes from."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Self

import strawberry

from api.auth.concealment import Sight
from api.graphql.context import Context
from api.graphql.enums import ENUMS
from api.graphql.leaves import Leaf, LeafSource
from api.graphql.moments import Moment
from domain.kernel.points import add, published
from projections.items.queries import ItemRow
from projections.score_ledger.axes import Axis, Group, grouped
from projections.score_ledger.history import voided_refs, with_history
from projections.standings.queries import StandingRow
from projections.trail.item_lines import ItemLine


@strawberry.type(description="The leaves of one place on an axis and their exact sum.")
class BreakdownGroup:
    """A group."""

    code: str
    name: str | None = strawberry.field(description="As the plan names the place.")
    points: Decimal
    leaves: list[Leaf]

    @classmethod
    def of(cls, group: Group, source: LeafSource) -> Self:
        """The group of the ledger."""
        return cls(
            code=group.code,
            name=group.name,
            points=group.points,
            leaves=[Leaf.of(leaf, source) for leaf in group.leaves],
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
    plan = (await loaders.rules.load(standing)).for_unit(standing.unit)
    hidden = context.viewer.concealed(Sight.ITEMS)
    ledger = await loaders.ledgers.load(standing)
    lines = [line for line in ledger.lines if line.appeal not in hidden]
    leaves = with_history(ledger.leaves, lines, await _voided(context, standing, lines, moment))
    work_kinds = await loaders.work_kinds.load(standing.assessment) if axis is Axis.WORK_KIND else {}
    groups = grouped(leaves, axis, plan, work_kinds)
    source = LeafSource(standing, plan, lines, moment)
    return Breakdown(
        by=axis,
        total=published(add(group.points for group in groups), plan.digits),
        groups=[BreakdownGroup.of(group, source) for group in groups],
    )


async def _voided(
    context: Context, standing: StandingRow, lines: Sequence[ItemLine], moment: Moment
) -> Mapping[str, ItemRow]:
    """The items that were voided, if any were."""
    if not voided_refs(lines):
        return {}
    return {row.item: row for row in await context.loaders(moment).items.load(standing.assessment)}
