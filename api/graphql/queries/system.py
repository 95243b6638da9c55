"""Queries about the viewer, any object, and the read models."""

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.node import Node
from api.graphql.queries.arguments import AsOfArgument, MinPosition
from api.graphql.status import LanguageName, Projection, ViewerType, projections_of


@strawberry.type
class SystemQueries:
    """Who asks, what an id names, how far the read models are."""

    @resolver("You, as of now.")
    async def viewer(self, info: Info) -> ViewerType:
        """The viewer."""
        context = info.context
        return ViewerType(
            moment=await context.moment(),
            unit=context.viewer.unit,
            day=context.viewer.day,
            language=LanguageName(context.language),
        )

    @resolver("Any object by its id.")
    async def node(
        self,
        info: Info,
        id: strawberry.ID,  # noqa: A002 - the word of the schema
        as_of: AsOfArgument = None,
        min_position: MinPosition = None,
    ) -> Node | None:
        """The object, whatever its kind."""
        kind, key = info.context.node_of(id)
        moment = await info.context.moment(as_of, min_position)
        found: Node | None = await info.context.linked(kind, key, moment)
        return found

    @resolver("How far each read model is behind the log.")
    async def projections(self, info: Info, min_position: MinPosition = None) -> list[Projection]:
        """The live generations."""
        moment = await info.context.moment(min_position=min_position)
        return projections_of(moment.snapshot.pointers, info.context.services.log_positions.position)
