"""Two moments of one reading: what is compared, and how each may be named."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from api.graphql.context import Context
from api.graphql.moments import Moment
from api.graphql.past_loaders import PastLoaders
from api.graphql.scalars import Position
from api.refusals import (
    ComparisonTakesNoDay,
    MomentMalformed,
    MomentOutOfRange,
    MomentsReversed,
    MomentTakesNoVersion,
)
from domain.kernel.duration import back


@strawberry.input(one_of=True, description="A moment to compare: in one of these ways.")
class MomentInput:
    """A moment."""

    position: strawberry.Maybe[Position] = strawberry.field(
        default=strawberry.UNSET,
        description="All events up to this place; within a command, those before it.",
    )
    version: strawberry.Maybe[int] = strawberry.field(
        default=strawberry.UNSET,
        description="After the command that brought the assessment to this version; a peer group has none.",
    )
    recorded_at: strawberry.Maybe[datetime] = strawberry.field(
        default=strawberry.UNSET, description="All events recorded at or before this time."
    )
    relative: strawberry.Maybe[str] = strawberry.field(
        default=strawberry.UNSET,
        description="So long before the other moment, as an ISO 8601 duration: -P7D, -P1M, -PT2H.  For `to`"
        " itself: before the moment that is read.",
    )


From = Annotated[MomentInput, strawberry.argument(name="from", description="The earlier moment.")]
To = Annotated[
    MomentInput | None,
    strawberry.argument(name="to", description="The later moment; left out: the one that is read."),
]


@dataclass(frozen=True, slots=True)
class Span:
    """An earlier and a later moment."""

    start: Moment
    end: Moment


async def span_of(
    context: Context, moment: Moment, start: MomentInput, end: MomentInput | None, stream: UUID | None = None
) -> Span:
    """The moments that are meant, within what is read at ``moment``; versions are those of ``stream``.

    Raises ``ComparisonTakesNoDay``, ``MomentMalformed``, ``MomentOutOfRange``, ``MomentTakesNoVersion`` or
    ``MomentsReversed``.
    """
    if moment.effective_on is not None:
        raise ComparisonTakesNoDay("asOf.effectiveOn")
    known = _Known(context.loaders(moment).past, moment.position, stream)
    ended = moment.position if end is None else await known.border("to", end, moment.position)
    begun = await known.border("from", start, ended)
    if begun > ended:
        raise MomentsReversed("from", start=begun, end=ended)
    return Span(*(replace(moment, reading=replace(moment.reading, position=each)) for each in (begun, ended)))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read: as far as ``last``, with the versions of a stream if it is one that is compared."""

    loaders: PastLoaders
    last: int
    stream: UUID | None

    async def border(self, field: str, given: MomentInput, other: int) -> int:
        """The border that is meant; GraphQL has refused none and several ways of naming it."""
        if given.position:
            return await self._up_to(f"{field}.position", given.position.value)
        if given.version:
            return await self._of_version(f"{field}.version", given.version.value)
        if given.relative:
            return await self._before(f"{field}.relative", given.relative.value, other)
        return await self.loaders.borders_at.load(given.recorded_at.value) if given.recorded_at else self.last

    async def _up_to(self, field: str, position: int) -> int:
        if position > self.last:
            raise MomentOutOfRange(field, given=position, last=self.last)
        found = await self.loaders.last_borders.load(position)
        return 0 if found is None else found.position

    async def _of_version(self, field: str, version: int) -> int:
        if self.stream is None:
            raise MomentTakesNoVersion(field)
        if (found := await self.loaders.borders_of.load((self.stream, version))) is None:
            raise MomentOutOfRange(field, given=f"v{version}", last=self.last)
        return found

    async def _before(self, field: str, duration: str, other: int) -> int:
        border = await self.loaders.last_borders.load(other)
        try:
            earlier = None if border is None else back(border.recorded_at, duration)
        except ValueError as error:
            raise MomentMalformed(field, given=duration) from error
        return 0 if earlier is None else await self.loaders.borders_at.load(earlier)
