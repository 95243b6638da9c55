"""The lines of a result's board: ranks and grades of the whole peer group, as they were determined."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from api.graphql.assessed import AssessedPerson, person_in
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS, listed
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.pages import Connection, Page, edges_of, trimmed
from api.graphql.result_loaders import LineAsk
from api.graphql.result_moves import ResultPlace, sights
from api.graphql.units import Unit
from domain.policy.grades import Grade
from projections.results.listing import LineFilter
from projections.results.rows import EditionRow, LineRow, ResultRow

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment


@strawberry.type(description="The line of a subject on the board of a result.")
class ResultLine:
    """A line."""

    result: strawberry.Private[ResultRow]
    row: strawberry.Private[LineRow]
    moment: strawberry.Private[Moment]
    subject: str = strawberry.field(description="The code of the assessed unit, the id of the person.")
    edition: int
    rank: int = strawberry.field(description="Competition rank by total among the whole group: 1, 2, 2, 4.")
    total: Decimal
    grade: Grade = strawberry.field(graphql_type=ENUMS[Grade])
    vetoes: list[str] = strawberry.field(description="The grounds of the vetoes that cap the grade.")
    key_points: Decimal = strawberry.field(description="Of key work; breaks ties for a place.")
    base_points: Decimal = strawberry.field(description="Without bonuses; breaks ties for a place.")
    deduction_points: Decimal = strawberry.field(description="Deducted; breaks ties for a place.")

    @classmethod
    def of(cls, result: ResultRow, row: LineRow, moment: Moment) -> Self:
        """The line of a row."""
        return cls(
            result=result,
            row=row,
            moment=moment,
            subject=row.subject,
            edition=row.edition,
            rank=row.rank,
            total=row.total,
            grade=row.grade,
            vetoes=list(row.vetoes),
            key_points=row.key_points,
            base_points=row.base_points,
            deduction_points=row.deduction_points,
        )

    @resolver("The codes of those who share the rank.")
    async def tied_with(self, info: Info) -> list[str]:
        """The others of the rank."""
        row = self.row
        rank = (row.result, row.edition, row.rank)
        same = await info.context.loaders(self.moment).of_result.sharing.load(rank)
        return [subject for subject in same if subject != row.subject]

    @resolver("Its place on the edition before, if this one moved it and you may see that one.")
    async def before(self, info: Info) -> ResultPlace | None:
        """The place that it had."""
        row = self.row
        key = (row.result, row.edition, row.subject)
        move = await info.context.loaders(self.moment).of_result.moves.load(key)
        if move is None or not (move.is_notice or sights(info.context).whole_of(self.result)):
            return None
        return ResultPlace.of(move.before)

    @resolver("The assessed person; null for a unit.")
    async def person(self, info: Info) -> AssessedPerson | None:
        """The person."""
        if self.result.side != "PERSON":
            return None
        return await person_in(info.context, self.row.subject, self.moment)

    @resolver("The assessed unit, or that of the assessed person.")
    async def unit(self, info: Info) -> Unit | None:
        """The unit."""
        result = self.result
        code = result.peer_group if result.side == "PERSON" else self.row.subject
        row = await info.context.loaders(self.moment).units.load((result.office, code))
        return None if row is None else Unit.of(row, self.moment)

    @resolver("The assessment itself; null where only the line may be seen.")
    async def assessment(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The assessment, if the viewer may see it."""
        found: Assessment | None = await info.context.linked(
            Kind.ASSESSMENT, self.row.assessment, self.moment
        )
        return found


@dataclass(frozen=True, slots=True)
class Shown:
    """A board that is shown: an edition of a result, read at a moment."""

    result: ResultRow
    edition: EditionRow
    moment: Moment

    def line(self, row: LineRow) -> ResultLine:
        """The line of a row."""
        return ResultLine.of(self.result, row, self.moment)


@strawberry.type(description="The lines of a board.")
class ResultLines(Connection[ResultLine]):
    """A page of a board."""

    size: int = strawberry.field(description="How many the peer group has, whatever the filter.")


@strawberry.input(
    description="Which lines to show: all that is given must hold.  Ranks stay those of the group."
)
class ResultLineFilter:
    """A filter over lines."""

    subjects: list[str] | None = None
    grades: list[Grade] | None = strawberry.field(default=None, graphql_type=listed(Grade) | None)
    vetoed: bool | None = None

    def where(self) -> LineFilter:
        """The filter of the read model."""
        return LineFilter(
            subjects=None if self.subjects is None else tuple(self.subjects),
            grades=None if self.grades is None else tuple(self.grades),
            vetoed=self.vetoed,
        )


async def line_page(
    context: Context, board: Shown, where: ResultLineFilter | None, page: Page
) -> ResultLines:
    """A page of the lines that a filter lets through."""
    after, before = page.keys(int, int)
    ask = LineAsk(
        board=(board.edition.result, board.edition.edition),
        where=(where or ResultLineFilter()).where(),
        limit=page.size + 1,
        after=after,
        before=before,
        backward=page.backward,
    )
    loaders = context.loaders(board.moment).of_result
    edges, info = edges_of(
        trimmed(await loaders.lines.load(ask), page),
        board.moment,
        board.line,
        lambda row: (row.rank, row.ordinal),
    )
    return ResultLines(
        edges=edges,
        page_info=info,
        moment=board.moment,
        count=lambda: loaders.line_counts.load(ask),
        size=board.edition.size,
    )
