"""A city bureau on a fresh log, on a clock that the test moves."""

from collections.abc import Iterator

import pytest

from api.bootstrap import System, opened_on
from infra.clock import ScriptedClock
from infra.postgres.database import Database
from tests.support.city import START, City, build
from tests.support.databases import FreshCell


@pytest.fixture
def database(fresh_cell: FreshCell) -> Database:
    """An empty cell on a scripted clock."""
    return fresh_cell("scripted")


@pytest.fixture
def clock() -> ScriptedClock:
    """The clock of the test."""
    return ScriptedClock(START)


@pytest.fixture
def system(database: Database, clock: ScriptedClock) -> Iterator[System]:
    """The cell, opened."""
    with opened_on(database, clock) as system:
        yield system


@pytest.fixture
def city(system: System) -> City:
    """The bureau, built."""
    return build(system)
