"""``jiheng demo --check``: the year, loaded into a directory of its own, must come to what is expected."""

import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from api.bootstrap import System, feed, opened_on
from api.cli.demo.loader import OnStep, load
from api.cli.demo.outcome import Line, Outcome, outcome_of
from api.cli.demo.step import Step
from api.cli.demo.year import Year
from api.cli.exporting import rows_between
from domain.appeal.reconciliation import unreconciled
from domain.catalogue import CODEC
from infra.eventstore.reader import LogRow, decoded
from infra.feed.follower import Follower
from infra.postgres.database import Database, open_database
from infra.postgres.embedded import EmbeddedServer
from infra.settings import Settings

Report = dict[str, Any]


def check(year: Year, script: Sequence[Step], on_step: OnStep = lambda _: None) -> Report:
    """Load the year into a temporary directory, follow the log to its end, and compare what came of it."""
    started = time.monotonic()
    with _passing_database() as database:
        load(database, script, on_step)
        with opened_on(database) as system:
            Follower(feed(system)).catch_up()
            report = report_on(system, year)
    return {**report, "seconds": round(time.monotonic() - started, 2)}


@contextmanager
def _passing_database() -> Iterator[Database]:
    with tempfile.TemporaryDirectory(prefix="jiheng-demo-") as directory:
        server = EmbeddedServer(Path(directory) / "postgres")
        try:
            yield open_database(Settings(data_dir=Path(directory), dsn=server.dsn, read_dsn=server.dsn))
        finally:
            server.close()


def report_on(system: System, year: Year) -> Report:
    """What a loaded year came to, with every difference from what is expected."""
    head = system.reader.head().position
    rows = list(rows_between(system, 0, head))
    kinds = Counter(row.topic for row in rows)
    came = outcome_of(system, year)
    differences = [*_differences(came, year), *_gaps(came, head, year), *_on_paper(rows)]
    *_, subject = year.expected["leaves_of"]
    return {
        "ok": not differences,
        "events": head,
        "events_by_kind": dict(sorted(kinds.items())),
        "board": list(came.board),
        "results": list(came.results),
        f"{subject.lower()}_leaves": list(came.leaves),
        **({"differences": differences} if differences else {}),
    }


def _differences(came: Outcome, year: Year) -> Iterator[str]:
    """Every value that is expected and is not there; what is not expected is not looked at."""
    yield from _unlike("board", ("office", "side", "subject"), year.expected["board"], came.board)
    yield from _unlike("result", ("office", "side", "peerGroup"), year.expected["results"], came.results)
    yield from _unlike("leaf", ("label",), year.expected["leaves"], came.leaves)


def _unlike(what: str, key: Sequence[str], expected: Sequence[Line], found: Sequence[Line]) -> Iterator[str]:
    lines = {_name(line, key): line for line in found}
    for line in expected:
        there = lines.get(_name(line, key), {})
        for name, value in line.items():
            if there.get(name) != value:
                yield f"{what} {_name(line, key)}: {name} is {there.get(name)}, not {value}"
    if (order := list(lines)) != (right := [_name(line, key) for line in expected]):
        yield f"{what}: the order is {', '.join(order)}, not {', '.join(right)}"


def _name(line: Line, key: Sequence[str]) -> str:
    return " ".join(line[part] for part in key)


def _on_paper(rows: Sequence[LogRow]) -> Iterator[str]:
    """Rulings that were not carried out, and changes that no ruling ordered."""
    for flaw in unreconciled(recorded.event for recorded in decoded(CODEC, rows)):
        yield f"ruling of {flaw.appeal} on {flaw.item}: {flaw.flaw}"


def _gaps(came: Outcome, head: int, year: Year) -> Iterator[str]:
    if came.position != head or came.incomplete:
        yield f"read models: at {came.position} of {head}, incomplete: {came.incomplete}"
    if head < year.expected["least_events"]:
        yield f"events: {head}, fewer than {year.expected['least_events']}"
