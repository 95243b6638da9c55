"""Commands per second: load, decide, durable append; against the library's default path.

The baseline is the same dispatcher over the library's stock recorder, every state replayed from the
database and every command saved by itself.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.persistence import ApplicationRecorder

from api.bootstrap import CALENDAR, System, opened_on
from application.commands import HANDLERS
from application.dispatcher import Dispatcher
from application.ledger import Kept, Ledger
from application.log import Commit
from bench.appends import stock_recorder
from bench.harness import Work, alternating, report, temporary_server
from domain.catalogue import CODEC
from domain.kernel.aggregate import Aggregate
from infra.eventstore.cell import initialise
from infra.postgres.database import open_database
from infra.settings import Settings
from tests.support.city import City, build

CALLERS = 32
SUBJECTS = tuple(f"U{number:02}" for number in range(1, CALLERS + 1))
STOCK = "same handlers, stock recorder, no cache, one save each"


class StockLedger(Ledger):
    """The library's default path: nothing kept, nothing grouped, no keys and guards."""

    def load(self, stream: UUID) -> Kept:
        """The state of a stream, replayed."""
        version, state = 0, None
        for each in self.events.get(stream):
            version, state = each.originator_version, each.evolve(state)  # type: ignore[attr-defined]
        return Kept(version, state)

    def record(self, aggregates: Iterable[Aggregate[Any]], commit: Commit) -> int:
        """Save what the aggregates decided."""
        del commit
        return self.save(*aggregates)[-1].notification.id


def main() -> None:
    """Print the figure."""
    with temporary_server() as server, _system(server.dsn) as system:
        ours = build(system, SUBJECTS)
        stock = build(_stock(system, stock_recorder(server.dsn)), SUBJECTS)
        figures = alternating(_reporting(ours), _reporting(stock), CALLERS)
        report(f"commands.{CALLERS}_callers", figures[0], "commands/s", STOCK, figures[1], CALLERS)


@contextmanager
def _system(dsn: str) -> Iterator[System]:
    database = open_database(Settings(dsn=dsn))
    initialise(database, "wall")
    with opened_on(database) as system:
        yield system


def _stock(system: System, recorder: ApplicationRecorder) -> System:
    ledger = StockLedger(recorder, CODEC)
    return replace(
        system, dispatcher=Dispatcher(ledger, system.clock, system.keys, CALENDAR, HANDLERS, uuid4)
    )


def _reporting(city: City) -> Work:
    """Reports results over and over, for each assessment in turn."""
    turns = count()
    for unit in SUBJECTS:
        for quarter in range(1, 5):
            city.confirm("9", unit, "B", f"2014Q{quarter}")

    def report_one() -> None:
        turn = next(turns)
        city.report("9.25", SUBJECTS[turn % CALLERS], "A", f"2014Q{turn // CALLERS % 4 + 1}")

    return report_one


if __name__ == "__main__":
    main()
