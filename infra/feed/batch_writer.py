"""Writing batches: rows, positions and what is missing, in one transaction each."""

from collections.abc import Sequence
from typing import Final, LiteralString

import psycopg
import structlog
from psycopg import Cursor

from infra.feed.batch import Batch
from infra.feed.catalog import Connection
from infra.feed.generation import Generation
from projections.rows import chains
from projections.table import Row

_MOVE: Final[LiteralString] = (
    "UPDATE generation AS g SET position = %(to)s, recorded_at = %(recorded_at)s, incomplete = d.incomplete"
    " FROM unnest(%(models)s::text[], %(numbers)s::int[], %(positions)s::bigint[], %(incomplete)s::int[])"
    " AS d (model, generation, position, incomplete)"
    " WHERE g.model = d.model AND g.generation = d.generation AND g.position = d.position"
    " AND g.state = %(state)s"
)
_PARK: Final[LiteralString] = (
    "INSERT INTO parked (model, generation, position, stream, topic, cause, error)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s)"
)
_TELL: Final[LiteralString] = "SELECT pg_notify(current_schema(), %s::text)"

_logger = structlog.get_logger()


class Fenced(Exception):
    """Somebody else moved or replaced the generations: nothing was written."""


class RowsRefused(Exception):
    """The database, or the encoding for it, refuses the rows of a batch: nothing was written."""

    def __init__(self, error: Exception) -> None:
        super().__init__(f"{type(error).__name__}: {error}")


def tell(connection: Connection, position: int) -> None:
    """Tell the listeners of ``<cell>_read`` how far the live generations have got, once this is committed."""
    connection.execute(_TELL, [position])


class BatchWriter:
    """Writes batches for ``generations`` over one connection."""

    def __init__(self, connection: Connection, generations: Sequence[Generation]) -> None:
        self._connection = connection
        self._writers = {
            name: writer for generation in generations for name, writer in generation.writers.items()
        }

    def write(self, batch: Batch) -> None:
        """Write ``batch`` and move its generations to its end.

        Raises ``Fenced``, ``RowsRefused`` and the errors of a lost connection, and then has written nothing.
        """
        with self._connection.transaction(), self._connection.cursor() as cursor:
            _move(cursor, batch)
            self._write_rows(cursor, batch)
            cursor.executemany(_PARK, [missing.values for missing in batch.missing])
            if batch.due[0].state == "ACTIVE":
                tell(self._connection, batch.last.position)
        for generation in batch.due:
            generation.moved(batch.last, batch.parked[generation.model.name])
        for row, error in batch.faults:
            _logger.error("feed.parked", stream=row.stream, position=row.position, error=error)

    def _write_rows(self, cursor: Cursor[Row], batch: Batch) -> None:
        try:
            for table, table_chains in chains(batch.changes).items():
                self._writers[table].write(cursor, table_chains)
        except Exception as error:
            if _is_of_rows(error):
                raise RowsRefused(error) from error
            raise


def _move(cursor: Cursor[Row], batch: Batch) -> None:
    place = {
        "to": batch.last.position,
        "recorded_at": batch.last.recorded_at,
        "models": [generation.model.name for generation in batch.due],
        "numbers": [generation.number for generation in batch.due],
        "positions": [generation.position for generation in batch.due],
        "incomplete": [len(batch.parked[generation.model.name]) for generation in batch.due],
        "state": batch.due[0].state,
    }
    if cursor.execute(_MOVE, place).rowcount != len(batch.due):
        raise Fenced


def _is_of_rows(error: Exception) -> bool:
    """Whether the values are the matter, not the connection, a lock or a missing table."""
    if isinstance(error, psycopg.ProgrammingError):
        return error.sqlstate is None  # a value that cannot be encoded: refused before it was sent
    of_values = isinstance(error, psycopg.DataError | psycopg.IntegrityError)
    return of_values or not isinstance(error, psycopg.Error)
