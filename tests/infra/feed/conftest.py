"""A cell of toys and the feeds that follow it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from threading import Thread
from time import monotonic, sleep
from typing import Any, LiteralString

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from infra.eventstore.reader import LogReader
from infra.feed.feed import Feed
from infra.feed.follower import Follower
from infra.postgres.database import Database, Role
from projections.row_sql import physical_name
from projections.table import Fold, History, Row, Table
from tests.support.databases import FreshCell
from tests.support.tampering import tamper
from tests.support.toys import CODEC, LINE, TALLY, ToyLog, new_fold


class ToyCell:
    """A cell, its log, and ways to look at its read models."""

    def __init__(self, database: Database, leave: ExitStack) -> None:
        self.database = database
        self.log = ToyLog(database)
        leave.callback(self.log.recorder.close)
        self.reader = leave.enter_context(closing(LogReader(database, Role.PROJECTOR)))
        self.reads = leave.enter_context(psycopg.connect(database.read(Role.PROJECTOR), autocommit=True))

    def feed(self, fold: Callable[[History], Fold] = new_fold, **sizes: Any) -> Feed:
        """A feed of this cell that looks at the log ten times a second."""
        return Feed(
            database=self.database, log=self.reader, codec=CODEC, new_fold=fold, poll_seconds=0.1, **sizes
        )

    def rows(self, generation: int = 1) -> dict[str, list[Row]]:
        """All rows of a generation with their ranges, in order of key and position."""
        return {table.name: self.rows_of(table, generation) for table in (TALLY, LINE)}

    def generations(self) -> list[Row]:
        """Model, generation, state, position, revision and incomplete of every generation."""
        if "generation" not in self.tables():
            return []
        return self.reads.execute(
            "SELECT model, generation, state, position, revision, incomplete FROM generation ORDER BY 1, 2"
        ).fetchall()

    def tamper(self, statement: LiteralString) -> None:
        """Do to the log what nobody should be able to do."""
        tamper(self.database, statement)

    def is_caught_up(self) -> bool:
        """Whether every live generation has reached the head of the log."""
        live = {row[3] for row in self.generations() if row[2] == "ACTIVE"}
        return live == {self.reader.head().position}

    def tables(self) -> set[str]:
        """The names of all tables of the read schema."""
        found = self.reads.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        return {name for (name,) in found}

    def rows_of(self, table: Table, generation: int) -> list[Row]:
        """The rows of one table, in order of key and position."""
        name = Identifier(physical_name(table, generation))
        return self.reads.execute(SQL("SELECT * FROM {} ORDER BY 1, valid_from, 2").format(name)).fetchall()


@contextmanager
def following(follower: Follower) -> Iterator[None]:
    """A follower at work."""
    thread = Thread(target=follower.run)
    thread.start()
    try:
        yield
    finally:
        follower.stop()
        thread.join()


def until(true: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something to come true."""
    deadline = monotonic() + seconds
    while not true():
        assert monotonic() < deadline, f"not {true.__name__} within {seconds} s"
        sleep(0.02)


@pytest.fixture
def toys(fresh_cell: FreshCell) -> Iterator[ToyCell]:
    """A toy cell with an empty log."""
    with ExitStack() as leave:
        yield ToyCell(fresh_cell("wall"), leave)
