"""Results of a large peer group: 10,000 subjects compiled, graded, proposed, determined and made public.

The baseline is what compiling would cost if it read its streams the default way, one by one.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from functools import partial
from time import perf_counter
from typing import Final
from uuid import UUID

from api.bootstrap import System, opened_on
from application.command import Command
from application.ledger import Ledger
from application.result import CompileResults, DetermineResults, ProposeResults, PubliciseResults
from bench.commands import StockLedger
from bench.harness import report, temporary_server
from domain.assessment.assessment import Assessment
from domain.assessment.lifecycle import Subject
from domain.assessment.roll import AssessmentRoll
from domain.catalogue import CODEC
from domain.period import Cycle
from infra.clock import ScriptedClock
from infra.eventstore.cell import initialise
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import Database, open_database
from infra.settings import Settings
from tests.support.authors import ARBITER, LEADER, OFFICE, OFFICER, SECOND_OFFICER, noon
from tests.support.city import City, constituting, seat_leaders
from tests.support.plans import PLAN, indicator
from tests.support.recording import record
from tests.support.sheets import Move, Under
from tests.support.world import Desk, World, reporter_of

SUBJECTS: Final = 10_000
GROUP: Final = "GRASSROOTS"
INDICATORS: Final = (indicator("A", 40, Cycle.YEAR, kind="KEY"), indicator("B", 60, Cycle.YEAR))
PEOPLE: Final = {
    "officer": OFFICER,
    "second_officer": SECOND_OFFICER,
    "member": ARBITER,
    "leader": LEADER,
}
STEPS: Final[tuple[tuple[str, Command], ...]] = (
    ("officer", CompileResults(plan=PLAN, peer_group=GROUP)),
    ("member", ProposeResults(plan=PLAN, peer_group=GROUP)),
    ("leader", DetermineResults(plan=PLAN, peer_group=GROUP, chosen=())),
    ("second_officer", PubliciseResults(plan=PLAN, peer_group=GROUP)),
)
ONE_BY_ONE: Final = "the same streams replayed one by one by the library's repository"


def main() -> None:
    """Print the figures in seconds: for each step, for all of them, and for reading the streams."""
    with temporary_server() as server, _city(open_database(Settings(dsn=server.dsn))) as city:
        gc.collect()  # of the year in memory nothing is left to be collected while time is taken
        taken = {command.NAME: _seconds(partial(city.run, who, command)) for who, command in STEPS}
        streams = [Assessment.id_of(PLAN, subject) for subject in _subjects()]
        one_by_one, together = _reading(city.system, streams)
        for name, seconds in taken.items():
            report(f"results.{name}", seconds, "s", None, None, SUBJECTS)
        report("results.to_public", sum(taken.values()), "s", ONE_BY_ONE, one_by_one, SUBJECTS)
        report("results.reading_streams", together, "s", ONE_BY_ONE, one_by_one, SUBJECTS)


def _reading(system: System, streams: list[UUID]) -> tuple[float, float]:
    """How long it takes to read the streams one by one, and together."""
    with closing(LogRecorder(system.database)) as recorder:
        stock, own = StockLedger(recorder, CODEC), Ledger(recorder, CODEC)
        one_by_one = _seconds(lambda: [stock.load(stream) for stream in streams])
        return one_by_one, _seconds(lambda: own.load_all(streams))


@contextmanager
def _city(database: Database) -> Iterator[City]:
    """A city with a sealed assessment for every subject."""
    initialise(database, "scripted")
    _record_year(database)
    with opened_on(database, ScriptedClock(noon(date(2015, 1, 21)))) as system:
        people = {who: player.id for who, player in PEOPLE.items()}
        city = City(system, people, PLAN)
        seat_leaders(city)
        city.run("system:bootstrap", constituting(UUID(people["member"]), kind="COMMITTEE"))
        yield city


def _record_year(database: Database) -> None:
    world = World((), INDICATORS)
    for number, subject in enumerate(_subjects()):
        _assess(world, subject, Decimal(number % 6000) / 100)
    record(database, world.commands)


def _subjects() -> list[str]:
    return [f"X{number:05}" for number in range(SUBJECTS)]


def _assess(world: World, subject: str, points: Decimal) -> None:
    """Open an assessment, confirm both indicators of it, and seal it."""
    under = Under(world.plan)
    world.run(OFFICER, partial(_open, world, subject))
    for worth, code in ((Decimal(40) - points / 6, "A"), (points, "B")):
        reported, *checked = under.confirmed(str(round(worth, 4)), code, "2014")
        world.run(reporter_of(subject), partial(_act, reported, subject))
        for move in checked:
            world.run(move.by, partial(_act, move, subject))
    world.run(OFFICER, lambda desk: _sheet(desk, subject).seal())


def _open(world: World, subject: str, desk: Desk) -> None:
    sheet = _sheet(desk, subject)
    sheet.open(plan=world.plan, policy=1, subject=Subject("UNIT", subject, subject, GROUP))
    desk.edit(AssessmentRoll, AssessmentRoll.id_of(PLAN)).enrol(OFFICE, PLAN, sheet.id, GROUP)


def _act(move: Move, subject: str, desk: Desk) -> None:
    move.act(_sheet(desk, subject))


def _sheet(desk: Desk, subject: str) -> Assessment:
    return desk.edit(Assessment, Assessment.id_of(PLAN, subject))


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


if __name__ == "__main__":
    main()
