"""Durable appends, against the library's own recorder and against Emmett on the same server."""

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from uuid import uuid4

from eventsourcing.persistence import ApplicationRecorder, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.conninfo import conninfo_to_dict

from bench.harness import SECONDS, alternating, in_turns, rate, report, temporary_server
from infra.eventstore.cell import initialise
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import open_database
from infra.settings import Settings

CALLERS = (1, 4, 16, 32)
IMPORTED = 1_000
STATE = b'{"padding":"' + b"x" * 280 + b'"}'  # the stock recorder hangs on commands of a megabyte
STOCK = "eventsourcing PostgresApplicationRecorder"
EMMETT = "@event-driven-io/emmett-postgresql"
EMMETT_SCRIPT = Path(__file__).parent / "emmett" / "appends.mjs"


def main() -> None:
    """Print the figures."""
    with temporary_server() as server:
        ours, stock = log_recorder(server.dsn), stock_recorder(server.dsn)
        for callers in CALLERS:
            against_stock(ours, stock, callers, events=1)
        against_stock(ours, stock, callers=1, events=IMPORTED)
        if (EMMETT_SCRIPT.parent / "node_modules").exists():
            against_emmett(ours, server.dsn, callers=16, events=1)
            against_emmett(ours, server.dsn, callers=1, events=100)
        else:
            print("not against Emmett: run npm ci in bench/emmett first", file=sys.stderr)
        ours.close()
        stock.datastore.close()


def against_stock(ours: LogRecorder, stock: ApplicationRecorder, callers: int, events: int) -> None:
    """Commands of ``events`` events, beside the library's."""
    figure, baseline = alternating(partial(append, ours, events), partial(append, stock, events), callers)
    name = f"appends.{events}_per_command.{callers}_callers"
    report(name, events * figure, "events/s", STOCK, events * baseline, callers)


def against_emmett(ours: LogRecorder, dsn: str, callers: int, events: int) -> None:
    """The same beside Emmett."""
    figure, baseline = in_turns(
        lambda: rate(partial(append, ours, events), callers), lambda: emmett(dsn, callers, events)
    )
    name = f"appends.{events}_per_command.{callers}_callers"
    report(name, events * figure, "events/s", EMMETT, events * baseline, callers)


def append(recorder: ApplicationRecorder, count: int) -> None:
    """Record ``count`` events of one new stream."""
    stream = uuid4()
    recorder.insert_events(
        [
            StoredEvent(stream, version, "assessment.score-adjusted.v1", STATE)
            for version in range(1, count + 1)
        ]
    )


def log_recorder(dsn: str) -> LogRecorder:
    """Ours, on a new cell."""
    database = open_database(Settings(dsn=dsn))
    initialise(database, "wall")
    return LogRecorder(database)


def stock_recorder(dsn: str) -> PostgresApplicationRecorder:
    """The library's, on a new table, with a connection for every caller."""
    where = conninfo_to_dict(dsn)
    datastore = PostgresDatastore(
        str(where["dbname"]), str(where["host"]), "5432", str(where["user"]), "", pool_size=max(CALLERS)
    )
    recorder = PostgresApplicationRecorder(datastore, events_table_name="stock_events")
    recorder.create_table()
    return recorder


def emmett(dsn: str, callers: int, events: int) -> float:
    """How many commands of ``events`` events Emmett appends per second."""
    where = conninfo_to_dict(dsn)
    url = f"postgresql://{where['user']}@localhost/{where['dbname']}?host={where['host']}"
    node = shutil.which("node")
    if node is None:
        sys.exit("node is needed to run what was installed in bench/emmett")
    command = [node, str(EMMETT_SCRIPT), url, str(callers), str(SECONDS), str(events)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
