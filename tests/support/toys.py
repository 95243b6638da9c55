"""A toy cell for the feed: streams that score points, or copy the total of another one.

Labels play tricks: POISON cannot be folded, UNWRITABLE makes a row that no database takes.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from itertools import count
from random import Random
from typing import Any, Final, LiteralString
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.persistence import StoredEvent

from application.log import Commit
from domain.kernel.codec import Codec
from domain.kernel.event import Actor, Envelope, Event
from domain.kernel.points import Points
from domain.kernel.recorded import Recorded
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import Database
from projections.table import Change, History, Table

POISON: Final = "poison"
UNWRITABLE: Final = "unwritable"

_NOON: Final = datetime(2014, 3, 31, 12, tzinfo=UTC)
_ENVELOPE: Final = Envelope(
    event_id=uuid5(NAMESPACE_URL, "toy event"),
    actor=Actor(id="system:toys", role="SYSTEM", unit=None, name=None),
    on_behalf_of=None,
    channel="SYSTEM",
    correlation_id=uuid5(NAMESPACE_URL, "toy correlation"),
    causation_id=None,
    request_id=None,
    effective_on=_NOON.date(),
    policy_version=1,
    decided_at=_NOON,
)


class Scored(Event):
    """Points for a stream."""

    TOPIC = "toy.scored.v1"

    points: Points
    label: str

    def evolve(self, state: Decimal | None) -> Decimal:
        """Add the points."""
        return (state or Decimal(0)) + self.points


class Copied(Event):
    """The stream's total becomes that of another one."""

    TOPIC = "toy.copied.v1"

    source: UUID

    def evolve(self, state: Decimal | None) -> Decimal | None:
        """Told by the fold, which knows the other stream."""
        return state


CODEC: Final = Codec([Scored, Copied])

TALLY: Final = Table(
    name="tally",
    columns=("stream", "total", "label", "tags", "marks"),
    key=1,
    ddl="""
        CREATE TABLE {table} (
            stream uuid NOT NULL,
            total numeric NOT NULL,
            label text,
            tags text[] NOT NULL,
            marks jsonb NOT NULL,
            {validity}
        );
        CREATE INDEX {index}_total ON {table} (total) WHERE {open};
    """,
)
LINE: Final = Table(
    name="line",
    columns=("stream", "position", "points", "label"),
    key=2,
    ddl="""
        CREATE TABLE {table} (
            stream uuid NOT NULL,
            position bigint NOT NULL,
            points numeric NOT NULL,
            label text NOT NULL,
            {validity}
        );
    """,
)


@dataclass(frozen=True, slots=True)
class ToyModel:
    """A read model of one table."""

    name: LiteralString
    tables: Sequence[Table]
    version: int = 1


TALLIES: Final = ToyModel("tallies", (TALLY,))
LINES: Final = ToyModel("lines", (LINE,))
MODELS: Final = (TALLIES, LINES)


class ToyFold:
    """The total of each stream while it is not zero, and a line per event; ``cured`` of all tricks."""

    def __init__(self, history: History, models: Sequence[ToyModel] = MODELS, *, cured: bool = False) -> None:
        self.models = models
        self._history = history
        self._cured = cured
        self._totals: dict[UUID, Decimal] = {}

    def changes(self, recorded: Recorded) -> Iterator[Change]:
        """A row of each table."""
        total_of = partial(self._total, position=recorded.position)
        before = total_of(recorded.stream)
        total = self._totals[recorded.stream] = _after(recorded.event, before, total_of)
        stream, label = recorded.stream, self._label(recorded.event)
        line = (stream, recorded.position, total - before, label)
        yield Change(LINE, line[:2], line, recorded.commit_position)
        tally = (stream, total, label, [label, "总分"], {"total": str(total)})
        yield Change(TALLY, (stream,), tally if total else None, recorded.commit_position)

    def depends_on(self, recorded: Recorded) -> frozenset[Any]:
        """The stream that is copied."""
        return frozenset({recorded.event.source}) if isinstance(recorded.event, Copied) else frozenset()

    def forget(self) -> None:
        """Forget all totals."""
        self._totals.clear()

    def _label(self, event: Event) -> str:
        label = event.label if isinstance(event, Scored) else "copied"
        if label == POISON and not self._cured:
            raise ArithmeticError(label)
        return "\0" if label == UNWRITABLE and not self._cured else label

    def _total(self, stream: UUID, position: int) -> Decimal:
        if stream not in self._totals:
            self._totals[stream] = self._replayed(stream, position)
        return self._totals[stream]

    def _replayed(self, stream: UUID, position: int) -> Decimal:
        total = Decimal(0)
        for past in self._history(stream, position):
            total = _after(past.event, total, partial(self._replayed, position=past.position))
        return total


def _after(event: Event, before: Decimal, total_of: Callable[[UUID], Decimal]) -> Decimal:
    return total_of(event.source) if isinstance(event, Copied) else event.evolve(before)


def new_fold(history: History) -> ToyFold:
    """A fold that falls for every trick."""
    return ToyFold(history)


def cured_fold(history: History) -> ToyFold:
    """The fold after the fix."""
    return ToyFold(history, cured=True)


def score(points: int, label: str = "") -> tuple[type[Event], dict[str, Any]]:
    """What :meth:`ToyLog.append` takes for points."""
    return Scored, {"points": Decimal(points), "label": label}


def copy_of(source: UUID) -> tuple[type[Event], dict[str, Any]]:
    """What :meth:`ToyLog.append` takes for a copy."""
    return Copied, {"source": source}


class ToyLog:
    """Appends toys to the log of a cell with a wall clock."""

    def __init__(self, database: Database, recorder: LogRecorder | None = None) -> None:
        self.recorder = recorder or LogRecorder(database)
        self._versions: Counter[UUID] = Counter()
        self._numbers = count()

    def append(self, *happened: tuple[UUID, tuple[type[Event], dict[str, Any]]]) -> int:
        """Record one command of events, each ``(stream, score(…))``; its border."""
        key = f"{id(self)} {next(self._numbers)}"  # with a key it is sent again when its answer is lost
        events = [self._stored(stream, *what) for stream, what in happened]
        return self.recorder.insert_events(events, Commit(key=key, digest=b"", outcome="", at=None))[-1]

    def score(self, stream: UUID, points: int, label: str = "") -> int:
        """Record points, as a command of one event; its position."""
        return self.append((stream, score(points, label)))

    def _stored(self, stream: UUID, kind: type[Event], payload: dict[str, Any]) -> StoredEvent:
        self._versions[stream] += 1
        event = kind(
            originator_id=stream, originator_version=self._versions[stream], envelope=_ENVELOPE, **payload
        )
        return StoredEvent(
            originator_id=stream,
            originator_version=event.originator_version,
            topic=kind.TOPIC,
            state=Codec.encode(event),
        )


def streams(number: int) -> list[UUID]:
    """The first ``number`` toy streams."""
    return [uuid5(NAMESPACE_URL, f"toy {each}") for each in range(number)]


def append_variety(log: ToyLog, commands: int, seed: int = 7) -> None:
    """Commands of one to four events over a few streams: repeats, zero totals and copies among them."""
    chance, toys = Random(seed), streams(5)  # noqa: S311 - the same in every run
    for _ in range(commands):
        happened: list[tuple[UUID, tuple[type[Event], dict[str, Any]]]] = []
        for _ in range(chance.randint(1, 4)):
            stream = chance.choice(toys)
            what = (
                copy_of(chance.choice(toys))
                if chance.random() < 0.1
                else score(chance.randint(-2, 2), "ab"[chance.randint(0, 1)])
            )
            happened.append((stream, what))
        log.append(*happened)
