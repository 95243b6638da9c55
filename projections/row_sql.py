"""The SQL that writes one versioned table: made once per table and generation, sent with every batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, LiteralString

from psycopg import Cursor
from psycopg.sql import SQL, Composed, Identifier, Literal

from projections.table import OPEN, Row, Table

_VALIDITY_COLUMNS: Final[tuple[LiteralString, ...]] = ("valid_from", "valid_to")
_OPEN: Final = SQL("valid_to = {}").format(Literal(OPEN))

# Each key is looked up by a subquery of its own: as a join it would be planned by statistics, which are
# young in a growing table, and every so often as a scan of all of it.
_SELECT_OPEN: Final = SQL(
    "SELECT {columns} FROM unnest({arrays}) WITH ORDINALITY AS k ({key}, k_ordinal) CROSS JOIN LATERAL"
    " (SELECT t.ctid::text AS o_place, t.* FROM {table} AS t WHERE {same} AND t.{open} OFFSET 0) AS o"
)
_CLOSE: Final = SQL(
    "UPDATE {table} AS t SET valid_to = e.at FROM unnest(%s::tid[], %s::bigint[]) AS e (place, at)"
    " WHERE t.ctid = e.place"
)
_COPY: Final = SQL("COPY {table} ({columns}) FROM STDIN (FORMAT binary)")
_DESCRIBE: Final = SQL("SELECT {columns} FROM {table} LIMIT 0")
_VALIDITY: Final = SQL(
    "valid_from bigint NOT NULL, valid_to bigint NOT NULL,"
    " PRIMARY KEY ({key}, valid_from), CHECK (valid_from < valid_to)"
)
_OPEN_INDEX: Final = SQL("CREATE UNIQUE INDEX {name} ON {table} ({key}) WHERE {open}")


def physical_name(table: Table, generation: int) -> str:
    """The name of ``table`` in one generation."""
    return f"{table.name}_g{generation}"


@dataclass(frozen=True, slots=True)
class RowSql:
    """The statements for one generation of a table.

    ``select_open`` takes one array per key column; of each open row it gives the ordinal of its key in
    these arrays, its place, and its values behind the key.  ``close`` takes places and the positions that
    end the rows there; ``copy`` takes whole rows in the binary format, their values of ``types``.
    """

    select_open: bytes
    close: bytes
    copy: bytes
    types: Sequence[int]


def row_sql(cursor: Cursor[Row], table: Table, generation: int) -> RowSql:
    """The statements that write one generation of ``table``, which exists."""
    key = table.columns[: table.key]
    name = Identifier(physical_name(table, generation))
    columns = _names((*table.columns, *_VALIDITY_COLUMNS))
    described = cursor.execute(_DESCRIBE.format(table=name, columns=columns)).description or ()
    known = cursor.adapters.types
    key_types = [Identifier(known[column.type_code].name) for column in described[: table.key]]
    select_open = _SELECT_OPEN.format(
        columns=_names(("k_ordinal", "o_place", *table.columns[table.key :])),
        arrays=SQL(", ").join(SQL("%s::{}[]").format(kind) for kind in key_types),
        key=_names(key),
        table=name,
        same=SQL(" AND ").join(SQL("t.{0} = k.{0}").format(Identifier(column)) for column in key),
        open=_OPEN,
    )
    return RowSql(
        select_open=select_open.as_bytes(),
        close=_CLOSE.format(table=name).as_bytes(),
        copy=_COPY.format(table=name, columns=columns).as_bytes(),
        types=[column.type_code for column in described],
    )


def create_sql(table: Table, generation: int) -> list[bytes]:
    """The statements that create one generation of ``table``, with what writing it needs."""
    name = Identifier(physical_name(table, generation))
    key = _names(table.columns[: table.key])
    index = Identifier(physical_name(table, generation) + "_open")
    create, *_ = _ddl(table, generation)
    return [create, _OPEN_INDEX.format(name=index, table=name, key=key, open=_OPEN).as_bytes()]


def finish_sql(table: Table, generation: int) -> list[bytes]:
    """The statements that make a filled table fit for readers: its indexes and statistics."""
    _, *indexes = _ddl(table, generation)
    return [*indexes, SQL("ANALYZE {}").format(Identifier(physical_name(table, generation))).as_bytes()]


def _ddl(table: Table, generation: int) -> list[bytes]:
    name = physical_name(table, generation)
    validity = _VALIDITY.format(key=_names(table.columns[: table.key])).as_string()
    ddl = table.ddl.format(table=name, index=name, validity=validity, open=_OPEN.as_string())
    return [statement.encode() for statement in ddl.split(";") if statement.strip()]


def _names(columns: Sequence[LiteralString]) -> Composed:
    return SQL(", ").join(map(Identifier, columns))
