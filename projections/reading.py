"""Reading the read models: every query is asked at one position and answered from one version of each row."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Final, Generic, LiteralString, Protocol, TypeVar
from uuid import UUID

from psycopg import AsyncConnection, sql
from psycopg.rows import args_row

from projections.table import Table

T = TypeVar("T")

VALID: Final[LiteralString] = "valid_from <= %(position)s AND %(position)s < valid_to"
"""What every query asks of every row: that it is the one of the position."""

OPEN_ROW: Final[LiteralString] = "valid_to = 9223372036854775807"
"""The condition of the partial indexes over rows that nothing has ended."""


class Connections(Protocol):
    """Where connections come from: a pool, or one connection lent again and again."""

    def connection(self) -> AbstractAsyncContextManager[AsyncConnection[Any]]:
        """A connection for one statement."""
        ...


class Names(Protocol):
    """The physical names of the generation that is read."""

    def table(self, table: Table, /) -> sql.Composable:
        """The schema-qualified name of ``table``."""
        ...


@dataclass(frozen=True, slots=True)
class Query(Generic[T]):
    """A statement over versioned tables and what one of its rows becomes.

    ``text`` names tables as ``{name}`` and asks ``VALID`` of each, with the position as
    ``%(position)s``; ``row`` takes the selected columns in their order.
    """

    text: LiteralString
    tables: Sequence[Table]
    row: Callable[..., T]


@dataclass(frozen=True, slots=True)
class Reading:
    """The read models at one position (a commit border).

    Rows are versioned, so a reading needs no transaction: any number of queries, on any connections,
    see the same.
    """

    connections: Connections
    names: Names
    position: int

    async def all(self, query: Query[T], **values: Any) -> list[T]:
        """Every row of the query at this position."""
        statement = sql.SQL(query.text).format(**{each.name: self.names.table(each) for each in query.tables})
        async with self.connections.connection() as connection:
            cursor = connection.cursor(row_factory=args_row(query.row))
            await cursor.execute(statement, {"position": self.position, **values})
            return await cursor.fetchall()

    async def one(self, query: Query[T], **values: Any) -> T | None:
        """The first row of the query at this position, if there is one."""
        rows = await self.all(query, **values)
        return rows[0] if rows else None


MAY_SEE: Final[LiteralString] = (
    "(office = ANY(%(offices)s) OR (office, subject) IN"
    " (SELECT * FROM unnest(%(unit_offices)s::text[], %(unit_codes)s::text[])))"
)
"""The condition of :class:`Visible` on a table with ``office`` and ``subject``."""

NOT_HIDDEN: Final[LiteralString] = "coalesce(appeal <> ALL(%(hidden)s::uuid[]), true)"
"""What :class:`Visible` asks besides of a table with ``appeal``, which may be null."""

MAY_SEE_CASE: Final[LiteralString] = "(" + MAY_SEE + " OR appeal = ANY(%(cases)s::uuid[])) AND " + NOT_HIDDEN
"""The condition of :class:`Visible` on a table of what is about appeals."""


@dataclass(frozen=True, slots=True)
class Visible:
    """The rows that a reader may see: of whole offices, of single units or persons as ``(office, subject)``.

    Of assessments also those of the persons of ``staff`` units, and of whom ``blocks`` units assess.
    Of what is about appeals also the reader's ``cases``, and nothing of those ``hidden`` from the reader.
    """

    offices: frozenset[str]
    units: frozenset[tuple[str, str]]
    staff: frozenset[tuple[str, str]] = frozenset()
    blocks: frozenset[tuple[str, str]] = frozenset()
    cases: frozenset[UUID] = frozenset()
    hidden: frozenset[UUID] = frozenset()

    @property
    def values(self) -> dict[str, Any]:
        """The parameters of ``MAY_SEE``, of ``MAY_SEE_CASE``, and of conditions on who assesses."""
        units, blocks = sorted(self.units), sorted(self.blocks)
        return {
            "offices": sorted(self.offices),
            "unit_offices": [office for office, _ in units],
            "unit_codes": [unit for _, unit in units],
            "block_offices": [office for office, _ in blocks],
            "block_units": [unit for _, unit in blocks],
            "cases": sorted(self.cases),
            "hidden": sorted(self.hidden),
        }
