"""A reader takes one snapshot and knows what it sees."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest
from psycopg import AsyncConnection

from infra.eventstore.reader import LogReader
from infra.feed.feed import Feed
from infra.feed.follower import Follower
from infra.feed.rebuild import rebuild
from infra.postgres.database import Role
from projections.generations import ReadModelNotReady, ReadModelOfAnotherLog, Snapshots, fingerprint
from projections.parked import parked
from tests.support.databases import FreshCell
from tests.support.toys import (
    CODEC,
    LINES,
    MODELS,
    POISON,
    TALLIES,
    TALLY,
    ToyLog,
    ToyModel,
    new_fold,
    streams,
)

A, B = streams(2)


@dataclass(frozen=True)
class Reader:
    """A cell, and a session that reads it."""

    feed: Feed
    log: ToyLog
    session: AsyncConnection[Any]

    @property
    def snapshots(self) -> Snapshots:
        """Snapshots of the toys."""
        return Snapshots(MODELS, self.feed.log.log_id)


@pytest.fixture
async def reader(fresh_cell: FreshCell) -> AsyncIterator[Reader]:
    """A reader of toys in a new cell."""
    database = fresh_cell("wall")
    log, toys = LogReader(database), ToyLog(database)
    async with await AsyncConnection.connect(database.read(Role.READER), autocommit=True) as session:
        yield Reader(Feed(database=database, log=log, codec=CODEC, new_fold=new_fold), toys, session)
    log.close()
    toys.recorder.close()


async def test_nothing_is_ready_before_the_feed_has_run(reader: Reader) -> None:
    with pytest.raises(ReadModelNotReady, match="tallies, lines") as caught:
        await reader.snapshots.take(reader.session)
    assert caught.value.retryable


async def test_a_snapshot_tells_how_far_everything_is_known(reader: Reader) -> None:
    reader.log.score(A, 1)
    Follower(reader.feed).catch_up()
    reader.log.score(A, 1)
    rebuild(reader.feed, ["lines"])
    snapshot = await reader.snapshots.take(reader.session)
    (first, _) = reader.feed.log.page(0, 10)
    assert (snapshot.position, snapshot.recorded_at) == (1, first.recorded_at)
    assert {pointer.model: pointer.position for pointer in snapshot.pointers} == {"tallies": 1, "lines": 2}
    assert snapshot.log_id == reader.feed.log.log_id


async def test_the_revision_grows_whenever_a_generation_is_replaced(reader: Reader) -> None:
    Follower(reader.feed).catch_up()
    revisions = []
    for names in ([], ["lines"], None):
        if names != []:
            rebuild(reader.feed, names)
        revisions.append((await reader.snapshots.take(reader.session)).revision)
    assert revisions == sorted(set(revisions))


async def test_tables_are_named_by_their_live_generation(reader: Reader) -> None:
    Follower(reader.feed).catch_up()
    rebuild(reader.feed, ["tallies"])
    snapshot = await reader.snapshots.take(reader.session)
    assert snapshot.table(TALLY).as_string() == '"tally_g2"'


async def test_read_models_of_another_log_are_refused(reader: Reader) -> None:
    Follower(reader.feed).catch_up()
    with pytest.raises(ReadModelOfAnotherLog):
        await Snapshots(MODELS, uuid4()).take(reader.session)


async def test_code_of_another_shape_is_not_served(reader: Reader) -> None:
    Follower(reader.feed).catch_up()
    newer = Snapshots([LINES, replace(TALLIES, version=2)], reader.feed.log.log_id)
    with pytest.raises(ReadModelNotReady, match=r"\(tallies\)"):
        await newer.take(reader.session)


async def test_a_snapshot_says_that_it_is_incomplete_and_what_is_missing(reader: Reader) -> None:
    reader.log.score(B, 1)
    Follower(reader.feed).catch_up()
    assert not (await reader.snapshots.take(reader.session)).incomplete
    reader.log.score(A, 1, POISON)
    reader.log.score(A, 1)
    Follower(reader.feed).catch_up()
    snapshot = await reader.snapshots.take(reader.session)
    assert snapshot.incomplete
    missing = await parked(reader.session, snapshot)
    assert [(each.model, each.stream, each.position, each.cause, each.error) for each in missing] == [
        ("lines", A, 2, 2, "ArithmeticError: poison"),
        ("tallies", A, 2, 2, "ArithmeticError: poison"),
        ("lines", A, 3, 2, "held behind 2"),
        ("tallies", A, 3, 2, "held behind 2"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        replace(TALLIES, name="others"),
        replace(TALLIES, version=2),
        replace(TALLIES, tables=()),
        replace(TALLIES, tables=(replace(TALLY, name="other"),)),
        replace(TALLIES, tables=(replace(TALLY, columns=(*TALLY.columns, "more")),)),
        replace(TALLIES, tables=(replace(TALLY, key=2),)),
        replace(TALLIES, tables=(replace(TALLY, ddl=TALLY.ddl + " "),)),
    ],
)
def test_whatever_a_reader_depends_on_is_in_the_fingerprint(other: ToyModel) -> None:
    assert fingerprint(other) != fingerprint(TALLIES)
