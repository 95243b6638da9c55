"""Contested items (申诉事项): what is contested of an assessment, and how it was ruled on."""

from typing import TYPE_CHECKING, Self

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.items import Item, ItemRuling
from api.graphql.moments import Moment
from domain.assessment.ground import Ground
from projections.appeal_docket.rows import AppealRow, ContestedItemRow
from projections.items.queries import ItemRow

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment


@strawberry.type(description="A contested item and, once ruled on, the ruling.")
class ContestedItem:
    """A contested item."""

    appeal: strawberry.Private[AppealRow]
    moment: strawberry.Private[Moment]
    item: str = strawberry.field(description="Its reference within the assessment.")
    indicator: str | None = strawberry.field(description="The code of the indicator that it belongs to.")
    ground: Ground = strawberry.field(graphql_type=ENUMS[Ground])
    statement: str
    remedy: str = strawberry.field(description="What is asked for.")
    ruling: ItemRuling | None = strawberry.field(description="Null until it is ruled on.")
    ruling_reason: str | None

    @classmethod
    def of(cls, row: ContestedItemRow, appeal: AppealRow, moment: Moment) -> Self:
        """The item of a row of an appeal."""
        return cls(
            appeal=appeal,
            moment=moment,
            item=row.item,
            indicator=row.indicator,
            ground=row.ground,
            statement=row.statement,
            remedy=row.remedy,
            ruling=None if row.outcome is None else ItemRuling(outcome=row.outcome, points=row.points),
            ruling_reason=row.reason,
        )

    @resolver("What the plan calls its indicator, or the item of the catalogue that was claimed.")
    async def name(self, info: Info) -> str | None:
        """The name; ``None`` for a veto, the grade and the rank."""
        row = await self._row(info.context)
        code = self.indicator if row is None or row.code is None else row.code
        parts = await info.context.loaders(self.moment).parts.load(self.appeal.plan)
        names = {each.code: each.name for each in parts.indicators}
        names |= {each.code: each.name for each in parts.claim_items}
        return None if code is None else names.get(code)

    @resolver(
        "The item itself, where you may see the assessment; null for an indicator, the grade, the rank."
    )
    async def about(self, info: Info) -> Item | None:
        """The item."""
        seen: Assessment | None = await info.context.linked(
            Kind.ASSESSMENT, self.appeal.assessment, self.moment
        )
        row = None if seen is None else await self._row(info.context)
        return None if row is None else Item.of(row, self.moment)

    async def _row(self, context: Context) -> ItemRow | None:
        rows = await context.loaders(self.moment).items.load(self.appeal.assessment)
        return next((each for each in rows if each.item == self.item), None)


def contested_items(appeal: AppealRow, moment: Moment) -> list[ContestedItem]:
    """What an appeal contests, in the order in which it says so."""
    return [ContestedItem.of(each, appeal, moment) for each in appeal.items]
