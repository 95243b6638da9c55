"""Queries about results."""

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS, listed
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.pages import After, Before, Connection, First, Last, connection, page_of, trimmed
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.result_moves import sights
from api.graphql.results import Result, result_of_group
from domain.plan.indicator import Side
from domain.result.state import ResultStatus
from projections.results import listing
from projections.results.listing import ResultFilter as Where


@strawberry.input(description="Which results: all that is given must hold.")
class ResultFilter:
    """A filter over results."""

    plan: strawberry.ID | None = None
    office: str | None = None
    year: int | None = None
    side: Side | None = strawberry.field(default=None, graphql_type=ENUMS[Side] | None)
    peer_group: str | None = None
    statuses: list[ResultStatus] | None = strawberry.field(
        default=None, graphql_type=listed(ResultStatus) | None
    )

    def where(self, context: Context) -> Where:
        """The filter of the read model, limited to what the viewer may see."""
        return Where(
            sights=sights(context),
            plan=None if self.plan is None else context.key_of(Kind.PLAN, self.plan, "filter.plan"),
            office=self.office,
            year=self.year,
            side=self.side,
            peer_group=self.peer_group,
            statuses=self.statuses,
        )


@strawberry.type
class ResultQueries:
    """One result, and lists of them."""

    @resolver("The result of a peer group; null where there is none that you may see.")
    async def result(
        self,
        info: Info,
        plan: strawberry.ID,
        peer_group: str,
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Result | None:
        """The result."""
        key = info.context.key_of(Kind.PLAN, plan, "plan")
        moment = await info.context.moment(as_of, min_position)
        return await result_of_group(info.context, key, peer_group, moment)

    @resolver("Results by office, year, side and peer group.")
    async def results(
        self,
        info: Info,
        filter: ResultFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Result]:
        """The results that the viewer may see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        where = (filter or ResultFilter()).where(info.context)
        start, end = page.keys(str, int, str, str)
        rows = await listing.page(
            moment.reading, where, limit=page.size + 1, after=start, before=end, backward=page.backward
        )
        return connection(
            trimmed(rows, page),
            moment,
            lambda row: Result.of(row, moment),
            lambda row: (row.office, row.year, row.side, row.peer_group),
            lambda: listing.count(moment.reading, where),
        )
