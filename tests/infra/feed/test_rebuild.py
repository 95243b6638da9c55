"""New generations are built beside the live ones, and take their place in one moment."""

import asyncio
from dataclasses import replace
from threading import Event, Thread
from typing import Any

import pytest
from psycopg import AsyncConnection
from psycopg.sql import SQL

from infra.feed import catalog
from infra.feed.follower import Follower
from infra.feed.rebuild import Progress, drop_other_shapes, rebuild
from infra.feed.refusals import ReadModelUnknown, RebuildCancelled, RebuildRunning
from infra.postgres.database import Role
from projections.generations import Snapshot, Snapshots
from projections.table import History
from tests.infra.feed.conftest import ToyCell, following, until
from tests.support.toys import LINE, LINES, MODELS, TALLIES, TALLY, ToyFold, append_variety, streams

A, B = streams(2)


def test_the_first_start_builds_generation_one_of_each_model(toys: ToyCell) -> None:
    append_variety(toys.log, 10)
    head = toys.reader.head().position
    Follower(toys.feed()).catch_up()
    assert toys.generations() == [("lines", 1, "ACTIVE", head, 1, 0), ("tallies", 1, "ACTIVE", head, 1, 0)]


def test_progress_is_told_page_by_page(toys: ToyCell) -> None:
    for points in range(1, 11):
        toys.log.score(A, points)
    told: list[Progress] = []
    rebuild(toys.feed(), page=4, on_progress=told.append)
    assert told == [Progress(4, 10), Progress(8, 10), Progress(10, 10)]


def test_replaced_generations_stay_until_the_next_rebuild(toys: ToyCell) -> None:
    for _ in range(3):
        rebuild(toys.feed())
    assert [row[1:3] for row in toys.generations() if row[0] == "lines"] == [(2, "RETIRED"), (3, "ACTIVE")]
    assert toys.tables() == {"generation", "parked", "line_g2", "line_g3", "tally_g2", "tally_g3"}


def test_replaced_generations_can_be_dropped_at_once(toys: ToyCell) -> None:
    rebuild(toys.feed())
    rebuild(toys.feed(), keep_replaced=False)
    assert toys.tables() == {"generation", "parked", "line_g2", "tally_g2"}


def test_one_model_can_be_rebuilt_alone(toys: ToyCell) -> None:
    append_variety(toys.log, 20)
    Follower(toys.feed()).catch_up()
    rebuild(toys.feed(), ["tallies"])
    assert [row[:3] for row in toys.generations()] == [
        ("lines", 1, "ACTIVE"),
        ("tallies", 1, "RETIRED"),
        ("tallies", 2, "ACTIVE"),
    ]
    assert toys.rows_of(TALLY, 2) == toys.rows_of(TALLY, 1)


def test_a_model_that_does_not_exist_is_refused(toys: ToyCell) -> None:
    with pytest.raises(ReadModelUnknown, match=r"talies.*tallies, lines"):
        rebuild(toys.feed(), ["talies"])


def test_a_cancelled_rebuild_changes_nothing_and_is_gone_on_with(toys: ToyCell) -> None:
    append_variety(toys.log, 40)
    Follower(toys.feed()).catch_up()
    pages = iter([False, False, True])
    with pytest.raises(RebuildCancelled):
        rebuild(toys.feed(), page=10, cancelled=lambda: next(pages))
    half = toys.generations()[1]
    assert half[:3] == ("lines", 2, "BUILDING")
    assert 0 < half[3] <= 20

    told: list[Progress] = []
    rebuild(toys.feed(), page=10, on_progress=told.append)
    assert half[3] < told[0].position <= half[3] + 10
    assert toys.rows(2) == toys.rows(1)


def test_a_build_that_cannot_be_gone_on_with_is_swept(toys: ToyCell) -> None:
    append_variety(toys.log, 40)
    with pytest.raises(RebuildCancelled):
        rebuild(toys.feed(), ["lines"], cancelled=lambda: True)
    rebuild(toys.feed(), ["tallies"])
    rebuild(toys.feed())
    assert {row[2] for row in toys.generations()} == {"ACTIVE", "RETIRED"}
    assert len(toys.tables()) == 2 + len(toys.generations())


def test_a_build_interrupted_when_it_was_full_is_gone_on_with(toys: ToyCell) -> None:
    feed = toys.feed()
    with feed.writing() as connection:
        catalog.finish(connection, catalog.begin(connection, MODELS, toys.reader.log_id))
    append_variety(toys.log, 20)
    rebuild(feed)
    rebuild(feed)
    assert toys.rows(1) == toys.rows(2)


def test_a_live_table_has_the_indexes_that_its_queries_need(toys: ToyCell) -> None:
    rebuild(toys.feed())
    found = toys.reads.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'tally_g1'").fetchall()
    assert {name for (name,) in found} == {"tally_g1_pkey", "tally_g1_open", "tally_g1_total"}


def test_two_rebuilds_do_not_run_at_once(toys: ToyCell) -> None:
    append_variety(toys.log, 2)

    def meanwhile(_: Progress) -> None:
        with pytest.raises(RebuildRunning):
            rebuild(toys.feed())

    rebuild(toys.feed(), on_progress=meanwhile)


def test_a_rebuild_under_a_running_feed_and_writes_equals_a_clean_fold(toys: ToyCell) -> None:
    feed, done = toys.feed(page=3), Event()
    append_variety(toys.log, 100)
    Follower(feed).catch_up()  # or the follower's own first build would keep others out

    def write() -> None:
        seed = 0
        while not done.is_set():
            append_variety(toys.log, 1, seed)
            seed += done.wait(0.01) or 1

    writing = Thread(target=write)
    with following(Follower(feed)):
        writing.start()
        try:
            rebuild(feed, page=20)
            rebuild(feed, page=50)
        finally:
            done.set()
            writing.join()
        append_variety(toys.log, 5)
    Follower(feed).catch_up()
    live = max(row[1] for row in toys.generations())
    rebuild(feed)
    assert toys.rows(live) == toys.rows(live + 1)


async def test_a_reader_at_one_position_sees_the_same_across_rebuilds_and_writes(toys: ToyCell) -> None:
    feed = toys.feed()
    append_variety(toys.log, 50)
    Follower(feed).catch_up()
    snapshots, done = Snapshots(MODELS, toys.reader.log_id), asyncio.Event()

    async def read() -> int:
        reads = 0
        async with await AsyncConnection.connect(
            toys.database.read(Role.READER), autocommit=True
        ) as connection:
            pinned = (await snapshots.take(connection)).position
            first = await _answers(connection, await snapshots.take(connection), pinned)
            while not done.is_set():
                assert await _answers(connection, await snapshots.take(connection), pinned) == first
                reads += 1
        return reads

    def write_and_rebuild() -> None:
        for seed in range(5):
            append_variety(toys.log, 10, seed)
            Follower(feed).catch_up()
            rebuild(feed, page=20)

    reading = asyncio.create_task(read())
    await asyncio.to_thread(write_and_rebuild)
    done.set()
    assert await reading > 5


def test_old_and_new_code_run_side_by_side(toys: ToyCell) -> None:
    """The tallies of the new code have another shape; both versions share the lines."""
    new = replace(TALLIES, version=2)

    def newer_fold(history: History) -> ToyFold:
        return ToyFold(history, [new, LINES])

    def both_are_live() -> bool:
        live = [row for row in toys.generations() if row[0] == "tallies" and row[2] == "ACTIVE"]
        return len(live) == 2 and toys.is_caught_up()

    append_variety(toys.log, 20)
    with following(Follower(toys.feed(page=2))), following(Follower(toys.feed(newer_fold, page=3))):
        for seed in range(10):
            append_variety(toys.log, 10, seed)
        until(toys.is_caught_up)
    versions = [row[1] for row in toys.generations() if row[0] == "tallies"]
    assert toys.rows_of(TALLY, versions[0]) == toys.rows_of(TALLY, versions[1])

    drop_other_shapes(toys.feed(newer_fold))
    assert [row[0] for row in toys.generations()] == ["lines", "tallies"]


async def _answers(connection: AsyncConnection[Any], snapshot: Snapshot, position: int) -> list[Any]:
    query = SQL(
        "SELECT stream, total, label FROM {} WHERE valid_from <= %s AND %s < valid_to"
        " UNION ALL SELECT stream, sum(points), NULL FROM {} WHERE valid_from <= %s GROUP BY 1 ORDER BY 1, 3"
    ).format(snapshot.table(TALLY), snapshot.table(LINE))
    return await (await connection.execute(query, [position] * 3)).fetchall()
