"""Sending groups of commands to the log over one connection, and what becomes of them when it is lost."""

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

import psycopg
from psycopg.rows import args_row

from application.log import LogUnavailable
from infra.eventstore.commands import APPEND, Answer, Command, parameters

_PAUSE: Final = 0.1


class _Unreached(Exception):
    """Nothing was sent."""


class _AnswerLost(Exception):
    """Something was sent; whether it was recorded is not known."""


class Appender:
    """Appends in groups; for one thread at a time.

    For ``patience`` seconds, what did not reach the database is sent again, and what may have reached
    it only if it has a key: then the log itself knows whether it was recorded.
    """

    def __init__(self, conninfo: str, patience: float) -> None:
        self._conninfo = conninfo
        self._patience = patience
        self._connection: psycopg.Connection | None = None

    def append(self, group: list[Command]) -> list[Answer]:
        """One answer per command; ``LogUnavailable`` is the answer to one that nothing is known of."""
        answers: dict[int, Answer] = {}
        waiting = dict(enumerate(group))
        for _ in self._attempts():
            try:
                with suppress(_Unreached):  # nothing was sent: all of it may be sent again
                    answers.update(zip(waiting, self._send(list(waiting.values())), strict=True))
                    break
            except _AnswerLost:
                waiting = {number: command for number, command in waiting.items() if command.commit.key}
                if not waiting:
                    break
        return [answers.get(number) or _unavailable("the log did not answer") for number in range(len(group))]

    def close(self) -> None:
        """Close the connection; the next append opens another."""
        if self._connection is not None:
            self._connection.close()

    def _attempts(self) -> Iterator[None]:
        deadline = time.monotonic() + self._patience
        yield
        while time.monotonic() < deadline:
            time.sleep(_PAUSE)
            yield

    def _send(self, commands: list[Command]) -> list[Answer]:
        connection = self._connected()
        try:
            with connection.cursor(binary=True, row_factory=args_row(Answer)) as cursor:
                return cursor.execute(APPEND, parameters(commands)).fetchall()
        except psycopg.OperationalError as error:
            if connection.closed:
                raise _AnswerLost from error
            return [_unavailable(str(error))] * len(commands)
        except psycopg.Error as error:
            return self._one_by_one(commands, error)

    def _one_by_one(self, commands: list[Command], error: psycopg.Error) -> list[Answer]:
        """PostgreSQL took nothing of the group: find the command that it cannot store."""
        if len(commands) == 1:
            return [Answer("FAILED", None, None, error)]
        return [self._send([command])[0] for command in commands]

    def _connected(self) -> psycopg.Connection:
        if self._connection is None or self._connection.closed:
            try:
                self._connection = psycopg.connect(self._conninfo, autocommit=True, prepare_threshold=0)
            except psycopg.OperationalError as error:
                raise _Unreached from error
        return self._connection


def _unavailable(reason: str) -> Answer:
    return Answer("LOST", None, None, LogUnavailable(reason))
