"""Comments on scores (对得分的意见), made while these are not final yet."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from domain.assessment.ground import Ground
from domain.assessment.score_comment import ScoreCommentStatus
from projections.workflow.queries import ScoreCommentRow

if TYPE_CHECKING:
    from api.graphql.appeals import Appeal


@strawberry.type(description="Why the assessed hold a score to be wrong that is not final yet.")
class ScoreComment:
    """A comment."""

    row: strawberry.Private[ScoreCommentRow]
    moment: strawberry.Private[Moment]
    ref: str = strawberry.field(description="Its reference within the assessment; mutations name it so.")
    item: str = strawberry.field(description="The reference of the entry that it is on.")
    ground: Ground = strawberry.field(graphql_type=ENUMS[Ground])
    statement: str
    remedy: str = strawberry.field(description="What is asked for.")
    evidence: list[str] = strawberry.field(description="Content hashes of documents.")
    status: ScoreCommentStatus = strawberry.field(graphql_type=ENUMS[ScoreCommentStatus])
    made_on: date
    reason: str | None = strawberry.field(description="What was answered; null: nothing yet.")
    answered_on: date | None

    @classmethod
    def of(cls, row: ScoreCommentRow, moment: Moment) -> Self:
        """The comment of a row."""
        return cls(
            row=row,
            moment=moment,
            ref=row.comment,
            item=row.item,
            ground=row.ground,
            statement=row.statement,
            remedy=row.remedy,
            evidence=row.evidence,
            status=ScoreCommentStatus(row.status),
            made_on=row.made_on,
            reason=row.reason,
            answered_on=row.answered_on,
        )

    @resolver("The appeal that it became.")
    async def appeal(self, info: Info) -> Annotated["Appeal", strawberry.lazy("api.graphql.appeals")] | None:
        """The appeal, if there is one that the viewer may see."""
        found: Appeal | None = await info.context.linked(Kind.APPEAL, self.row.appeal, self.moment)
        return found
