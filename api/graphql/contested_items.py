"""Contested items (申诉事项): what is contested of an assessment, and how it was ruled on."""

from typing import Self

import strawberry

from api.graphql.enums import ENUMS
from api.graphql.items import ItemRuling
from domain.assessment.ground import Ground
from projections.appeal_docket.rows import ContestedItemRow


@strawberry.type(description="A contested item and, once ruled on, the ruling.")
class ContestedItem:
    """A contested item."""

    item: str = strawberry.field(description="Its reference within the assessment.")
    ground: Ground = strawberry.field(graphql_type=ENUMS[Ground])
    statement: str
    remedy: str = strawberry.field(description="What is asked for.")
    ruling: ItemRuling | None = strawberry.field(description="Null until it is ruled on.")
    ruling_reason: str | None

    @classmethod
    def of(cls, row: ContestedItemRow) -> Self:
        """The item of a row."""
        return cls(
            item=row.item,
            ground=row.ground,
            statement=row.statement,
            remedy=row.remedy,
            ruling=None if row.outcome is None else ItemRuling(outcome=row.outcome, points=row.points),
            ruling_reason=row.reason,
        )
