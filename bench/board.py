"""The board of a peer group as of an old position, beside the live one: whole, through the query function.

Each assessment has a year of rows behind it; the one of a position is found by key, so the past should
cost what the present costs.
"""

import asyncio
from dataclasses import replace
from time import perf_counter
from typing import Final

from api.bootstrap import feed, opened_on, reading_now
from bench.harness import in_turns, report, temporary_server
from bench.rebuild import year
from infra.eventstore.cell import initialise
from infra.feed.rebuild import rebuild
from infra.postgres.database import Database, open_database
from infra.settings import Settings
from projections.plans.rulebook import Rulebook
from projections.reading import Reading
from projections.standings.effective import board_at
from tests.support.plans import PLAN
from tests.support.recording import record

UNITS: Final = 40
ASKED: Final = 200
"""How often a board is asked for in a round."""


def main() -> None:
    """Print the time of a board in the middle of the log, in milliseconds, beside that of its end."""
    with temporary_server() as server:
        database = open_database(Settings(dsn=server.dsn))
        initialise(database, "scripted")
        record(database, year(UNITS))
        _measure(database)


def _measure(database: Database) -> None:
    with opened_on(database) as system:
        rebuild(feed(system))
        head = system.reader.head().position
        middle = system.reader.border(head // 2)

        async def milliseconds(position: int) -> float:
            async with reading_now(system) as (reading, _):
                return await _board(replace(reading, position=position))

        old, live = in_turns(
            lambda: asyncio.run(milliseconds(middle)), lambda: asyncio.run(milliseconds(head))
        )
    report("board.as_of_old_position", old, "ms", "the live board", live, UNITS)


async def _board(reading: Reading) -> float:
    """The mean time of a board, in milliseconds, once its rules are known."""
    rulebook = Rulebook()
    await board_at(reading, rulebook, PLAN, "GRASSROOTS")
    started = perf_counter()
    for _ in range(ASKED):
        await board_at(reading, rulebook, PLAN, "GRASSROOTS")
    return 1_000 * (perf_counter() - started) / ASKED


if __name__ == "__main__":
    main()
