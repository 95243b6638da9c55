"""Events that a read model could not take in, and those that wait behind them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, LiteralString
from uuid import UUID

from psycopg import AsyncConnection
from psycopg.rows import class_row

from projections.generations import Snapshot

_PARKED: Final[LiteralString] = (
    "SELECT model, stream, position, topic, cause, error, parked_at FROM parked"
    " WHERE (model, generation) IN (SELECT * FROM unnest(%s::text[], %s::integer[])) ORDER BY position, model"
)


@dataclass(frozen=True, slots=True)
class Parked:
    """An event that is missing from a read model.

    ``cause`` is the position of the event at fault: its own, or that of the one it is held behind.
    """

    model: str
    stream: UUID
    position: int
    topic: str
    cause: int
    error: str
    parked_at: datetime


async def parked(connection: AsyncConnection[Any], snapshot: Snapshot) -> list[Parked]:
    """What is missing from the live generations, by position."""
    shown = [pointer for pointer in snapshot.pointers if pointer.incomplete]
    async with connection.cursor(row_factory=class_row(Parked)) as cursor:
        await cursor.execute(
            _PARKED, [[pointer.model for pointer in shown], [pointer.generation for pointer in shown]]
        )
        return await cursor.fetchall()
