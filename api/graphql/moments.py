"""Where in the log, and as of which day, an answer is read."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

import anyio.to_thread
import psycopg
import strawberry

from api.graphql.fields import resolver
from api.graphql.looks import About, Looks
from api.graphql.scalars import Position
from api.refusals import AsOfAmbiguous, PositionUnknown, ReadModelBehind
from api.services import Services
from application.read_audit import ObjectKind, ReadOutcome
from projections.generations import Snapshot
from projections.reading import Reading
from projections.trail.borders import last_border
from projections.trail.queries import border_at


@strawberry.input(
    description="What was known then, and which facts of it count.  Left out: unbounded, never today.  A day"
    " selects facts: points, vetoes, units and posts, and what was determined by then.  Who is assessed in a"
    " peer group holds for the whole year and depends on the position alone, as do `history`, `trail` and"
    " appeals."
)
class AsOf:
    """The two axes of time."""

    position: Position | None = strawberry.field(
        default=None, description="All events up to this place; within a command, those before it."
    )
    recorded_at: datetime | None = strawberry.field(
        default=None, description="All events recorded at or before this moment."
    )
    effective_on: date | None = strawberry.field(
        default=None, description="Only facts that belong to this day or an earlier one."
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """A snapshot of the read models, read at one commit border, of facts up to a day (``None``: all).

    ``looks`` takes down what is read under audit.
    """

    snapshot: Snapshot
    reading: Reading
    effective_on: date | None
    looks: Looks = field(compare=False)

    @property
    def position(self) -> int:
        """The commit border."""
        return self.reading.position

    @property
    def key(self) -> tuple[int, int, date | None]:
        """Equal for moments that give equal answers."""
        return self.position, self.snapshot.revision, self.effective_on

    def saw(self, kind: ObjectKind, about: About, outcome: ReadOutcome = ReadOutcome.SHOWN) -> None:
        """Take down that something is looked at here."""
        self.looks.saw(kind, about, self.reading, self.effective_on, outcome)

    def sought(self, kind: ObjectKind, key: UUID) -> None:
        """Take down that something was asked for here that is not shown."""
        self.looks.sought(kind, key, self.reading, self.effective_on)


@strawberry.type(
    name="ReadAt",
    description="Where an answer was read.  Ask again with its position, and the same query gives the same"
    " bytes of data, however the log has grown and whatever was rebuilt: as long as you may see the same, no"
    " key of a person was erased, and but for `revision`, `incomplete`, `allowedActions`, `projections` and"
    " whatever else is said to be computed for each request.",
)
class ReadAt:
    """A moment as the interface tells it."""

    moment: strawberry.Private[Moment]

    @resolver("Which log the position belongs to.")
    def log_id(self) -> UUID:
        """The snapshot's log."""
        return self.moment.snapshot.log_id

    @resolver("The commit border up to which everything is known.")
    def position(self) -> Position:
        """The border."""
        return Position(self.moment.position)

    @resolver("When that was recorded; null before the first event.")
    async def recorded_at(self) -> datetime | None:
        """The log's time of the border."""
        if self.moment.position == self.moment.snapshot.position:
            return self.moment.snapshot.recorded_at
        border = await last_border(self.moment.reading)
        return None if border is None else border.recorded_at

    @resolver("Grows when read models were rebuilt: answers at the same position may differ.")
    def revision(self) -> int:
        """The snapshot's revision."""
        return self.moment.snapshot.revision

    @resolver("The day up to which facts count; null: all of them.")
    def effective_on(self) -> date | None:
        """The day."""
        return self.moment.effective_on

    @resolver("Whether some events could not be taken in and are missing from answers.")
    def incomplete(self) -> bool:
        """Whether streams are parked."""
        return self.moment.snapshot.incomplete


async def taken(services: Services, least: int = 0) -> Snapshot:
    """A snapshot that knows position ``least``, waited for if need be.

    Raises ``PositionUnknown`` beyond the end of the log, ``ReadModelBehind`` when it does not come in time.
    """
    if services.read_positions.position < least:
        await _must_exist(services, least)
        await services.read_positions.reaches(least, services.limits.wait_seconds)
    snapshot = await _taken(services)
    if snapshot.position < least:
        raise ReadModelBehind(position=least, reached=snapshot.position)
    return snapshot


async def _taken(services: Services) -> Snapshot:
    try:
        async with services.reads.connection() as connection:
            return await services.snapshots.take(connection)
    except psycopg.OperationalError:
        await services.reads.check()  # drops the connections that a restarted server left behind
    async with services.reads.connection() as connection:
        return await services.snapshots.take(connection)


async def moment_of(
    services: Services, snapshot: Snapshot, as_of: AsOf | None, walk: int | None, looks: Looks
) -> Moment:
    """The moment that ``as_of``, or the position of a walk through pages, asks for within a snapshot."""
    newest = Reading(services.reads, snapshot, snapshot.position)
    position = await _border(newest, as_of, walk)
    day = None if as_of is None else as_of.effective_on
    return Moment(snapshot, Reading(services.reads, snapshot, position), day, looks)


def least_position(as_of: AsOf | None, min_position: int | None, walk: int | None) -> int:
    """The position that a snapshot must know to answer; raises ``AsOfAmbiguous``."""
    if as_of is not None and as_of.position is not None and as_of.recorded_at is not None:
        raise AsOfAmbiguous("asOf")
    asked = None if as_of is None else as_of.position
    return max(asked or 0, min_position or 0, walk or 0)


async def _border(newest: Reading, as_of: AsOf | None, walk: int | None) -> int:
    if walk is not None:
        return walk
    if as_of is not None and as_of.position is not None:
        border = await last_border(replace(newest, position=as_of.position))
        return 0 if border is None else border.position
    if as_of is not None and as_of.recorded_at is not None:
        return await border_at(newest, as_of.recorded_at)
    return newest.position


async def _must_exist(services: Services, position: int) -> None:
    if services.log_positions.position < position:
        head = await anyio.to_thread.run_sync(services.log.head)
        if head.position < position:
            raise PositionUnknown(position=position, head=head.position)
