"""What a feed is made of: the log it reads, the fold it applies, and the connections it writes through."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import psycopg
from psycopg.sql import SQL, Identifier

from domain.kernel.codec import Codec
from domain.kernel.recorded import Recorded
from infra.eventstore.reader import LogReader, decoded
from infra.eventstore.subscription import channel
from infra.feed import catalog
from infra.feed.catalog import Connection
from infra.postgres.database import Database, Role
from infra.postgres.roles import ensure_read_schema, keep_twins_away
from projections.table import Fold, History

_SESSION: Final = {
    # what a crash of the server loses of the read models, their positions lose with it
    "synchronous_commit": "off",
    # a killed leader's session must not hold its lock until its statement ends
    "client_connection_check_interval": "1s",
    # rows are looked up by key or place; plans made while a table is small must not scan it later
    "enable_seqscan": "off",
    "enable_bitmapscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "jit": "off",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Reads ``log`` in pages of ``page`` events, of ``bulk_page`` when there is much to catch up with.

    ``new_fold`` makes a fold without states.  ``poll_seconds`` is the longest time without a look at the
    log, for the case that its notifications are lost.
    """

    database: Database
    log: LogReader
    codec: Codec
    new_fold: Callable[[History], Fold]
    page: int = 500
    bulk_page: int = 5000
    poll_seconds: float = 1.0

    def fold(self) -> Fold:
        """A fold without states, looking up histories in the log."""
        return self.new_fold(self._history)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A session that writes read models; creates their schema and records if they are missing."""
        with psycopg.connect(self.database.read(Role.PROJECTOR), autocommit=True) as connection:
            self._ensure(connection)
            connection.execute(
                "SELECT set_config(name, value, false) FROM unnest(%s::text[], %s::text[]) s (name, value)",
                [list(_SESSION), list(_SESSION.values())],
            )
            yield connection

    @contextmanager
    def listening(self) -> Iterator[Connection]:
        """A session that is notified of every append."""
        with psycopg.connect(self.database.log(Role.PROJECTOR), autocommit=True) as connection:
            connection.execute(SQL("LISTEN {}").format(Identifier(channel(self.database.cell))))
            yield connection

    def _history(self, stream: UUID, before: int) -> Iterable[Recorded]:
        return decoded(self.codec, self.log.stream(stream, before))

    def _ensure(self, connection: Connection) -> None:
        cell = self.database.cell
        if connection.execute("SELECT to_regnamespace(%s)", [f"{cell}_read"]).fetchone() == (None,):
            with psycopg.connect(self.database.read_dsn) as login:
                ensure_read_schema(login, cell)
        with connection.transaction():
            keep_twins_away(connection, cell)
            catalog.ensure(connection)
