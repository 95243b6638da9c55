"""Queries about assessments and their places."""

from typing import Any
from uuid import UUID

import strawberry

from api.graphql.assessments import Assessment
from api.graphql.boards import Leaderboard, LeaderboardFilter, LeaderboardPlace, board_of, leaderboard
from api.graphql.compared import compared_boards
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.movements import StandingsDiff, standings_diff
from api.graphql.pages import After, Before, Connection, First, Last, Page, connection, page_of, trimmed
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.spans import From, To, span_of
from api.refusals import CursorMalformed
from application.actions import Action
from domain.plan.indicator import Side
from projections.standings import listing
from projections.standings.listing import Place, StandingFilter
from projections.standings.queries import standings_of


@strawberry.input(description="Which assessments: all that is given must hold.")
class AssessmentFilter:
    """A filter over assessments."""

    plan: strawberry.ID | None = None
    office: str | None = None
    year: int | None = None
    side: Side | None = strawberry.field(default=None, graphql_type=ENUMS[Side] | None)
    peer_group: str | None = None
    subject: str | None = None

    def standings(self, context: Context) -> StandingFilter:
        """The filter of the read model, limited to what the viewer may see."""
        return StandingFilter(
            plan=None if self.plan is None else context.key_of(Kind.PLAN, self.plan, "filter.plan"),
            office=self.office,
            year=self.year,
            side=self.side,
            peer_group=self.peer_group,
            subject=self.subject,
            visible=context.visible(Action.READ_ASSESSMENT),
        )


@strawberry.type
class AssessmentQueries:
    """One assessment, lists of them, and the boards they stand on."""

    @resolver("An assessment.")
    async def assessment(
        self,
        info: Info,
        id: strawberry.ID,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Assessment | None:
        """The assessment."""
        key = info.context.key_of(Kind.ASSESSMENT, id, "id")
        moment = await info.context.moment(as_of, min_position)
        found: Assessment | None = await info.context.linked(Kind.ASSESSMENT, key, moment)
        return found

    @resolver("Assessments by plan, peer group and subject.")
    async def assessments(
        self,
        info: Info,
        filter: AssessmentFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Assessment]:
        """The assessments that the viewer may see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        where = (filter or AssessmentFilter()).standings(info.context)
        start, end = _places(page)
        rows = await listing.page(
            moment.reading, where, limit=page.size + 1, after=start, before=end, backward=page.backward
        )
        shown = await info.context.loaders(moment).as_effective(rows)
        return connection(
            trimmed(shown, page),
            moment,
            lambda row: Assessment.of(row, moment),
            lambda row: (row.plan.hex, row.peer_group, row.subject),
            lambda: listing.count(moment.reading, where),
        )

    @resolver("The board of a peer group; null where you may not see it or nobody is on it.")
    async def leaderboard(  # noqa: PLR0913, PLR0917 - a list takes all of these
        self,
        info: Info,
        plan: strawberry.ID,
        peer_group: str,
        filter: LeaderboardFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Leaderboard | None:
        """A page of the board."""
        key = info.context.key_of(Kind.PLAN, plan, "plan")
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        lines = await board_of(info.context, key, peer_group, moment)
        return leaderboard(info.context, lines, filter, page, moment) if lines else None

    @resolver(
        "Where two moments put everybody of a peer group, and whose doing each place was; null where you may"
        " not see its board or nobody is on it at the later moment."
    )
    async def standings_diff(  # noqa: PLR0913, PLR0917 - a list takes all of these
        self,
        info: Info,
        plan: strawberry.ID,
        peer_group: str,
        start: From,
        end: To = None,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> StandingsDiff | None:
        """A page of the movements."""
        key = info.context.key_of(Kind.PLAN, plan, "plan")
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        span = await span_of(info.context, moment, start, end)
        compared = await compared_boards(info.context, key, peer_group, span)
        return None if compared is None else standings_diff(compared, page, moment)

    @resolver("The place of one subject on its board.")
    async def rank_of(
        self,
        info: Info,
        plan: strawberry.ID,
        subject: str,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> LeaderboardPlace | None:
        """The place, out of the same board as the list."""
        key = info.context.key_of(Kind.PLAN, plan, "plan")
        moment = await info.context.moment(as_of, min_position)
        for standing in await standings_of(moment.reading, key, [subject]):
            for line in await board_of(info.context, key, standing.peer_group, moment):
                if line.standing.subject == subject:
                    return LeaderboardPlace.of(line, moment)
        return None


def _places(page: Page) -> tuple[Place | None, Place | None]:
    start, end = page.keys(str, str, str)
    return _place(start), _place(end)


def _place(key: tuple[Any, ...] | None) -> Place | None:
    if key is None:
        return None
    try:
        return UUID(hex=key[0]), key[1], key[2]
    except ValueError as error:
        raise CursorMalformed from error
