"""A bureau with its interface, in the process of the test: the real dispatcher, feed and PostgreSQL."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread

from api.auth.local import LocalIssuer
from api.bootstrap import System, feed, opened_on, services
from api.http.app import create_app
from api.services import Services
from infra.clock import ScriptedClock
from infra.feed.follower import Follower
from infra.postgres.database import Database
from tests.support.api import Client, running
from tests.support.city import START, City, build


@contextmanager
def built(database: Database, data_dir: Path, make: Callable[[System], City] = build) -> Iterator[City]:
    """A bureau on an empty cell, with a directory of its own."""
    with opened_on(database, ScriptedClock(START)) as system:
        settings = system.settings.model_copy(update={"data_dir": data_dir})
        own = replace(system.database, settings=settings)
        yield make(replace(system, settings=settings, database=own))


@contextmanager
def following(city: City) -> Iterator[None]:
    """The feed, in a thread of its own."""
    with _feed(city) as follower:
        thread = Thread(target=follower.run)
        thread.start()
        try:
            yield
        finally:
            follower.stop()
            thread.join()


def follow_once(city: City) -> None:
    """Bring the read models to the head of the log, and leave them there."""
    with _feed(city) as follower:
        follower.catch_up()


@contextmanager
def _feed(city: City) -> Iterator[Follower]:
    fed = replace(feed(city.system), poll_seconds=0.05)
    with closing(fed.log):
        yield Follower(fed)


@asynccontextmanager
async def served(
    city: City, changed: Callable[[Services], Services] = lambda ports: ports
) -> AsyncIterator[Client]:
    """A client of the running interface; ``changed`` may put other ports in place."""
    ports = changed(services(city.system))
    issuer = LocalIssuer(city.system.settings.data_dir, "development")
    async with running(create_app(ports)) as http:
        yield Client(city, ports, issuer, http)
