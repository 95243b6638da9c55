"""Lag is data: how far behind, for how long, and what is missing."""

from datetime import timedelta

from psycopg import AsyncConnection

from infra.feed.follower import Follower
from infra.feed.lag import Lag, lags
from infra.postgres.database import Role
from projections.generations import Pointer, Snapshots
from tests.infra.feed.conftest import ToyCell
from tests.support.toys import MODELS, POISON, streams

A, B = streams(2)


async def _pointers(toys: ToyCell) -> list[Pointer]:
    async with await AsyncConnection.connect(toys.database.read(Role.READER), autocommit=True) as connection:
        snapshot = await Snapshots(MODELS, toys.reader.log_id).take(connection)
    return sorted(snapshot.pointers, key=lambda pointer: pointer.model)


async def test_nothing_is_behind_when_the_head_is_reached(toys: ToyCell) -> None:
    toys.log.score(A, 1)
    Follower(toys.feed()).catch_up()
    lag, _ = lags(await _pointers(toys), toys.reader)
    assert lag == Lag("lines", 1, 1, timedelta(0), 0)
    assert lag.events == 0


async def test_lag_counts_events_and_the_time_since_the_oldest_was_recorded(toys: ToyCell) -> None:
    Follower(toys.feed()).catch_up()
    toys.log.score(A, 1)
    first, _ = lags(await _pointers(toys), toys.reader)
    toys.log.score(A, 1)
    second, _ = lags(await _pointers(toys), toys.reader)
    assert (first.events, second.events) == (1, 2)
    assert first.age is not None
    assert second.age is not None
    assert timedelta(0) < first.age < second.age


async def test_parked_streams_are_told_though_nothing_is_behind(toys: ToyCell) -> None:
    toys.log.score(A, 1, POISON)
    toys.log.score(B, 1)
    Follower(toys.feed()).catch_up()
    lag, _ = lags(await _pointers(toys), toys.reader)
    assert (lag.events, lag.parked) == (0, 1)
