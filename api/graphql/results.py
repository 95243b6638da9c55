"""Results (绩效结果): what the leading group determined for a peer group, edition by edition."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from api.graphql.calendar import Deadline
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.looks import About
from api.graphql.moments import Moment, ReadAt
from api.graphql.node import Node
from api.graphql.pages import (
    After,
    Before,
    Connection,
    First,
    Last,
    Page,
    connection,
    counted,
    page_of,
    sliced,
)
from api.graphql.result_lines import ResultLine, ResultLineFilter, ResultLines, Shown, line_page
from api.graphql.result_moves import ResultMove, ResultNotice, sights
from api.graphql.scalars import Position
from application.actions import Action
from domain.plan.indicator import Side
from domain.result.fingerprint import fingerprint, is_fingerprint_of
from domain.result.moved import Moved
from domain.result.state import ResultStatus
from projections.results import listing
from projections.results.drift import drift
from projections.results.listing import ResultFilter
from projections.results.rows import EditionRow, MoveRow, ResultRow
from projections.results.visibility import may_see_notice

if TYPE_CHECKING:
    from api.graphql.plans import Plan


@strawberry.type(description="An edition of a result: a board that no later event changes.")
class ResultBoard:
    """An edition."""

    shown: strawberry.Private[Shown]
    edition: int = strawberry.field(description="1, then one more with each revision; 0: compiled only.")
    border: Position = strawberry.field(description="The position of the log that it was compiled at.")
    policy_version: int = strawberry.field(description="The version of the policy that it was graded by.")
    size: int = strawberry.field(description="How many the peer group has.")
    places: int = strawberry.field(description="How many may be excellent.")
    tied: list[str] = strawberry.field(description="Of whom the leading group is to choose.")
    to_choose: int = strawberry.field(description="How many of them it is to choose.")
    chosen: list[str] = strawberry.field(description="Whom it chose.")
    digest: str = strawberry.field(description="SHA-256 over everything else on the board.")
    made_on: date = strawberry.field(description="The day on which it was determined, or compiled.")
    public_on: date | None = strawberry.field(description="Since when it is public; null: it is not.")
    reason: str | None = strawberry.field(description="Why it was revised; null unless it was.")
    legal_basis: str | None = strawberry.field(description="What the revision rests on.")

    @classmethod
    def of(cls, shown: Shown) -> Self:
        """The board that is shown."""
        row = shown.edition
        return cls(
            shown=shown,
            edition=row.edition,
            border=Position(row.border),
            policy_version=row.policy_version,
            size=row.size,
            places=row.places,
            tied=list(row.tied),
            to_choose=row.left_over,
            chosen=list(row.chosen),
            digest=row.digest,
            made_on=row.made_on,
            public_on=row.public_on,
            reason=row.reason,
            legal_basis=row.legal_basis,
        )

    @resolver("80 bits of the digest, to be printed and read out: four groups of four symbols.")
    def fingerprint(self) -> str:
        """The fingerprint."""
        return fingerprint(self.digest)

    @resolver("Whether what somebody read off a page is its fingerprint; case and hyphens do not matter.")
    def bears(self, fingerprint: str) -> bool:
        """Whether the fingerprint is this board's."""
        return is_fingerprint_of(fingerprint, self.digest)

    @resolver("The window that its publication opened; null where it opened none.")
    def window(self) -> Deadline | None:
        """The window."""
        window = self.shown.edition.window
        return None if window is None else Deadline.of(window)

    @resolver("The determination or the revision.")
    async def event(self, info: Info) -> Event | None:
        """The event, if the viewer may see it."""
        shown = self.shown
        found: Event | None = await info.context.linked(Kind.EVENT, shown.edition.event_id, shown.moment)
        return found

    @resolver("The line of one subject.")
    async def line(self, info: Info, subject: str) -> ResultLine | None:
        """The line."""
        alone = Page(size=1, backward=False, after=None, before=None, walk=None)
        found = await line_page(info.context, self.shown, ResultLineFilter(subjects=[subject]), alone)
        return found.edges[0].node if found.edges else None

    @resolver("The lines in the order of the board.")
    async def lines(
        self,
        info: Info,
        filter: ResultLineFilter | None = None,  # noqa: A002 - the word of the schema
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> ResultLines:
        """A page of the lines."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        return await line_page(info.context, self.shown, filter, page)


@strawberry.type(description="The result of a peer group under a plan.")
class Result(Node):
    """A result."""

    KIND = Kind.RESULT

    row: strawberry.Private[ResultRow]
    office: str
    year: int
    side: Side = strawberry.field(graphql_type=ENUMS[Side])
    peer_group: str
    status: ResultStatus = strawberry.field(graphql_type=ENUMS[ResultStatus])

    @classmethod
    def of(cls, row: ResultRow, moment: Moment) -> Self:
        """The result of a row."""
        return cls(
            key=row.result,
            moment=moment,
            row=row,
            office=row.office,
            year=row.year,
            side=row.side,
            peer_group=row.peer_group,
            status=row.status,
        )

    def about(self) -> About:
        """Whose it is."""
        return About(self.key, self.office)

    @resolver("Where this was read.")
    def as_of(self) -> ReadAt:
        """The moment."""
        return ReadAt(moment=self.moment)

    @resolver("The plan that the group is assessed under.")
    async def plan(self, info: Info) -> Annotated["Plan", strawberry.lazy("api.graphql.plans")] | None:
        """The plan, if the viewer may see it."""
        found: Plan | None = await info.context.linked(Kind.PLAN, self.row.plan, self.moment)
        return found

    @resolver("A board: the newest edition that you may see unless you name one; 0 is the compiled board.")
    async def board(self, info: Info, edition: int | None = None) -> ResultBoard | None:
        """The board of an edition."""
        rows = await self._editions(info)
        named = [each for each in rows if edition in {None, each.edition}]
        return ResultBoard.of(Shown(self.row, named[-1], self.moment)) if named else None

    @resolver("The determined boards that you may see, oldest first.")
    async def editions(self, info: Info) -> list[ResultBoard]:
        """The editions."""
        rows = await self._editions(info)
        return [ResultBoard.of(Shown(self.row, each, self.moment)) for each in rows if each.is_determined]

    @resolver("Whom revisions of the public result moved, by edition and place: the notices for you to see.")
    async def notices(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[ResultNotice]:
        """The notices."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        visible = info.context.visible(Action.READ_NOTICE)
        rows = await info.context.loaders(self.moment).of_result.notices.load(self.key)
        shown = [row for row in rows if may_see_notice(visible, row)]
        part = sliced(shown, page, _noticed, int, str)
        return connection(
            part, self.moment, lambda row: ResultNotice.of(row, self.moment), _noticed, counted(shown)
        )

    @resolver(
        "Whom a revision now would move against the newest determined board, in the order of the new one."
        "  Null for whoever watches over nothing here, and before anything is determined."
    )
    async def drift(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[ResultMove] | None:
        """The difference between the official and the live board."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        rows = await self._editions(info)
        if not sights(info.context).whole_of(self.row) or not rows[-1].is_determined:
            return None
        moves = await drift(self.moment.reading, info.context.runtime.rulebook, self.row, rows[-1])
        part = sliced(moves, page, _moved, str)
        return connection(part, self.moment, ResultMove.of, _moved, counted(moves))

    async def _editions(self, info: Info) -> Sequence[EditionRow]:
        rows = await info.context.loaders(self.moment).of_result.editions.load(self.key)
        return sights(info.context).editions_of(self.row, rows)


async def result_of(context: Context, result: UUID, moment: Moment) -> Result | None:
    """A result, if there is one that the viewer may see."""
    row = await context.loaders(moment).of_result.results.load(result)
    return Result.of(row, moment) if row is not None and sights(context).any_of(row) else None


async def result_of_group(
    context: Context, plan: UUID, peer_group: str | None, moment: Moment
) -> Result | None:
    """The result of a peer group under a plan, if there is one that the viewer may see."""
    where = ResultFilter(sights=sights(context), plan=plan, peer_group=peer_group)
    rows = await listing.page(moment.reading, where, limit=1)
    return next((Result.of(row, moment) for row in rows), None)


def _noticed(row: MoveRow) -> tuple[int, str]:
    return (row.edition, row.subject)


def _moved(move: Moved) -> tuple[str]:
    return (move.subject,)
