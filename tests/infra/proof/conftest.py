"""A cell whose log is sealed, and what somebody with all rights can do to it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, LiteralString
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.proof.checkpoint import SignedCheckpoint
from infra.clock import ScriptedClock
from infra.eventstore.cell import require_cell
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import Database, Role
from infra.proof.sealer import Extensions, Sealer
from infra.proof.sink import Sink
from infra.proof.verify import Verified, verify
from tests.support.databases import FreshCell
from tests.support.log import NOON, commit, happened
from tests.support.tampering import tamper

_TABLES: Final[tuple[LiteralString, ...]] = ("head", "log", "proof_node", "checkpoint")

Found = tuple[str, int, int]
"""Code, first and last position of a fault."""


class ProvenCell:
    """A cell, the directory where its checkpoints are kept outside, and ways to work with both."""

    def __init__(self, database: Database, data: Path) -> None:
        self.database = replace(database, settings=database.settings.model_copy(update={"data_dir": data}))
        self.head = require_cell(self.database)
        self.sink = Sink(self.database.settings, self.head.log_id)

    def record(self, *sizes: int, stream: UUID | None = None, version: int = 0) -> None:
        """Record commands of so many events each, of one stream."""
        stream = stream or uuid4()
        with closing(LogRecorder(self.database)) as recorder:
            for size in sizes:
                events = [
                    happened(stream, version + number, f'{{"is":{version + number}}}'.encode())
                    for number in range(1, size + 1)
                ]
                version += size
                recorder.insert_events(events, commit=commit())

    def sealer(self, *extensions: Extensions) -> Sealer:
        """A sealer, its clock at noon."""
        return Sealer(self.database, self.head, ScriptedClock(NOON), extensions)

    def seal(self) -> SignedCheckpoint:
        """Seal the log."""
        sealed = self.sealer().seal()
        assert sealed is not None
        return sealed

    def verify(self, brought: Path | None = None) -> Verified:
        """Verify the log."""
        return verify(self.database, self.head, brought)

    def faults(self, brought: Path | None = None) -> list[Found]:
        """What is wrong with the log."""
        return [(fault.code, fault.position, fault.until) for fault in self.verify(brought).faults]

    def rows(self, query: LiteralString, *parameters: object) -> list[tuple[Any, ...]]:
        """What a query on the kept tables finds."""
        with psycopg.connect(self.database.log(Role.OWNER)) as connection:
            return connection.execute(query, parameters or None).fetchall()

    def tamper(self, statement: LiteralString, *parameters: object) -> None:
        """Do to the kept tables what nobody should be able to do."""
        tamper(self.database, statement, *parameters)

    @contextmanager
    def tampered(self, statement: LiteralString, *parameters: object) -> Iterator[None]:
        """Tamper with log, head and proof, and take it back afterwards."""
        self.tamper("CREATE SCHEMA pristine")
        for table in _TABLES:
            self.tamper(f"CREATE TABLE pristine.{table} AS TABLE {table}")
        self.tamper(statement, *parameters)
        try:
            yield
        finally:
            for table in _TABLES:
                self.tamper(f"DELETE FROM {table}; INSERT INTO {table} TABLE pristine.{table}")
            self.tamper("DROP SCHEMA pristine CASCADE")


@pytest.fixture
def cell(fresh_cell: FreshCell, tmp_path: Path) -> ProvenCell:
    """A cell with an empty log."""
    return ProvenCell(fresh_cell(), tmp_path / "data")


@pytest.fixture
def sealed(cell: ProvenCell) -> ProvenCell:
    """A log of twenty events, sealed at 7, 12 and 20; the third command, at 5 and 6, has two."""
    for sizes in ((3, 1, 2, 1), (2, 3), (8,)):
        cell.record(*sizes)
        cell.seal()
    return cell
