"""Keeping the live generations at the head of the log."""

from contextlib import suppress
from threading import Event
from typing import Final, LiteralString

import psycopg
import structlog

from application.log import LogUnavailable
from infra.feed import catalog
from infra.feed.batch_writer import Fenced
from infra.feed.catalog import Connection
from infra.feed.feed import Feed
from infra.feed.generation import require_same_log
from infra.feed.projector import Projector
from infra.feed.rebuild import build_missing
from infra.feed.refusals import RebuildCancelled, RebuildRunning
from projections.generations import fingerprint

_LEAD: Final[LiteralString] = "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || %s, 0))"
_FIRST_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 5.0

_logger = structlog.get_logger()


class Follower:
    """Advances the live generations whenever the log grows.

    Of several followers of one code version one leads and the others stand by; the first one builds the
    generations that are missing.  Lost connections are made again; only ``Refusal`` ends a follower, and
    ``stopping`` once it is set.
    """

    def __init__(self, feed: Feed, stopping: Event | None = None) -> None:
        self._feed = feed
        self._stopping = stopping or Event()
        self._fold = feed.fold()
        shapes = " ".join(fingerprint(model) for model in self._fold.models)
        self._lock = f" feed {shapes}"
        self._pause = _FIRST_PAUSE

    def stop(self) -> None:
        """Let :meth:`run` return, within the poll interval; from any thread or signal handler."""
        self._stopping.set()

    def run(self) -> None:
        """Follow the log until stopped.

        Raises ``ReadModelAheadOfLog``, ``ReadModelOfAnotherLog`` or ``TopicUnknown``.
        """
        while not self._stopping.is_set():
            try:
                with self._feed.writing() as connection, self._feed.listening() as bell:
                    self._lead(connection)
                    self._follow(connection, bell)
            except (RebuildCancelled, RebuildRunning):
                return
            except (psycopg.Error, LogUnavailable) as error:
                _logger.warning("feed.interrupted", error=str(error), pause=self._pause)
                self._stopping.wait(self._pause)
                self._pause = min(self._pause * 2, _LONGEST_PAUSE)

    def catch_up(self) -> None:
        """Advance to where the log's head is now, or wait until the follower that leads has done so."""
        head = self._feed.log.head().position
        with self._feed.writing() as connection:
            while (projector := self._projector(connection)).position < head:
                if not self._leads(connection):
                    self._stopping.wait(self._feed.poll_seconds)
                    continue
                with suppress(Fenced):  # a rebuild took over: look up what is live now
                    self._drain(projector)

    def _lead(self, connection: Connection) -> None:
        """Wait until there is something to lead, and nobody else does."""
        self._build_missing(connection)
        while not self._stopping.is_set():
            if self._leads(connection):
                _logger.info("feed.leading")
                self._pause = _FIRST_PAUSE
                return
            self._stopping.wait(self._feed.poll_seconds)

    def _leads(self, connection: Connection) -> bool:
        return connection.execute(_LEAD, [self._lock]).fetchone() == (True,)

    def _build_missing(self, connection: Connection) -> None:
        while catalog.missing(connection, self._fold.models):
            try:
                build_missing(self._feed, cancelled=self._stopping.is_set)
            except RebuildRunning:
                if self._stopping.wait(self._feed.poll_seconds):
                    raise

    def _follow(self, connection: Connection, bell: Connection) -> None:
        """Keep up, with the generations that are live at each time."""
        while not self._stopping.is_set():
            projector = self._projector(connection)
            try:
                while not self._stopping.is_set():
                    self._drain(projector)
                    if not self._rings(bell):
                        require_same_log(projector.generations, self._feed.log)
            except Fenced:
                _logger.info("feed.fenced", position=projector.position)

    def _projector(self, connection: Connection) -> Projector:
        self._build_missing(connection)
        live = catalog.find(connection, "ACTIVE", self._fold.models)
        require_same_log(live, self._feed.log)
        self._fold.forget()  # another follower may have moved on meanwhile
        return Projector(connection, live, self._fold, self._feed.codec)

    def _drain(self, projector: Projector) -> None:
        few, many = self._feed.page, self._feed.bulk_page
        rows = self._feed.log.page(projector.position, few)
        while rows and not self._stopping.is_set():
            projector.advance(rows)
            rows = self._feed.log.page(projector.position, many if 2 * len(rows) > few else few)

    def _rings(self, bell: Connection) -> bool:
        """Wait for an append; ``False`` if there was none for the poll interval."""
        return bool([*bell.notifies(timeout=self._feed.poll_seconds, stop_after=1)])
