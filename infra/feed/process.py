"""The feed as a process of its own, supervised by whoever started it."""

import gc
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from threading import Event
from typing import Final

from domain.kernel.codec import Codec
from domain.kernel.refusal import Refusal
from infra.eventstore.cell import require_cell
from infra.eventstore.reader import LogReader
from infra.feed.feed import Feed
from infra.feed.follower import Follower
from infra.postgres.database import Role, open_database
from infra.settings import Settings
from projections.table import Fold, History

STOPPED: Final = 0
REFUSED: Final = 3
"""Exit status: starting again does not help; the reason is on standard error."""
UNAVAILABLE: Final = 4
"""Exit status: not now, but starting again later may help; the reason is on standard error."""


def collect_rarely() -> None:
    """Look for garbage in cycles rarely: folding makes hardly any, and looking took a sixth of its time."""
    gc.set_threshold(100_000, 50, 100)


def stop_on_signals() -> Event:
    """What SIGTERM and SIGINT set from now on, instead of ending the process where it stands."""
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    return stopping


def main(
    codec: Codec,
    new_fold: Callable[[History], Fold],
    settings: Settings | None = None,
    stopping: Event | None = None,
) -> int:
    """Follow the log until ``stopping`` is set, by SIGTERM or SIGINT unless it is given; the exit status.

    Settings come from the environment unless they are given.
    """
    stopping = stopping or stop_on_signals()
    collect_rarely()
    try:
        database = open_database(settings or Settings())
        require_cell(database)
        with closing(LogReader(database, Role.PROJECTOR)) as log:
            feed = Feed(database=database, log=log, codec=codec, new_fold=new_fold)
            Follower(feed, stopping).run()
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return UNAVAILABLE if refusal.retryable else REFUSED
    return STOPPED
