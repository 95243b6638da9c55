"""Fixtures that several folders of tests use."""

from collections.abc import Iterator

import pytest

from infra.eventstore.cell import ClockKind
from infra.postgres.database import Database
from tests.support.databases import Databases, FreshCell, running_server


@pytest.hookimpl(tryfirst=True)  # before the marks are chosen from
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the server of the run: it has no other way there than the fixture."""
    for item in items:
        if isinstance(item, pytest.Function) and "postgres" in item.fixturenames:
            item.add_marker("server")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The DSN of the server that the whole test run uses."""
    with running_server() as dsn:
        yield dsn


@pytest.fixture(scope="session")
def _all_databases(postgres: str) -> Iterator[Databases]:
    databases = Databases(postgres)
    yield databases
    databases.drop()


@pytest.fixture
def databases(_all_databases: Databases) -> Iterator[Databases]:
    """Makes databases that are dropped after the test."""
    before = _all_databases.made
    yield _all_databases
    _all_databases.drop(keep=before)


@pytest.fixture
def fresh_cell(databases: Databases) -> FreshCell:
    """Makes fresh cells: ``fresh_cell()`` has a scripted clock, ``fresh_cell("wall")`` the server's."""

    def make(clock: ClockKind = "scripted") -> Database:
        return databases.fresh(clock)

    return make
