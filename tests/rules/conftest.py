"""Bureaus on real logs, on clocks that the tests move: one of one's own, or one that a module shares."""

from collections.abc import Iterator

import pytest

from api.bootstrap import System, opened_on
from infra.clock import ScriptedClock
from tests.support.city import START, City, build
from tests.support.databases import Databases, FreshCell


@pytest.fixture
def clock() -> ScriptedClock:
    """The clock of the test."""
    return ScriptedClock(START)


@pytest.fixture
def system(fresh_cell: FreshCell, clock: ScriptedClock) -> Iterator[System]:
    """An empty cell, opened."""
    with opened_on(fresh_cell("scripted"), clock) as system:
        yield system


@pytest.fixture
def city(system: System) -> City:
    """A bureau of one's own."""
    return build(system)


@pytest.fixture(scope="module")
def shared_city(_all_databases: Databases) -> Iterator[City]:
    """A bureau that the tests of a module share: they may add to it, each in a corner of its own."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield build(system)
