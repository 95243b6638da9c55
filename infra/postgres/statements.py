"""Single statements over a pool of connections, sent again when a connection turns out to be lost."""

from collections.abc import Mapping, Sequence
from typing import Any, LiteralString, TypeVar

import psycopg
from psycopg.rows import RowFactory
from psycopg_pool import ConnectionPool, PoolTimeout

from application.log import LogUnavailable

Row = TypeVar("Row")
Parameters = Sequence[Any] | Mapping[str, Any]


class Statements:
    """Statements that may be sent twice without harm, over up to ``size`` connections to ``conninfo``.

    Each is a transaction of its own; rows come in the binary format.
    """

    def __init__(self, conninfo: str, size: int, timeout: float) -> None:
        self._pool = ConnectionPool(
            conninfo, kwargs={"autocommit": True}, min_size=1, max_size=size, timeout=timeout, open=True
        )

    def fetch(self, query: LiteralString, parameters: Parameters, rows: RowFactory[Row]) -> list[Row]:
        """All rows of ``query``.  Raises ``LogUnavailable``."""
        try:
            return self._fetch(query, parameters, rows)
        except PoolTimeout as error:
            raise LogUnavailable(str(error)) from error
        except psycopg.OperationalError:
            self._pool.check()  # drops the connections that a restarted server left behind
        try:
            return self._fetch(query, parameters, rows)
        except psycopg.OperationalError as error:
            raise LogUnavailable(str(error)) from error

    def _fetch(self, query: LiteralString, parameters: Parameters, rows: RowFactory[Row]) -> list[Row]:
        with self._pool.connection() as connection:
            cursor = connection.cursor(binary=True, row_factory=rows)
            return cursor.execute(query, parameters).fetchall()

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
