"""A city with its interface: the real dispatcher, the real feed, a real PostgreSQL.

All tests of this folder run in one event loop, so that some may share a city.
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio

from tests.support.api import Client
from tests.support.city import City
from tests.support.databases import Databases, FreshCell
from tests.support.serving import built, following, served
from tests.support.told import Told, tell

ONE_LOOP: Final = pytest.mark.asyncio(loop_scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every asynchronous test of this folder run in the same loop as its fixtures."""
    for item in items:
        if Path(__file__).parent in item.path.parents and pytest_asyncio.is_async_test(item):
            item.add_marker(ONE_LOOP, append=False)


@pytest.fixture
def city(fresh_cell: FreshCell, tmp_path: Path) -> Iterator[City]:
    """A bureau of one's own."""
    with built(fresh_cell("scripted"), tmp_path) as city:
        yield city


@pytest_asyncio.fixture(loop_scope="session")
async def client(city: City) -> AsyncIterator[Client]:
    """A client of a bureau of one's own."""
    with following(city):
        async with served(city) as client:
            await client.caught_up()
            yield client


@pytest.fixture(scope="module")
def shared_city(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A bureau that the tests of a module share: they may add to it, each in a corner of its own."""
    with built(_all_databases.fresh("scripted"), tmp_path_factory.mktemp("data")) as city:
        yield city


@pytest.fixture(scope="module")
def told(shared_city: City) -> Told:
    """The year that the shared bureau has behind it."""
    return tell(shared_city)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def shared(shared_city: City, told: Told) -> AsyncIterator[Client]:  # noqa: ARG001 - told before it is served
    """A client of the shared bureau."""
    with following(shared_city):
        async with served(shared_city) as client:
            await client.caught_up()
            yield client
