"""Verifying a sealed log, beside hashing the same bytes in memory: what reading and comparing cost."""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final
from uuid import uuid4

from eventsourcing.persistence import StoredEvent

from application.log import Commit
from bench.harness import in_turns, report, temporary_server
from infra.clock import WallClock
from infra.eventstore.bulk import BulkRecorder
from infra.eventstore.cell import Head, initialise, require_cell
from infra.eventstore.reader import LogReader, LogRow
from infra.postgres.database import Database, open_database
from infra.proof.sealer import Sealer
from infra.proof.verify import verify
from infra.settings import Settings

Clock = Callable[[], float]

COMMANDS: Final = 1_000
EVENTS: Final = 100
"""Per command; each command has a stream of its own."""
STATE: Final = b'{"envelope":"%s"}' % (b"x" * 725)
"""As long as the events of the demo years are on average."""


def main() -> None:
    """Measure, and print one line per figure."""
    with temporary_server() as server, TemporaryDirectory(prefix="jiheng-") as directory:
        database = open_database(Settings(dsn=server.dsn, data_dir=Path(directory)))
        initialise(database, "wall")
        _fill(database)
        head = require_cell(database)
        sealer = Sealer(database, head, WallClock())
        sealed = _rate(head.position, sealer.seal)
        with closing(LogReader(database)) as reader:
            rows = reader.page(0, head.position)
        figures = [_compared(database, head, rows, clock) for clock in (perf_counter, process_time)]
    for name, (verified, hashed) in zip(("verify", "verify, of its own time"), figures, strict=True):
        report(name, verified, "events/s", "the stored bytes hashed alone, in memory", hashed, head.position)
    report("seal", sealed, "events/s", None, None, head.position)


def _fill(database: Database) -> None:
    recorder = BulkRecorder(database)
    for _ in range(COMMANDS):
        stream = uuid4()
        events = [
            StoredEvent(stream, version, "bench.happened.v1", STATE) for version in range(1, EVENTS + 1)
        ]
        recorder.insert_events(events, Commit(key=None, digest=b"", outcome="", at=None))
    recorder.flush()
    recorder.close()


def _compared(database: Database, head: Head, rows: Sequence[LogRow], clock: Clock) -> list[float]:
    """How fast the log is verified, and how fast its bytes are hashed, by a clock."""
    return in_turns(
        lambda: _rate(head.position, lambda: _verify(database, head), clock),
        lambda: _rate(head.position, lambda: _hash(rows), clock),
    )


def _verify(database: Database, head: Head) -> None:
    if not verify(database, head).complete:
        msg = "an untouched log does not verify"
        raise AssertionError(msg)


def _hash(rows: Sequence[LogRow]) -> None:
    for row in rows:
        hashlib.sha256(row.state).digest()


def _rate(events: int, work: Callable[[], object], clock: Clock = perf_counter) -> float:
    """How many events per second ``work`` gets through."""
    start = clock()
    work()
    return events / (clock() - start)


if __name__ == "__main__":
    main()
