"""Writing versioned rows: the changes of a batch become chains of rows, written set by set.

What is written depends on the log alone, never on where batches were cut: a change that repeats the row
it finds, in the batch or in the table, writes nothing.
"""

from collections.abc import Iterable
from typing import Any

from psycopg import Cursor

from projections.arrays import arrays
from projections.row_sql import RowSql, row_sql
from projections.table import OPEN, Change, Row, Table

Chain = list[tuple[int, Row | None]]
"""What one key says over time: from each position on, this row or none."""

Chains = dict[Row, Chain]
"""The chains of one table, by key."""


def chains(changes: Iterable[Change]) -> dict[str, Chains]:
    """The changes of a batch, in order, by table name and key."""
    tables: dict[str, Chains] = {}
    for change in changes:
        chain = tables.setdefault(change.table.name, {}).setdefault(change.key, [])
        if chain and chain[-1][0] == change.position:
            chain.pop()
        if not chain or chain[-1][1] != change.row:
            chain.append((change.position, change.row))
    return tables


class TableWriter:
    """Writes one generation of ``table`` in the schema that the session looks at.

    Nobody else may write it at the same time: between reading the open rows and closing them they stay.
    """

    def __init__(self, table: Table, generation: int) -> None:
        self._table = table
        self._generation = generation
        self._known_sql: RowSql | None = None

    def write(self, cursor: Cursor[Row], table_chains: Chains) -> None:
        """Close the rows that ``table_chains`` end and add those that they begin."""
        sql = self._sql(cursor)
        cursor.execute(sql.select_open, arrays(table_chains), binary=True)
        found = {ordinal: (place, values) for ordinal, place, *values in cursor}
        ends: list[tuple[str, int]] = []
        begun: list[Row] = []
        for ordinal, chain in enumerate(table_chains.values(), 1):
            place, values = found.get(ordinal, (None, None))
            news = chain[1:] if self._repeats(chain, values) else chain
            begun += _rows(news)
            if place and news:
                ends.append((place, news[0][0]))
        if ends:
            cursor.execute(sql.close, arrays(ends))
        if begun:
            _add(cursor, sql, begun)

    def _repeats(self, chain: Chain, values: list[Any] | None) -> bool:
        """Whether ``chain`` begins with what is there: a row with these values behind its key, or none."""
        row = chain[0][1]
        if row is None or values is None:
            return row is None and values is None
        return [*row[self._table.key :]] == values

    def _sql(self, cursor: Cursor[Row]) -> RowSql:
        if self._known_sql is None:
            self._known_sql = row_sql(cursor, self._table, self._generation)
        return self._known_sql


def _add(cursor: Cursor[Row], sql: RowSql, rows: Iterable[Row]) -> None:
    with cursor.copy(sql.copy) as copy:
        copy.set_types(sql.types)
        for row in rows:
            copy.write_row(row)


def _rows(chain: Chain) -> list[Row]:
    ends = [*(position for position, _ in chain[1:]), OPEN]
    return [(*row, start, end) for (start, row), end in zip(chain, ends, strict=False) if row is not None]
