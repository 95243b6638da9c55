"""Queries about events."""

from datetime import datetime
from uuid import UUID

import strawberry

from api.auth.concealment import Sight
from api.graphql.context import Context, Info
from api.graphql.events import Event, event_page
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.scalars import Position
from application.actions import Action
from projections.trail.queries import TrailFilter


@strawberry.input(description="Which events: all that is given must hold.")
class EventFilter:
    """A filter over events."""

    assessment: strawberry.ID | None = strawberry.field(
        default=None, description="With the appeals against it."
    )
    appeal: strawberry.ID | None = None
    topics: list[str] | None = None
    actor: str | None = None
    office: str | None = None
    subject: str | None = None
    indicator: str | None = None
    item: str | None = None
    from_position: Position | None = None
    to_position: Position | None = None
    recorded_from: datetime | None = None
    recorded_to: datetime | None = None
    changed_score: bool = False

    def trail(self, context: Context) -> TrailFilter:
        """The filter of the trail, limited to what the viewer may browse."""
        return TrailFilter(
            assessment=_key(context, Kind.ASSESSMENT, self.assessment, "filter.assessment"),
            appeal=_key(context, Kind.APPEAL, self.appeal, "filter.appeal"),
            topics=self.topics,
            actor=self.actor,
            office=self.office,
            unit=self.subject,
            indicator=self.indicator,
            item=self.item,
            from_position=self.from_position,
            to_position=self.to_position,
            recorded_from=self.recorded_from,
            recorded_to=self.recorded_to,
            changed_score=self.changed_score,
            visible=context.visible(Action.READ_EVENTS, Sight.TRAIL),
        )


def _key(context: Context, kind: Kind, token: str | None, field: str) -> UUID | None:
    return None if token is None else context.key_of(kind, token, field)


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
        return await event_page(moment, (filter or EventFilter()).trail(info.context), page)
