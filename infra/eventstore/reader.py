"""Reading the log: in pages cut at commit borders, by stream, and by time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Final, LiteralString, NamedTuple
from uuid import UUID

from psycopg.rows import args_row, class_row, scalar_row

from domain.kernel.codec import Codec
from domain.kernel.recorded import Recorded
from infra.eventstore.cell import SELECT_HEAD, Head
from infra.postgres.database import Database, Role
from infra.postgres.statements import Statements

LAST_POSITION: Final = 2**63 - 1
"""No position is beyond."""
STREAMS_AT_ONCE: Final = 1_000
"""How many streams one query reads."""


class LogRow(NamedTuple):
    """One event as it is stored: what its leaf of the proof hashes."""

    position: int
    commit_position: int
    stream: UUID
    version: int
    topic: str
    recorded_at: datetime
    state: bytes


_ROWS: Final[LiteralString] = (
    "SELECT position, commit_position, stream, version, topic, recorded_at, state FROM log"
)
# "+ 0" hides the bound from the planner, which would scan the index on positions for it.
_STREAM: Final[LiteralString] = f"{_ROWS} WHERE stream = %s AND position + 0 < %s ORDER BY version"
_STREAMS: Final[LiteralString] = (
    f"{_ROWS} WHERE stream = ANY(%s) AND position + 0 < %s ORDER BY stream, version"
)
_PAGE: Final[LiteralString] = (
    f"{_ROWS}, (SELECT greatest(%(after)s::bigint + %(limit)s,"
    " (SELECT commit_position FROM log WHERE position = %(after)s::bigint + 1)) AS until) AS page"
    " WHERE position > %(after)s AND position <= until AND commit_position <= until ORDER BY position"
)
_TOPICS: Final[LiteralString] = f"{_ROWS} WHERE topic = ANY(%s) ORDER BY position"
_BORDER: Final[LiteralString] = (
    "SELECT position FROM log WHERE position <= %s AND commit_position <= %s ORDER BY position DESC LIMIT 1"
)
_BORDER_AT: Final[LiteralString] = (
    "SELECT commit_position FROM log WHERE recorded_at <= %s ORDER BY recorded_at DESC LIMIT 1"
)


class LogReader:
    """The log of one cell, read in the name of ``role``.  Every method raises ``LogUnavailable``."""

    def __init__(self, database: Database, role: Role = Role.READER) -> None:
        settings = database.settings
        self._statements = Statements(database.log(role), settings.pool_size, settings.connect_timeout)

    def head(self) -> Head:
        """What is fixed about the log, and how far it has got."""
        (head,) = self._statements.fetch(SELECT_HEAD, (), class_row(Head))
        return head

    @cached_property
    def log_id(self) -> UUID:
        """Which log this is: positions of another one mean nothing here."""
        return self.head().log_id

    def page(self, after: int, limit: int) -> list[LogRow]:
        """The rows after border ``after``, whole commands only: at most ``limit``, or one larger command."""
        return self._statements.fetch(_PAGE, {"after": after, "limit": limit}, args_row(LogRow))

    def stream(self, stream: UUID, before: int | None = None) -> list[LogRow]:
        """All rows of one stream, in order; those below position ``before`` only, if it is given."""
        bounds = (stream, LAST_POSITION if before is None else before)
        return self._statements.fetch(_STREAM, bounds, args_row(LogRow))

    def streams(self, streams: Sequence[UUID], before: int | None = None) -> Iterator[LogRow]:
        """All rows of many streams, those of each in order, a thousand streams per query; as ``stream``."""
        position = LAST_POSITION if before is None else before
        for start in range(0, len(streams), STREAMS_AT_ONCE):
            bounds = (list(streams[start : start + STREAMS_AT_ONCE]), position)
            yield from self._statements.fetch(_STREAMS, bounds, args_row(LogRow))

    def of(self, topics: Iterable[str]) -> list[LogRow]:
        """All rows of some topics, in order."""
        return self._statements.fetch(_TOPICS, (sorted(topics),), args_row(LogRow))

    def border(self, position: int) -> int:
        """The last commit border at or below ``position`` (0: before the first event)."""
        return max(self._statements.fetch(_BORDER, (position, position), scalar_row), default=0)

    def border_at(self, recorded_at: datetime) -> int:
        """The last commit border recorded at or before a moment (0: before the first event)."""
        return max(self._statements.fetch(_BORDER_AT, (recorded_at,), scalar_row), default=0)

    def close(self) -> None:
        """Close all connections."""
        self._statements.close()


def decoded(codec: Codec, rows: Iterable[LogRow]) -> Iterator[Recorded]:
    """The events of ``rows``; raises ``UnknownTopic`` or ``MalformedEvent`` at the row that is not one."""
    for position, commit_position, stream, version, topic, recorded_at, state in rows:
        event = codec.decode(topic, stream, version, state)
        yield Recorded(position, commit_position, recorded_at, event)
