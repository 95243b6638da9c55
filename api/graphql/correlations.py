"""Correlations: the whole story of one command, and of what followed from it."""

from typing import Annotated, Final, Self
from uuid import UUID

import strawberry

from api.auth.concealment import Sight
from api.graphql.context import Context, Info
from api.graphql.event_pages import event_page
from api.graphql.event_types import typed
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.moments import Moment, ReadAt
from api.graphql.pages import After, Before, Connection, First, Last, page_of
from api.graphql.queries.arguments import must_be_in
from api.graphql.scalars import Position
from application.actions import Action
from projections.trail.queries import TrailFilter, page
from projections.trail.story import Told, story

CHILDREN: Final = range(1, 51)
"""How many effects of one event can be asked for."""


@strawberry.type(description="An event of a story; those that it caused follow it, one step deeper.")
class ToldEvent:
    """An event in a tree."""

    event: Event
    depth: int = strawberry.field(description="Steps from what began the story.")
    effects: int = strawberry.field(description="How many events it caused.")
    shown: int = strawberry.field(
        description="How many of these follow here; all of them: events(filter: { cause: <its eventId> })."
    )

    @classmethod
    def of(cls, told: Told, moment: Moment) -> Self:
        """The event of a row."""
        return cls(event=typed(told.row, moment), depth=told.depth, effects=told.effects, shown=told.shown)


@strawberry.type(description="A story: what began it, and after each event what that caused.")
class CausationTree:
    """A tree of events, in one list."""

    events: list[ToldEvent]
    unread_after: Position | None = strawberry.field(
        description="After this position the matter goes on with what the tree leaves out; null: nothing."
    )


@strawberry.type(description="The events of one matter: of a request, and of what followed from it.")
class Correlation:
    """A correlation."""

    id: UUID
    moment: strawberry.Private[Moment]

    @resolver("Where this was read.")
    def as_of(self) -> ReadAt:
        """The moment."""
        return ReadAt(moment=self.moment)

    @resolver("Its events, oldest first.")
    async def events(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[Event]:
        """A page of them."""
        asked = page_of(info.context.services.log_id, first, after, last, before)
        visible = info.context.visible(Action.READ_EVENTS, Sight.TRAIL)
        where = TrailFilter(correlation=self.id, visible=visible)
        return await event_page(self.moment, where, asked)

    @resolver("What began it and what that caused, whatever correlation the effects have.")
    async def tree(
        self,
        info: Info,
        children: Annotated[
            int, strawberry.argument(description="How many effects of an event to show, 1 to 50.")
        ] = 10,
    ) -> CausationTree:
        """The tree, as far as the viewer may see it."""
        must_be_in(CHILDREN, children, "children")
        visible = info.context.visible(Action.READ_EVENTS, Sight.TRAIL)
        found = await story(self.moment.reading, self.id, visible, children)
        return CausationTree(
            events=[ToldEvent.of(each, self.moment) for each in found.told],
            unread_after=None if found.unread is None else Position(found.unread),
        )


async def correlation_of(context: Context, correlation: UUID, moment: Moment) -> Correlation | None:
    """A correlation, if the viewer may see any event of it."""
    visible = context.visible(Action.READ_EVENTS, Sight.TRAIL)
    where = TrailFilter(correlation=correlation, visible=visible)
    return Correlation(id=correlation, moment=moment) if await page(moment.reading, where, limit=1) else None
