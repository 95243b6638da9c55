"""Databases for tests: a real PostgreSQL, and a fresh cell in a database of its own within milliseconds."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import LiteralString, Protocol
from uuid import uuid4

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.sql import SQL, Identifier

from infra.eventstore.cell import ClockKind, begin, shape
from infra.postgres.database import Database, open_database
from infra.postgres.embedded import EmbeddedServer
from infra.settings import Settings


class FreshCell(Protocol):
    """``fresh_cell("wall")`` is an empty, initialised cell that is dropped after the test."""

    def __call__(self, clock: ClockKind = "scripted") -> Database: ...


@contextmanager
def running_server() -> Iterator[str]:
    """The DSN of a server that all workers of a test run share: ``JIHENG_TEST_DSN``, or an embedded one."""
    given = os.environ.get("JIHENG_TEST_DSN")
    if given:
        yield given
        return
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", uuid4().hex)
    directory = Path(tempfile.gettempdir()) / f"jiheng-{run[:12]}"
    server = EmbeddedServer(directory / "postgres")
    try:
        _do_not_wait_for_disks(server.dsn)
        yield server.dsn
    finally:
        server.close()
        if not (directory / "postgres" / "postmaster.pid").exists():
            shutil.rmtree(directory, ignore_errors=True)


def _do_not_wait_for_disks(dsn: str) -> None:
    """Nothing here outlives the run; what has to survive a crash is tried on servers of its own."""
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("SELECT pg_reload_conf()")


class Databases:
    """Makes databases as copies of one that holds the kept tables already."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._prefix = f"jiheng_test_{uuid4().hex[:10]}"
        self._numbers = count(1)
        self._made: list[str] = []
        self._template = self._create("template1")
        shape(open_database(self._settings(self._template)))

    def fresh(self, clock: ClockKind) -> Database:
        """A database with an empty cell of that clock and a log id of its own."""
        database = open_database(self._settings(self._create(self._template)))
        begin(database, clock)
        return database

    def copy(self, database: Database) -> Database:
        """A copy of a database that nobody is connected to, its cell and log id included."""
        name = conninfo_to_dict(database.log_dsn)["dbname"]
        return open_database(self._settings(self._create(str(name))))

    def empty(self) -> Settings:
        """Settings that lead to a database without any cell."""
        return self._settings(self._create("template1"))

    def drop(self, keep: int = 0) -> None:
        """Drop the databases made after the first ``keep``."""
        while len(self._made) > keep:
            self._execute("DROP DATABASE {} WITH (FORCE)", self._made.pop())

    @property
    def made(self) -> int:
        """How many databases there are."""
        return len(self._made)

    def _create(self, template: str) -> str:
        name = f"{self._prefix}_{next(self._numbers)}"
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        self._made.append(name)
        return name

    def _execute(self, statement: LiteralString, *names: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(SQL(statement).format(*map(Identifier, names)))

    def _settings(self, name: str) -> Settings:
        return Settings(dsn=make_conninfo(self._server, dbname=name), append_patience=1)
