"""Noting who looked at what, in groups, and asking for it again."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Final, LiteralString

import psycopg
import structlog
from psycopg.rows import RowFactory, args_row, scalar_row
from psycopg.types.json import Jsonb
from psycopg_pool import AsyncConnectionPool

from application.read_audit import ReadAuditUnavailable, ReadEntry, ReadFilter, ReadRecord
from infra.postgres.database import Database, Role

GROUP_SIZE: Final = 64

_APPEND: Final[LiteralString] = "SELECT append_reads(%(entries)b)"
_RECORDS: Final[LiteralString] = "SELECT sequence, read_at, hash, entry FROM read_audit WHERE "
_COUNT: Final[LiteralString] = "SELECT count(*) FROM read_audit WHERE "
# A record is seen for what of it may be seen, or if it is of nothing at all and no object is asked for.
_VISIBLE: Final[LiteralString] = (
    "%(offices)s::text[] <> '{}' AND entry::jsonb ->> 'person' <> %(reader)s"
    " AND (entry::jsonb -> 'offices' ?| %(offices)s::text[] OR entry::jsonb -> 'offices' = '[]')"
    " AND (EXISTS (SELECT FROM jsonb_array_elements(entry::jsonb -> 'objects') AS each (object)"
    " WHERE object @> %(looked_at)s AND coalesce(object ->> 'office' = ANY(%(offices)s::text[]), true)"
    " AND coalesce(object ->> 'appeal' <> ALL(%(hidden)s::text[]), true))"
    " OR (entry::jsonb -> 'objects' = '[]' AND %(looked_at)s::jsonb = '{}'))"
)
_CONDITIONS: Final[Mapping[str, LiteralString]] = {
    "person": "entry::jsonb ->> 'person' = %(person)s",
    "object": "jsonb_path_query_array(entry::jsonb, '$.objects[*].id') ? %(object)s",
    "office": "entry::jsonb -> 'offices' ? %(office)s",
    "purpose": "strpos(entry::jsonb ->> 'purpose', %(purpose)s) > 0",
    "read_from": "read_at >= %(read_from)s",
    "read_till": "read_at <= %(read_till)s",
    "after": "sequence > %(after)s",
    "before": "sequence < %(before)s",
}

_AS_GIVEN: Final = ("person", "object", "office", "purpose", "read_from", "read_till")

log = structlog.get_logger(__name__)


class ReadAuditStore:
    """The read audit of one cell, for an event loop; opened with it and closed with it.

    What is noted while a group is on its way makes up the next one: one flush to disk for many.
    """

    def __init__(self, database: Database) -> None:
        settings = database.settings
        self._pool: AsyncConnectionPool[Any] = AsyncConnectionPool(
            database.log(Role.READER),
            kwargs={"autocommit": True},
            min_size=1,
            max_size=settings.pool_size,
            timeout=settings.connect_timeout,
            open=False,
        )
        self._waiting: list[tuple[str, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Ready for as long as the context is open."""
        async with self._pool:
            yield

    async def note(self, entry: ReadEntry) -> None:
        """Note an entry; it is durable on return.  Raises ``ReadAuditUnavailable``."""
        noted = asyncio.get_running_loop().create_future()
        self._waiting.append((entry.text(), noted))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        await noted

    async def page(
        self,
        where: ReadFilter,
        *,
        limit: int,
        after: int | None = None,
        before: int | None = None,
        backward: bool = False,
    ) -> list[ReadRecord]:
        """At most ``limit`` records beyond the cursors, oldest first; as the trail is paged."""
        given = _given(where) | {"after": after, "before": before}
        tail: LiteralString = " ORDER BY sequence DESC" if backward else " ORDER BY sequence"
        query = _RECORDS + _where(given) + tail + " LIMIT %(limit)s"
        rows = await self._fetch(query, given | {"limit": limit}, args_row(_record))
        return rows[::-1] if backward else rows

    async def count(self, where: ReadFilter) -> int:
        """How many records there are."""
        given = _given(where)
        (found,) = await self._fetch(_COUNT + _where(given), given, scalar_row)
        return int(found)

    async def _write(self) -> None:
        """Write group after group until nobody waits."""
        while self._waiting:
            group, self._waiting = self._waiting[:GROUP_SIZE], self._waiting[GROUP_SIZE:]
            try:
                await self._fetch(_APPEND, {"entries": [text for text, _ in group]}, scalar_row)
            except Exception as error:
                log.exception("the read audit takes nothing", exc_info=error)
                _settle(group, error)
            else:
                _settle(group, None)

    async def _fetch(
        self, query: LiteralString, values: Mapping[str, Any], rows: RowFactory[Any]
    ) -> list[Any]:
        """All rows of a statement that may be sent twice: an entry noted twice does no harm."""
        try:
            return await self._once(query, values, rows)
        except psycopg.OperationalError:
            await self._pool.check()  # drops the connections that a restarted server left behind
        return await self._once(query, values, rows)

    async def _once(
        self, query: LiteralString, values: Mapping[str, Any], rows: RowFactory[Any]
    ) -> list[Any]:
        async with self._pool.connection() as connection:
            cursor = connection.cursor(row_factory=rows)
            await cursor.execute(query, values)
            found: list[Any] = await cursor.fetchall()
            return found


def note_at_once(database: Database, entry: ReadEntry) -> None:
    """Note one entry durably, for a process that reads once.  Raises ``ReadAuditUnavailable``."""
    try:
        with psycopg.connect(database.log(Role.READER)) as connection:
            connection.execute(_APPEND, {"entries": [entry.text()]})
    except psycopg.Error as error:
        raise ReadAuditUnavailable from error


def _settle(group: Sequence[tuple[str, asyncio.Future[None]]], error: Exception | None) -> None:
    for _, noted in group:
        if noted.done():  # whoever asked has gone away
            continue
        if error is None:
            noted.set_result(None)
        else:
            noted.set_exception(ReadAuditUnavailable())


def _record(sequence: int, read_at: datetime, digest: bytes, text: str) -> ReadRecord:
    return ReadRecord(sequence, read_at, digest, ReadEntry.read(text))


def _given(where: ReadFilter) -> dict[str, Any]:
    """The values of a filter; those of objects as what one of them must hold."""
    about = {"id": where.object, "kind": where.kind, "outcome": where.outcome}
    looked_at = {name: value for name, value in about.items() if value is not None}
    return {
        "offices": list(where.offices),
        "hidden": [str(appeal) for appeal in where.hidden],
        "reader": where.reader,
        "looked_at": Jsonb(looked_at),
        **{name: getattr(where, name) for name in _AS_GIVEN},
    }


def _where(given: Mapping[str, Any]) -> LiteralString:
    held: list[LiteralString] = [text for name, text in _CONDITIONS.items() if given.get(name) is not None]
    return " AND ".join([_VISIBLE, *held])
