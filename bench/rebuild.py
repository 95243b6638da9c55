"""Rebuilding all read models together: the log of a generated year, folded and written from its beginning."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from statistics import median
from time import perf_counter
from typing import Final

from bench.harness import report, temporary_server
from domain.catalogue import CODEC
from domain.kernel.event import Event
from domain.kernel.recorded import Recorded
from infra.eventstore.cell import initialise
from infra.eventstore.reader import LogReader, decoded
from infra.feed.feed import Feed
from infra.feed.rebuild import rebuild
from infra.postgres.database import Role, open_database
from infra.settings import Settings
from projections.models import fold_all
from tests.support.authors import YEAR
from tests.support.plans import indicator
from tests.support.recording import record
from tests.support.story import Story

UNITS: Final = 20
INDICATORS: Final = tuple(
    indicator(f"I{number:02}", 20, section=f"S{number % 5}", kind="DAILY" if number % 3 else "KEY")
    for number in range(46)
)
ROUNDS: Final = 3


def main() -> None:
    """Print the figures: for a year, and for one of twice as many units."""
    for units in (UNITS, 2 * UNITS):
        with temporary_server() as server:
            database = open_database(Settings(dsn=server.dsn))
            initialise(database, "scripted")
            record(database, year(units))
            with closing(LogReader(database, Role.PROJECTOR)) as log:
                measure(units, Feed(database=database, log=log, codec=CODEC, new_fold=fold_all))


def measure(units: int, feed: Feed) -> None:
    """Rebuild everything, and fold alone what was read and decoded before."""
    events = feed.log.head().position
    built = median(_seconds(lambda: rebuild(feed)) for _ in range(ROUNDS))
    report(f"rebuild.{units}_units", events / built, "events/s", None, None, events)
    recorded = list(decoded(CODEC, feed.log.page(0, events)))
    folded = median(_seconds(lambda: _fold(recorded)) for _ in range(ROUNDS))
    report(f"rebuild.{units}_units.folding", events / folded, "events/s", None, None, events)


def year(units: int) -> Iterator[Sequence[Event]]:
    """The commands of a year of ``units`` units: every quarter confirmed, with adjustments and bonuses."""
    subjects = tuple(f"U{number:02}" for number in range(1, units + 1))
    story = Story(subjects, INDICATORS)
    for quarter in range(1, 5):
        for number, each in enumerate(INDICATORS):
            for subject in subjects:
                story.confirm("4.5", each.code, f"{YEAR}Q{quarter}", subject)
            if number % 10 == 0:
                adjusted = story.under.adjusted("-0.25", each.code, f"{YEAR}Q{quarter}")
                story.take(adjusted, story.under.bonus(2, f"{each.code} in Q{quarter}"))
    return iter(story.world.commands)


def _fold(log: Sequence[Recorded]) -> None:
    fold = fold_all(lambda _stream, _before: [])
    for recorded in log:
        fold.changes(recorded)


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


if __name__ == "__main__":
    main()
