"""A pool that counts the statements that an interface sends."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from api.services import Services


class CountingPool(AsyncConnectionPool[Any]):
    """A pool that counts how often a connection is taken: once per statement."""

    taken = 0

    @asynccontextmanager
    async def connection(self, timeout: float | None = None) -> AsyncIterator[AsyncConnection[Any]]:  # noqa: ASYNC109 - its own
        """Take a connection."""
        self.taken += 1
        async with super().connection(timeout) as connection:
            yield connection


def counting(ports: Services) -> Services:
    """The ports, with a pool that counts."""
    pool = CountingPool(ports.reads.conninfo, kwargs={"autocommit": True}, min_size=1, max_size=4, open=False)
    return replace(ports, reads=pool)
