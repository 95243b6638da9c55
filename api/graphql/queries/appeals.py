"""Queries about appeals."""

import strawberry

from api.auth.concealment import Sight
from api.graphql.appeal_lists import AppealFilter, appeal_page
from api.graphql.appeal_statistics import AppealStatistics
from api.graphql.appeals import Appeal
from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from projections.appeal_docket.queries import every
from projections.appeal_docket.statistics import statistics_of


@strawberry.type
class AppealQueries:
    """One appeal, and lists of them."""

    @resolver("An appeal.")
    async def appeal(
        self,
        info: Info,
        id: strawberry.ID,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Appeal | None:
        """The appeal."""
        key = info.context.key_of(Kind.APPEAL, id, "id")
        moment = await info.context.moment(as_of, min_position)
        found: Appeal | None = await info.context.linked(Kind.APPEAL, key, moment)
        return found

    @resolver("What the appeals that you may see come to; of those that wait for your declaration, no items.")
    async def appeal_statistics(
        self,
        info: Info,
        filter: AppealFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> AppealStatistics:
        """The statistics."""
        moment = await info.context.moment(as_of, min_position)
        where = (filter or AppealFilter()).docket(info.context)
        untold = info.context.viewer.concealed(Sight.CONTENT)
        return AppealStatistics.of(statistics_of(await every(moment.reading, where), untold))

    @resolver("Appeals by office, year and number.")
    async def appeals(
        self,
        info: Info,
        filter: AppealFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Appeal]:
        """The appeals that the viewer may see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        return await appeal_page(info.context, moment, (filter or AppealFilter()).docket(info.context), page)
