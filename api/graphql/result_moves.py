"""Who moved: by a revision, which tells them so, or if the board were compiled now."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from application.actions import Action
from domain.policy.grades import Grade
from domain.result.moved import Moved, Place
from projections.results.rows import EditionRow, MoveRow, PlaceRow
from projections.results.visibility import Sights

if TYPE_CHECKING:
    from api.graphql.results import Result


@strawberry.type(description="Total, rank and grade on a board.")
class ResultPlace:
    """A place."""

    total: Decimal
    rank: int
    grade: Grade = strawberry.field(graphql_type=ENUMS[Grade])

    @classmethod
    def of(cls, place: Place | PlaceRow) -> Self:
        """The place as it was stored or computed."""
        return cls(total=place.total, rank=place.rank, grade=place.grade)


@strawberry.type(description="A subject whose total, rank or grade is another one on a later board.")
class ResultMove:
    """A move."""

    subject: str = strawberry.field(description="The code of the assessed unit, the id of the person.")
    before: ResultPlace
    after: ResultPlace
    regraded: bool = strawberry.field(description="Whether the grade is another one.")

    @classmethod
    def of(cls, move: Moved) -> Self:
        """The move of the domain."""
        return cls(
            subject=move.subject,
            before=ResultPlace.of(move.before),
            after=ResultPlace.of(move.after),
            regraded=move.regraded,
        )


@strawberry.type(description="A notice (变动通知): a revision of a public result moved the subject.")
class ResultNotice:
    """A notice."""

    row: strawberry.Private[MoveRow]
    moment: strawberry.Private[Moment]
    subject: str = strawberry.field(description="The code of the assessed unit, the id of the person.")
    edition: int = strawberry.field(description="The edition that moved it.")
    before: ResultPlace
    after: ResultPlace
    regraded: bool = strawberry.field(description="Whether the published grade changed.")
    by_others: bool = strawberry.field(description="Whether its own total stayed: others moved it.")
    fresh_until: date | None = strawberry.field(
        description="The last day of the fresh window that another grade opened."
    )
    told_on: date

    @classmethod
    def of(cls, row: MoveRow, moment: Moment) -> Self:
        """The notice of a row."""
        return cls(
            row=row,
            moment=moment,
            subject=row.subject,
            edition=row.edition,
            before=ResultPlace.of(row.before),
            after=ResultPlace.of(row.after),
            regraded=row.before.grade != row.after.grade,
            by_others=row.before.total == row.after.total,
            fresh_until=row.fresh_until,
            told_on=row.told_on,
        )

    @resolver("Why the result was revised.")
    async def reason(self, info: Info) -> str | None:
        """The reason of the revision."""
        return (await self._edition(info)).reason

    @resolver("What the revision rests on: regulation and article.")
    async def legal_basis(self, info: Info) -> str | None:
        """The legal basis of the revision."""
        return (await self._edition(info)).legal_basis

    @resolver("The revision.")
    async def event(self, info: Info) -> Event | None:
        """The event, if the viewer may see it."""
        edition = await self._edition(info)
        found: Event | None = await info.context.linked(Kind.EVENT, edition.event_id, self.moment)
        return found

    @resolver("The result that was revised.")
    async def result(self, info: Info) -> Annotated["Result", strawberry.lazy("api.graphql.results")] | None:
        """The result, if the viewer may see it."""
        found: Result | None = await info.context.linked(Kind.RESULT, self.row.result, self.moment)
        return found

    async def _edition(self, info: Info) -> EditionRow:
        rows = await info.context.loaders(self.moment).of_result.editions.load(self.row.result)
        return next(each for each in rows if each.edition == self.row.edition)


def sights(context: Context) -> Sights:
    """Which results the viewer may see."""
    return Sights(
        whole=context.visible(Action.READ_RESULT),
        boards=context.visible(Action.READ_BOARD),
        persons=context.visible(Action.READ_PERSON_BOARD),
    )
