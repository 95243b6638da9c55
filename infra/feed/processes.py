"""Runs processes along the log, each from the position that it has reached."""

from collections.abc import Sequence
from threading import Event
from typing import Final, LiteralString

import psycopg
import structlog

from application.log import LogUnavailable
from application.processes.process import Process
from domain.kernel.codec import Codec
from infra.eventstore.reader import LogReader, decoded
from infra.postgres.database import Database, Role

_PAGE: Final = 1_000
_PAUSE: Final = 1.0
_POSITION: Final[LiteralString] = "SELECT position FROM process_position WHERE process = %s"
_ADVANCE: Final[LiteralString] = (
    "INSERT INTO process_position (process, position) VALUES (%s, %s)"
    " ON CONFLICT (process) DO UPDATE SET position = excluded.position"
    " WHERE process_position.position < excluded.position"
)

_logger = structlog.get_logger(__name__)


class ProcessRunner:
    """Keeps the position of each process; a reaction whose position was not kept is repeated."""

    def __init__(
        self, database: Database, reader: LogReader, codec: Codec, processes: Sequence[Process]
    ) -> None:
        self._conninfo = database.log(Role.PROJECTOR)
        self._reader = reader
        self._codec = codec
        self._processes = processes

    def run(self, stopping: Event) -> None:
        """Follow the log until ``stopping`` is set; a lost connection is made again."""
        while not stopping.is_set():
            try:
                self.catch_up()
            except (psycopg.OperationalError, LogUnavailable) as error:
                _logger.warning("processes.interrupted", error=str(error), pause=_PAUSE)
            stopping.wait(_PAUSE)

    def catch_up(self) -> None:
        """Let every process react to all that has happened since it last did."""
        with psycopg.connect(self._conninfo, autocommit=True) as connection:
            for process in self._processes:
                self._follow(process, connection)

    def _follow(self, process: Process, connection: psycopg.Connection) -> None:
        row = connection.execute(_POSITION, [process.name]).fetchone()
        position: int = row[0] if row else 0
        topics = self._codec.stored_as(process.topics)
        while page := self._reader.page(position, _PAGE):
            for recorded in decoded(self._codec, (each for each in page if each.topic in topics)):
                process.react(recorded)
            position = page[-1].position
            connection.execute(_ADVANCE, [process.name, position])
