"""The root of subscriptions."""

import asyncio
import time
from collections.abc import AsyncGenerator
from uuid import UUID

import strawberry

from api.auth.tokens import Unauthenticated
from api.graphql.context import Info
from api.graphql.fields import pushed
from api.graphql.scalars import Position


@strawberry.type(description="The read models have got further: what was asked before may be answered anew.")
class PositionChange:
    """A position that can be read now."""

    log_id: UUID
    position: Position


@strawberry.type(description="What is pushed.")
class Subscription:
    """The root type of subscriptions."""

    @pushed("The newest readable position now, then each newer one.")
    async def position_changed(self, info: Info) -> AsyncGenerator[PositionChange, None]:
        """Positions for as long as the token is good; those that come too fast are skipped."""
        context = info.context
        told = context.services.read_positions.told()
        while True:
            left = context.identity.expires_at - time.time()
            try:
                position = await asyncio.wait_for(anext(told), left)
            except TimeoutError as error:
                raise Unauthenticated from error
            yield PositionChange(log_id=context.services.log_id, position=Position(position))
