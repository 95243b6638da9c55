"""The leaderboard (排行榜): ranks over the whole peer group, before any filter."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from api.auth.concealment import Sight
from api.graphql.assessed import AssessedPerson, assessed_person
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS, listed
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.items import Veto
from api.graphql.looks import About
from api.graphql.moments import Moment
from api.graphql.official import Official
from api.graphql.pages import Connection, Page, counted, edges_of, sliced
from api.graphql.units import Unit
from application.actions import Action
from application.read_audit import ObjectKind
from domain.policy.grades import Grade
from projections.plans.queries import PlanRow
from projections.standings.board import BoardLine, is_adopting

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment


@strawberry.type(description="The place of a subject among its whole peer group.")
class LeaderboardPlace(Official):
    """A place."""

    line: strawberry.Private[BoardLine]
    subject: str = strawberry.field(description="The code of the assessed unit, the id of the person.")
    rank: int = strawberry.field(description="Competition rank by published total: 1, 2, 2, 4.")
    tied_with: list[str] = strawberry.field(description="The codes of those who share the rank.")
    total: Decimal
    provisional_total: Decimal = strawberry.field(description="If everything reported were confirmed.")
    grade: Grade = strawberry.field(
        graphql_type=ENUMS[Grade], description="Provisional: the grade if the group were graded now."
    )
    sealed: bool

    @classmethod
    def of(cls, line: BoardLine, moment: Moment) -> Self:
        """The place of a line."""
        standing = line.standing
        return cls(
            line=line,
            row=standing,
            moment=moment,
            subject=standing.subject,
            rank=line.rank,
            tied_with=list(line.tied_with),
            total=standing.total,
            provisional_total=standing.provisional_total,
            grade=line.grade,
            sealed=standing.sealed,
        )

    @resolver("Whether something of it is under appeal, as far as you may know of it.")
    def contested(self, info: Info) -> bool:
        """Whether it is contested."""
        return is_contested(info.context, self.line)

    @resolver("The vetoes in force; by its effect each caps the grade or binds what the result is used for.")
    def vetoes(self) -> list[Veto]:
        """The vetoes in force."""
        return [Veto.of(row, self.moment) for row in self.line.vetoes]

    @resolver("The assessed person; null for a unit.")
    async def person(self, info: Info) -> AssessedPerson | None:
        """The person."""
        return await assessed_person(info.context, self.line.standing, self.moment)

    @resolver("The assessed unit, or that of the assessed person.")
    async def unit(self, info: Info) -> Unit | None:
        """The unit."""
        standing = self.line.standing
        row = await info.context.loaders(self.moment).units.load((standing.office, standing.unit))
        return None if row is None else Unit.of(row, self.moment)

    @resolver("The assessment itself; null where only the place may be seen.")
    async def assessment(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The assessment, if the viewer may see it."""
        found: Assessment | None = await info.context.linked(
            Kind.ASSESSMENT, self.line.standing.assessment, self.moment
        )
        return found


@strawberry.type(description="The board of one peer group.")
class Leaderboard(Connection[LeaderboardPlace]):
    """A page of a board."""

    size: int = strawberry.field(description="How many the peer group has, whatever the filter.")
    adopting: bool = strawberry.field(
        description="Whether an amendment of the plan has reached some of the group and not yet others."
    )


@strawberry.input(
    description="Which places to show: all that is given must hold.  Ranks stay those of the group."
)
class LeaderboardFilter:
    """A filter over places."""

    subjects: list[str] | None = None
    grades: list[Grade] | None = strawberry.field(default=None, graphql_type=listed(Grade) | None)
    vetoed: bool | None = None
    contested: bool | None = None


async def board_of(context: Context, plan: UUID, peer_group: str, moment: Moment) -> list[BoardLine]:
    """The lines of a board that the viewer may see: all of them or none."""
    row = await context.loaders(moment).plans.load(plan)
    if row is None or not _sees(context, row, peer_group):
        return []
    if row.side == "PERSON":
        moment.saw(ObjectKind.PERSON_BOARD, About(plan, row.office, part=peer_group))
    return await context.loaders(moment).boards.load((plan, peer_group))


async def may_see_board(context: Context, plan: UUID, peer_group: str, moment: Moment) -> bool:
    """Whether the viewer may see the board of a peer group."""
    row = await context.loaders(moment).plans.load(plan)
    return row is not None and _sees(context, row, peer_group)


def _sees(context: Context, plan: PlanRow, peer_group: str) -> bool:
    """Persons are ranked within their unit, and seen so by their unit."""
    if plan.side == "PERSON":
        return context.viewer.sees(Action.READ_PERSON_BOARD, plan.office, peer_group)
    return context.viewer.sees(Action.READ_BOARD, plan.office)


def is_contested(context: Context, line: BoardLine) -> bool:
    """Whether something of an assessment is under an appeal that the viewer may know of."""
    return bool(line.standing.contested_openly(context.viewer.concealed(Sight.CONTESTS)))


def leaderboard(
    context: Context, lines: list[BoardLine], where: LeaderboardFilter | None, page: Page, moment: Moment
) -> Leaderboard:
    """A page of the lines that a filter lets through."""
    shown = [line for line in lines if where is None or _fits(context, line, where)]
    rows = sliced(shown, page, _subject, str)
    edges, info = edges_of(rows, moment, lambda line: LeaderboardPlace.of(line, moment), _subject)
    return Leaderboard(
        edges=edges,
        page_info=info,
        moment=moment,
        count=counted(shown),
        size=len(lines),
        adopting=is_adopting(lines),
    )


def _fits(context: Context, line: BoardLine, where: LeaderboardFilter) -> bool:
    return (
        (where.subjects is None or line.standing.subject in where.subjects)
        and (where.grades is None or line.grade in where.grades)
        and where.vetoed in {None, bool(line.vetoes)}
        and where.contested in {None, is_contested(context, line)}
    )


def _subject(line: BoardLine) -> tuple[str]:
    return (line.standing.subject,)
