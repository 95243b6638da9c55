"""The tables of read models in a real database, filled from a log in memory and read by the real queries."""

from asyncio import Runner
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import psycopg
from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier

from projections.fold import ModelFold
from projections.model import Model
from projections.models import MODELS
from projections.reading import Reading
from projections.row_sql import create_sql, finish_sql, physical_name
from projections.rows import TableWriter, chains
from projections.table import Row, Table
from tests.support.recorded import MemoryLog

T = TypeVar("T")
GENERATION: Final = 1


class _Names:
    """Every table in its only generation."""

    @staticmethod
    def table(table: Table) -> Identifier:
        return Identifier(physical_name(table, GENERATION))


@dataclass(frozen=True)
class _Lent:
    """One connection, lent again and again."""

    lent: AsyncConnection[Any]

    def connection(self) -> AbstractAsyncContextManager[AsyncConnection[Any]]:
        return self._lend()

    @asynccontextmanager
    async def _lend(self) -> AsyncIterator[AsyncConnection[Any]]:
        yield self.lent


class ReadTables:
    """The tables of every read model."""

    def __init__(self, dsn: str, models: Sequence[Model] = MODELS) -> None:
        self._models = models
        self._tables = {table.name: table for model in models for table in model.tables}
        self._runner = Runner()
        self._writes = psycopg.connect(dsn, autocommit=True, options="-c synchronous_commit=off")
        self._writers = {name: TableWriter(table, GENERATION) for name, table in self._tables.items()}
        for table in self._tables.values():
            for statement in (*create_sql(table, GENERATION), *finish_sql(table, GENERATION)):
                self._writes.execute(statement)
        self._reads = self._runner.run(AsyncConnection.connect(dsn, autocommit=True))

    def close(self) -> None:
        """Leave the database."""
        self._runner.run(self._reads.close())
        self._runner.close()
        self._writes.close()

    def fill(self, log: MemoryLog, batch: int = 500, fold: ModelFold | None = None) -> None:
        """Empty the tables and fold the whole log into them, a batch at a time."""
        fold = fold or ModelFold(self._models, log.history)
        names = SQL(", ").join(map(_Names.table, self._tables.values()))
        with self._writes.transaction():
            self._writes.execute(SQL("TRUNCATE {}").format(names))
            for page in log.pages(batch):
                with self._writes.cursor() as cursor:
                    changes = [change for recorded in page for change in fold.changes(recorded)]
                    for name, table_chains in chains(changes).items():
                        self._writers[name].write(cursor, table_chains)

    def rows(self) -> dict[str, list[Row]]:
        """Every row of every table with its range."""
        return {name: self._rows(table) for name, table in self._tables.items()}

    def at(self, position: int) -> Reading:
        """The read models at a position."""
        return Reading(_Lent(self._reads), _Names(), position)

    def ask(
        self, position: int, question: Callable[..., Coroutine[Any, Any, T]], *given: Any, **named: Any
    ) -> T:
        """The answer to a query at a position."""
        return self._runner.run(question(self.at(position), *given, **named))

    def _rows(self, table: Table) -> list[Row]:
        order = SQL(", ").join(map(Identifier, (*table.columns[: table.key], "valid_from")))
        return self._writes.execute(
            SQL("SELECT * FROM {} ORDER BY {}").format(_Names.table(table), order)
        ).fetchall()
