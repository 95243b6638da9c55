"""Queries about events."""

from uuid import UUID

import strawberry

from api.auth.concealment import Sight
from api.graphql.context import Info
from api.graphql.correlations import Correlation, correlation_of
from api.graphql.event_catalogue import EventType, event_types
from api.graphql.event_filter import EventFilter
from api.graphql.event_pages import event_page
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from application.actions import Action
from projections.trail.kinds import EventKind


@strawberry.type
class EventQueries:
    """All events of a log."""

    @resolver("All events, oldest first.")
    async def events(
        self,
        info: Info,
        filter: EventFilter | None = None,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Event]:
        """The events that the viewer may browse."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        moment = await info.context.moment(as_of, min_position, page.walk)
        visible = info.context.visible(Action.READ_EVENTS, Sight.TRAIL)
        return await event_page(moment, (filter or EventFilter()).trail(info.context, visible), page)

    @resolver("The events of one matter, by the correlation id that they carry; null where you see none.")
    async def correlation(
        self,
        info: Info,
        id: UUID,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Correlation | None:
        """The correlation, as far as the viewer may browse it."""
        moment = await info.context.moment(as_of, min_position)
        return await correlation_of(info.context, id, moment)

    @resolver("What events there are, by topic: their names, kinds and shapes.")
    async def event_types(
        self, topics: list[str] | None = None, kinds: list[EventKind] | None = None
    ) -> list[EventType]:
        """The types of events."""
        return list(event_types(topics, kinds))
