"""Which tables a reader looks into, and how far they have got.

Rows are versioned: a request takes one snapshot, and every query of it asks for the rows that are valid
at the snapshot's position (or an earlier one).  It needs no transaction, and sees one state of everything.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Final, LiteralString
from uuid import UUID

from psycopg import AsyncConnection, errors
from psycopg.rows import class_row
from psycopg.sql import Identifier

from domain.kernel.refusal import Refusal
from projections.row_sql import physical_name
from projections.table import ReadModel, Table

FORMAT: Final = 1
"""How rows are written and versioned; raised when older rows must be read otherwise."""

_ACTIVE: Final[LiteralString] = (
    "SELECT model, generation, position, recorded_at, revision, log_id, incomplete FROM generation"
    " WHERE state = 'ACTIVE' AND (model, fingerprint) IN (SELECT * FROM unnest(%s::text[], %s::text[]))"
)


class ReadModelNotReady(Refusal):
    """No generation of this code's shape exists yet."""

    code = "READ_MODEL_NOT_READY"
    zh = "查询数据尚未就绪({models}),请稍后再试。"
    en = "The read models are not ready yet ({models}): try again shortly."
    retryable = True


class ReadModelOfAnotherLog(Refusal):
    """The read models were filled from another log: their positions mean nothing in this one."""

    code = "READ_MODEL_OF_ANOTHER_LOG"
    zh = "查询数据来自另一份日志({found}),与当前日志({log})不符,须重建。"
    en = "The read models were filled from another log ({found}) than this one ({log}): rebuild them."


def fingerprint(model: ReadModel) -> str:
    """What decides whether code can read a generation: the model's version and the shapes of its tables."""
    tables = [(table.name, table.columns, table.key, table.ddl) for table in model.tables]
    shape = json.dumps([FORMAT, model.name, model.version, tables])
    return hashlib.sha256(shape.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Pointer:
    """The live generation of one read model.

    ``recorded_at`` is the log's time of ``position`` (``None`` before the first event); ``revision``
    grows when a generation replaces another; ``incomplete`` is the number of parked streams.
    """

    model: str
    generation: int
    position: int
    recorded_at: datetime | None
    revision: int
    log_id: UUID
    incomplete: int


@dataclass(frozen=True)
class Snapshot:
    """The live generations of a set of read models, as of one moment."""

    pointers: Sequence[Pointer]
    _tables: dict[str, Identifier] = field(repr=False)

    @property
    def log_id(self) -> UUID:
        """The log whose positions these are."""
        return self._last.log_id

    @property
    def position(self) -> int:
        """The position up to which all of the models know everything."""
        return self._last.position

    @property
    def recorded_at(self) -> datetime | None:
        """The log's time of that position."""
        return self._last.recorded_at

    @property
    def revision(self) -> int:
        """Grows whenever a generation of any of the models replaces another."""
        return sum(pointer.revision for pointer in self.pointers)

    @property
    def incomplete(self) -> bool:
        """Whether streams are parked, so that what touches them is not up to date."""
        return any(pointer.incomplete for pointer in self.pointers)

    def table(self, table: Table) -> Identifier:
        """The name of ``table`` in its live generation."""
        return self._tables[table.name]

    @cached_property
    def _last(self) -> Pointer:
        return min(self.pointers, key=lambda pointer: pointer.position)


class Snapshots:
    """Takes snapshots of ``models``, which are to be filled from the log ``log_id``."""

    def __init__(self, models: Iterable[ReadModel], log_id: UUID) -> None:
        self._models = list(models)
        self._log_id = log_id
        self._shapes = [
            [model.name for model in self._models],
            [fingerprint(model) for model in self._models],
        ]

    async def take(self, connection: AsyncConnection[Any]) -> Snapshot:
        """The live generations now; raises ``ReadModelNotReady`` or ``ReadModelOfAnotherLog``."""
        pointers = await self._pointers(connection)
        found = {pointer.model: pointer for pointer in pointers}
        missing = [model.name for model in self._models if model.name not in found]
        if missing:
            raise ReadModelNotReady(models=", ".join(missing))
        for pointer in pointers:
            if pointer.log_id != self._log_id:
                raise ReadModelOfAnotherLog(found=pointer.log_id, log=self._log_id)
        return Snapshot(pointers, self._names(found))

    async def _pointers(self, connection: AsyncConnection[Any]) -> list[Pointer]:
        try:
            async with connection.cursor(binary=True, row_factory=class_row(Pointer)) as cursor:
                await cursor.execute(_ACTIVE, self._shapes)
                return await cursor.fetchall()
        except errors.UndefinedTable:  # the feed has never run
            return []

    def _names(self, found: Mapping[str, Pointer]) -> dict[str, Identifier]:
        return {
            table.name: Identifier(physical_name(table, found[model.name].generation))
            for model in self._models
            for table in model.tables
        }
