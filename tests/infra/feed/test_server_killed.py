"""A server killed under load: nothing acknowledged is lost, and the read models equal a clean fold."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import pytest

from application.log import LogUnavailable
from infra.eventstore.cell import initialise
from infra.feed.follower import Follower
from infra.feed.rebuild import rebuild
from infra.postgres.database import Database, open_database
from infra.postgres.embedded import EmbeddedServer
from infra.settings import Settings
from tests.infra.feed.conftest import ToyCell, following, until
from tests.support.toys import ToyLog, score


@pytest.fixture
def data() -> Iterator[Path]:
    """A directory short enough for a Unix socket."""
    directory = Path(tempfile.mkdtemp(prefix="jh-"))
    yield directory
    shutil.rmtree(directory, ignore_errors=True)


def write_until(stopped: Event, database: Database, acknowledged: list[int]) -> None:
    """Append commands of two events, remembering the borders that were acknowledged."""
    log = ToyLog(database)
    while not stopped.is_set():
        first, second = uuid4(), uuid4()
        try:
            acknowledged.append(log.append((first, score(2)), (second, score(3))))
        except LogUnavailable:
            stopped.wait(0.05)
    log.recorder.close()


def test_a_server_killed_under_load_leaves_rebuild_equal_to_live(data: Path) -> None:
    server = EmbeddedServer(data / "postgres")
    database = open_database(Settings(dsn=server.dsn, append_patience=0))
    initialise(database, "wall")
    stopped, acknowledged = Event(), list[int]()
    with ExitStack() as before, following(Follower(ToyCell(database, before).feed(page=7))):
        writer = Thread(target=write_until, args=[stopped, database, acknowledged])
        writer.start()
        until(lambda: len(acknowledged) >= 100)
        assert server.pid is not None
        os.kill(server.pid, signal.SIGKILL)
        again = EmbeddedServer(data / "postgres")
        known = len(acknowledged)
        until(lambda: len(acknowledged) >= known + 50)
        stopped.set()
        writer.join()
    with ExitStack() as after:
        cell = ToyCell(database, after)
        Follower(cell.feed()).catch_up()
        borders = {row.commit_position for row in cell.reader.page(0, 1_000_000)}
        assert set(acknowledged) <= borders
        live = max(row[1] for row in cell.generations() if row[2] == "ACTIVE")
        (rebuilt, *_) = rebuild(cell.feed())
        assert cell.rows(live) == cell.rows(rebuilt.number)
    again.close()
    server.close()
