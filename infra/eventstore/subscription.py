"""The library's subscription on the log: woken by its channel, and by a clock should that be silent."""

from collections.abc import Sequence
from threading import Thread
from typing import Final

import psycopg
from eventsourcing.persistence import ApplicationRecorder, ListenNotifySubscription
from psycopg.sql import SQL, Identifier

from infra.postgres.database import Database, Role

_POLL_SECONDS: Final = 0.5


def channel(cell: str) -> str:
    """The channel on which ``append()`` tells the position that the log of ``cell`` has reached."""
    return f"{cell}_log"


class LogSubscription(ListenNotifySubscription[ApplicationRecorder]):
    """Iterates over the log for ever; a lost connection ends it with the error."""

    def __init__(
        self, recorder: ApplicationRecorder, database: Database, gt: int | None, topics: Sequence[str]
    ) -> None:
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        self._listen = SQL("LISTEN {}").format(Identifier(channel(database.cell)))
        self._listener = Thread(target=self._wake, args=[database.log(Role.READER)])
        self._listener.start()

    def __exit__(self, *args: object, **kwargs: object) -> None:
        """Stop, and wait for the threads to end."""
        try:
            super().__exit__(*args, **kwargs)
        finally:
            self._listener.join()

    def _wake(self, conninfo: str) -> None:
        try:
            with psycopg.connect(conninfo, autocommit=True) as connection:
                connection.execute(self._listen)
                while not self._has_been_stopped:
                    self._has_been_notified.set()
                    for _ in connection.notifies(timeout=_POLL_SECONDS, stop_after=1):
                        pass
        except psycopg.Error as error:
            self._thread_error = self._thread_error or error
            self.stop()
