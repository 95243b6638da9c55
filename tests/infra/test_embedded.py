"""The embedded server: shared by processes, kept on disk, gone with its last user, safe when it is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import psycopg
import pytest

from application.log import AlreadyDone, LogUnavailable
from infra.eventstore.cell import initialise
from infra.eventstore.reader import LogReader
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import open_database
from infra.postgres.embedded import EmbeddedServer
from infra.settings import Settings
from tests.support.log import commit, happened

HOLD = "import sys, pathlib; from infra.postgres.embedded import EmbeddedServer; "
HOLD += "print(EmbeddedServer(pathlib.Path(sys.argv[1])).pid, flush=True); sys.stdin.read()"


@pytest.fixture
def data() -> Iterator[Path]:
    """A directory that is short enough for a socket."""
    with TemporaryDirectory(prefix="jiheng-") as directory:
        yield Path(directory)


def other_process(directory: Path) -> tuple[subprocess.Popen[str], int]:
    """A process that holds the server, and the postmaster's id as it sees it."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(directory)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process, int(process.stdout.readline())


def is_up(directory: Path) -> bool:
    """Whether a server runs there."""
    return (directory / "postmaster.pid").exists()


def test_what_was_stored_is_there_after_a_restart(data: Path) -> None:
    directory = data / "postgres"
    server = EmbeddedServer(directory)
    with psycopg.connect(server.dsn) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    server.close()
    assert not is_up(directory)
    server = EmbeddedServer(directory)
    with psycopg.connect(server.dsn) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)
        names = ["fsync", "synchronous_commit", "listen_addresses"]
        settings = connection.execute(
            "SELECT current_setting(name) FROM unnest(%s::text[]) AS name", [names]
        ).fetchall()
    assert settings == [("on",), ("on",), ("",)]
    server.close()
    server.close()


def test_processes_share_it_and_the_last_one_stops_it(data: Path) -> None:
    directory = data / "postgres"
    server = EmbeddedServer(directory)
    other, pid = other_process(directory)
    assert pid == server.pid
    server.close()
    assert is_up(directory)
    other.communicate(timeout=30)
    assert not is_up(directory)


def test_a_killed_process_does_not_keep_it_up(data: Path) -> None:
    directory = data / "postgres"
    other, _ = other_process(directory)
    other.kill()
    other.communicate()
    assert is_up(directory)
    EmbeddedServer(directory).close()
    assert not is_up(directory)


def test_a_lock_left_by_a_crash_of_the_machine_does_not_keep_it_down(data: Path) -> None:
    directory = data / "postgres"
    EmbeddedServer(directory).close()
    left = [os.getpid(), directory, 1400000000, 5432, directory, "", "1 2", "ready"]
    (directory / "postmaster.pid").write_text("".join(f"{line}\n" for line in left))
    server = EmbeddedServer(directory)
    assert server.pid != os.getpid()
    server.close()


class Load:
    """Appends commands with keys until the log cannot be reached, and remembers what was acknowledged."""

    THREADS = 8

    def __init__(self, recorder: LogRecorder) -> None:
        self._recorder = recorder
        self.acknowledged: dict[UUID, list[int]] = {}
        self.unknown: list[UUID] = []

    def run(self) -> None:
        """Append until the log is unavailable."""
        while not self.unknown:
            self.send(uuid4())

    def send(self, stream: UUID) -> None:
        """One command of one to three events; its stream is its key."""
        events = [happened(stream, version) for version in range(1, 2 + stream.int % 3)]
        keyed = commit(str(stream), at=None)
        try:
            self.acknowledged[stream] = list(self._recorder.insert_events(events, commit=keyed))
        except AlreadyDone as done:
            self.acknowledged[stream] = list(range(done.position - len(events) + 1, done.position + 1))
        except LogUnavailable:
            self.unknown.append(stream)


def killed_under(load: Load, server: EmbeddedServer) -> None:
    """Kill the server (SIGKILL) in the middle of ``load``."""
    with ThreadPoolExecutor(Load.THREADS) as pool:
        running = [pool.submit(load.run) for _ in range(Load.THREADS)]
        while len(load.acknowledged) < 200:
            time.sleep(0.01)
        assert server.pid is not None
        os.kill(server.pid, signal.SIGKILL)
        for thread in running:
            thread.result(timeout=60)


def test_a_server_killed_under_load_loses_no_acknowledged_command(data: Path) -> None:
    server = EmbeddedServer(data / "postgres")
    database = open_database(Settings(dsn=server.dsn, append_patience=0))
    initialise(database, "wall")
    recorder = LogRecorder(database)
    load = Load(recorder)
    killed_under(load, server)

    again = EmbeddedServer(data / "postgres")
    assert again.dsn == server.dsn
    acknowledged = dict(load.acknowledged)
    reader = LogReader(database)
    streams = {row.position: row.stream for row in reader.page(0, 100_000)}
    assert list(streams) == list(range(1, len(streams) + 1))
    for stream, positions in acknowledged.items():
        assert {streams[position] for position in positions} == {stream}

    unknown, load.unknown = load.unknown, []
    for stream in unknown:
        load.send(stream)
    assert load.unknown == []
    rows = reader.page(0, 100_000)
    assert [row.position for row in rows] == [
        p for positions in sorted(load.acknowledged.values()) for p in positions
    ]
    recorder.close()
    reader.close()
    again.close()
    server.close()
