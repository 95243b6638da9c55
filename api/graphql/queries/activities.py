"""Queries about activities."""

import strawberry

from api.graphql.activities import Activity, ActivityFilter
from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.registers import register_page, wanted
from application.actions import Action
from projections.activities.queries import ACTIVITY_REGISTER


@strawberry.type
class ActivityQueries:
    """Lists of activities."""

    @resolver("Activities by the day on which they took place.")
    async def activities(
        self,
        info: Info,
        filter: ActivityFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Activity]:
        """A page of the activities that the viewer may see."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        where = wanted(info.context, Action.READ_ACTIVITIES, moment, (filter or ActivityFilter()).given())
        return await register_page(ACTIVITY_REGISTER, moment, where, page, Activity.of)
