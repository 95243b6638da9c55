"""Positions pushed to a process: of the log, and of the read models."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final, LiteralString

import psycopg
import structlog
from psycopg import AsyncConnection, errors
from psycopg.sql import SQL, Identifier

from infra.eventstore.subscription import channel
from infra.postgres.database import Database, Role

_LOG: Final[LiteralString] = "SELECT position FROM head"
_READ: Final[LiteralString] = "SELECT coalesce(min(position), 0) FROM generation WHERE state = 'ACTIVE'"
_LONGEST_PAUSE: Final = 5.0

log = structlog.get_logger(__name__)


def log_positions(database: Database) -> "ListenedPositions":
    """The position of the log, as every append tells it."""
    return ListenedPositions(database.log(Role.READER), channel(database.cell), _LOG)


def read_positions(database: Database) -> "ListenedPositions":
    """The position of the read models, as every batch tells it."""
    return ListenedPositions(database.read(Role.READER), f"{database.cell}_read", _READ)


class ListenedPositions:
    """A position that only grows: told by NOTIFY, and asked for once a second in case a notice was lost."""

    def __init__(self, conninfo: str, told_on: str, query: LiteralString, poll_seconds: float = 1.0) -> None:
        self._conninfo = conninfo
        self._listen = SQL("LISTEN {}").format(Identifier(told_on))
        self._query: LiteralString = query
        self._poll_seconds = poll_seconds
        self._position = 0
        self._moved = asyncio.Condition()

    @property
    def position(self) -> int:
        """The newest position told so far."""
        return self._position

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Listen for as long as the context is open."""
        follower = asyncio.create_task(self._follow())
        try:
            yield
        finally:
            follower.cancel()
            with suppress(asyncio.CancelledError):
                await follower

    async def reaches(self, position: int, timeout: float) -> bool:  # noqa: ASYNC109 - the answer is not an error
        """Wait until ``position`` is told, for ``timeout`` seconds at most; tells whether it was."""
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout), self._moved:
                await self._moved.wait_for(lambda: self._position >= position)
        return self._position >= position

    async def told(self) -> AsyncIterator[int]:
        """The newest position now, then each newer one; what comes while the reader is busy is skipped."""
        seen = -1
        while True:
            seen = await self._newer_than(seen)
            yield seen

    async def _newer_than(self, seen: int) -> int:
        async with self._moved:
            await self._moved.wait_for(lambda: self._position > seen)
            return self._position

    async def _follow(self) -> None:
        pause = 0.1
        while True:
            try:
                async with await AsyncConnection.connect(self._conninfo, autocommit=True) as connection:
                    await connection.execute(self._listen)
                    pause = 0.1
                    await self._hear(connection)
            except psycopg.OperationalError as error:
                log.warning("positions_lost", error=str(error), again_in=pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _hear(self, connection: AsyncConnection[Any]) -> None:
        while True:
            await self._tell(await self._ask(connection))
            async for notice in connection.notifies(timeout=self._poll_seconds):
                await self._tell(int(notice.payload))

    async def _ask(self, connection: AsyncConnection[Any]) -> int:
        try:
            row = await (await connection.execute(self._query)).fetchone()
        except errors.UndefinedTable:  # the feed has never run
            return 0
        return row[0] if row else 0

    async def _tell(self, position: int) -> None:
        if position > self._position:
            async with self._moved:
                self._position = position
                self._moved.notify_all()
