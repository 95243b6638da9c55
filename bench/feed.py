"""The feed: catching up against the library's stock runner, and how soon an append is seen.

Both sides keep the total of each stream in one read model, over events that meet the streams in turn.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from functools import partial
from statistics import median
from time import perf_counter, sleep
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
from psycopg.sql import SQL, Identifier

from bench import stock_projection
from bench.harness import report, temporary_server
from domain.kernel.recorded import Recorded
from infra.eventstore.bulk import BulkRecorder
from infra.eventstore.cell import initialise
from infra.eventstore.reader import LogReader
from infra.feed.feed import Feed
from infra.feed.process import main as follow
from infra.feed.rebuild import rebuild
from infra.postgres.database import Database, Role, open_database
from infra.settings import Settings
from projections.table import Change, History, Table
from tests.support.toys import CODEC, ToyLog, ToyModel, streams

EVENTS: Final = 60_000
STOCK_EVENTS: Final = 3_000
STREAMS: Final = 2_000
SEEN: Final = 300
STOCK: Final = "eventsourcing ProjectionRunner"

TOTAL: Final = Table(
    name="total",
    columns=("stream", "total"),
    key=1,
    ddl="CREATE TABLE {table} (stream uuid NOT NULL, total numeric NOT NULL, {validity})",
)


class TotalFold:
    """The total of each stream."""

    models = (ToyModel("totals", (TOTAL,)),)

    def __init__(self, history: History) -> None:
        self._history = history
        self._totals: dict[UUID, Decimal] = {}

    def changes(self, recorded: Recorded) -> Iterable[Change]:
        stream = recorded.stream
        total = self._totals[stream] = recorded.event.evolve(self._before(recorded))
        return [Change(TOTAL, (stream,), (stream, total), recorded.commit_position)]

    def depends_on(self, recorded: Recorded) -> frozenset[Any]:
        del recorded
        return frozenset()

    def forget(self) -> None:
        self._totals.clear()

    def _before(self, recorded: Recorded) -> Decimal | None:
        total = self._totals.get(recorded.stream)
        if total is None and recorded.event.originator_version > 1:
            for past in self._history(recorded.stream, recorded.position):
                total = past.event.evolve(total)
        return total


def main() -> None:
    """Print the figures."""
    with temporary_server() as server:
        database = open_database(Settings(dsn=server.dsn))
        initialise(database, "wall")
        fill(database, EVENTS)
        stock_projection.fill(server.dsn, STOCK_EVENTS, STREAMS)
        stock = STOCK_EVENTS / _seconds(lambda: stock_projection.project(server.dsn, STOCK_EVENTS))
        with closing(LogReader(database, Role.PROJECTOR)) as log:
            feed = Feed(database=database, log=log, codec=CODEC, new_fold=TotalFold)
            ours = median(EVENTS / _seconds(lambda: rebuild(feed)) for _ in range(3))
        report("feed.catch_up", ours, "events/s", STOCK, stock, EVENTS)
        with _following(database):
            report("feed.append_to_visible_p50", 1000 * median(_delays(database)), "ms", None, None, SEEN)


def fill(database: Database, events: int) -> None:
    """Record ``events`` commands of one event, the streams in turn."""
    recorder = BulkRecorder(database)
    log, toys = ToyLog(database, recorder), streams(STREAMS)
    for number in range(events):
        log.score(toys[number % STREAMS], number % 7, "一")
    recorder.flush()
    recorder.close()


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


@contextmanager
def _following(database: Database) -> Iterator[None]:
    """The feed in a process of its own, as it is deployed."""
    environment = dict(os.environ) | {"JIHENG_DSN": database.log_dsn}
    command = [sys.executable, "-m", "bench.feed", "follow"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


def _delays(database: Database) -> Iterator[float]:
    """Seconds from the return of an append to the word that the read model has it."""
    log = ToyLog(database)
    with psycopg.connect(database.read(Role.READER), autocommit=True) as listener:
        listener.execute(SQL("LISTEN {}").format(Identifier(f"{database.cell}_read")))
        _wait_for(listener, log.score(uuid4(), 1))  # until it leads
        for _ in range(SEEN):
            sleep(0.005)
            border = log.score(uuid4(), 1)
            yield _seconds(partial(_wait_for, listener, border))
    log.recorder.close()


def _wait_for(listener: psycopg.Connection, border: int) -> None:
    for notify in listener.notifies():
        if int(notify.payload) >= border:
            return


if __name__ == "__main__":
    if sys.argv[1:] == ["follow"]:
        sys.exit(follow(CODEC, TotalFold))
    main()
