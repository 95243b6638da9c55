"""Registers: facts with their day, one row each, listed page by page by day and id."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, LiteralString, TypeVar
from uuid import UUID

from projections.reading import MAY_SEE, VALID, Query, Reading, Visible
from projections.table import Table

T = TypeVar("T")
Place = tuple[date, UUID]
"""Where a row stands in its register."""

_UNTIL: Final[LiteralString] = "day <= coalesce(%(until)s, 'infinity'::date)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which rows: every condition that is given must hold; facts up to ``until`` that a reader may see."""

    given: Mapping[str, Any]
    until: date | None
    visible: Visible

    @property
    def values(self) -> dict[str, Any]:
        """The parameters of the conditions."""
        given = {name: value for name, value in self.given.items() if value is not None}
        return {**given, **self.visible.values, "until": self.until}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """At most ``limit`` rows between two places, both excluded; the last ones if ``backward``."""

    limit: int
    after: Place | None = None
    before: Place | None = None
    backward: bool = False


@dataclass(frozen=True, slots=True)
class Register(Generic[T]):
    """A table with the columns ``id``, ``office``, ``subject`` and ``day``; what its rows become.

    ``conditions`` are what can be asked besides, each by the name of its parameter; ``seen`` says which rows
    a reader may see.
    """

    table: Table
    row: Callable[..., T]
    conditions: Mapping[str, LiteralString]
    seen: LiteralString = MAY_SEE

    async def one(self, reading: Reading, key: UUID) -> T | None:
        """The row of an id."""
        return await reading.one(self._query(self._heads + " AND id = %(id)s"), id=key)

    async def all(self, reading: Reading, wanted: Wanted) -> list[T]:
        """Every row that is wanted, in order."""
        return await reading.all(self._query(self._where(wanted) + " ORDER BY day, id"), **wanted.values)

    async def page(self, reading: Reading, wanted: Wanted, span: Span) -> list[T]:
        """The rows of a span, in order."""
        text, values = self._where(wanted), {**wanted.values, "limit": span.limit}
        if span.after is not None:
            text += " AND (day, id) > (%(after_day)s, %(after_id)s)"
            values |= _place("after", span.after)
        if span.before is not None:
            text += " AND (day, id) < (%(before_day)s, %(before_id)s)"
            values |= _place("before", span.before)
        text += " ORDER BY day DESC, id DESC" if span.backward else " ORDER BY day, id"
        rows = await reading.all(self._query(text + " LIMIT %(limit)s"), **values)
        return rows[::-1] if span.backward else rows

    async def count(self, reading: Reading, wanted: Wanted) -> int:
        """How many rows are wanted."""
        text = "SELECT count(*) FROM (" + self._where(wanted) + ") AS wanted"
        return await reading.one(Query(text, [self.table], int), **wanted.values) or 0

    @property
    def _heads(self) -> LiteralString:
        head: LiteralString = "SELECT " + ", ".join(self.table.columns)
        return head + " FROM {" + self.table.name + "} WHERE " + VALID

    def _where(self, wanted: Wanted) -> LiteralString:
        named = [name for name, value in wanted.given.items() if value is not None]
        given: list[LiteralString] = [self.conditions[name] for name in named]
        return " AND ".join([self._heads, self.seen, _UNTIL, *given])

    def _query(self, text: LiteralString) -> Query[T]:
        return Query(text, [self.table], self.row)


def _place(name: str, place: Place) -> dict[str, Any]:
    day, key = place
    return {f"{name}_day": day, f"{name}_id": key}
