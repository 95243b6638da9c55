"""A follower keeps up by itself, whatever happens to connections, processes and tables."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier

from infra.feed.follower import Follower
from infra.feed.process import REFUSED, STOPPED
from infra.feed.rebuild import rebuild
from infra.postgres.database import Role
from projections.generations import Snapshots
from projections.table import Row
from tests.infra.feed.conftest import ToyCell, following, until
from tests.support.toys import MODELS, TALLY, append_variety, score, streams

A, B = streams(2)

_HANG = """
CREATE TABLE hang ();
INSERT INTO hang DEFAULT VALUES;
CREATE FUNCTION hang() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM hang) THEN
        PERFORM pg_sleep(600);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER hang BEFORE INSERT ON tally_g1 EXECUTE FUNCTION hang();
"""


def test_a_follower_keeps_up_with_writes(toys: ToyCell) -> None:
    with following(Follower(toys.feed())):
        for seed in range(10):
            append_variety(toys.log, 3, seed)
            until(toys.is_caught_up)


def test_listeners_are_told_the_position_after_each_batch(toys: ToyCell) -> None:
    channel = Identifier(f"{toys.database.cell}_read")
    toys.reads.execute(SQL("LISTEN {}").format(channel))
    with following(Follower(toys.feed())):
        until(toys.is_caught_up)
        border = toys.log.append((A, score(1)), (B, score(1)))
        told = [notify.payload for notify in toys.reads.notifies(timeout=10, stop_after=2)]
    assert told == ["0", str(border)]


def test_a_standby_takes_over_when_the_leader_is_killed_inside_a_batch(toys: ToyCell) -> None:
    with _process(toys, "one") as one, _process(toys, "two") as two:
        until(toys.is_caught_up)
        toys.reads.execute(_HANG)
        append_variety(toys.log, 30)
        until(lambda: _hanging(toys) != [])
        leader, standby = (one, two) if _hanging(toys) == [("one",)] else (two, one)
        toys.reads.execute("DELETE FROM hang")
        leader.kill()
        until(toys.is_caught_up)
        append_variety(toys.log, 30, seed=8)
        until(toys.is_caught_up)
        standby.terminate()
        assert standby.wait(10) == STOPPED
    rebuild(toys.feed())
    assert toys.rows(1) == toys.rows(2)


def test_lost_connections_are_made_again(toys: ToyCell) -> None:
    with following(Follower(toys.feed())):
        until(toys.is_caught_up)
        for seed in range(3):
            _end_sessions(toys)
            append_variety(toys.log, 5, seed)
            until(toys.is_caught_up)
    rebuild(toys.feed())
    assert toys.rows(1) == toys.rows(2)


def test_a_dropped_read_schema_is_filled_again(toys: ToyCell) -> None:
    append_variety(toys.log, 20)
    with following(Follower(toys.feed())):
        until(toys.is_caught_up)
        before = toys.rows()
        with psycopg.connect(toys.database.read_dsn) as login:
            login.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(f"{toys.database.cell}_read")))
        toys.log.score(A, 1)
        until(toys.is_caught_up)
    assert len(toys.rows()["line"]) == len(before["line"]) + 1


async def test_a_reader_never_sees_half_a_command(toys: ToyCell) -> None:
    """Every command takes from one stream what it gives to another: the sum of all is always nothing."""
    snapshots, sums, positions = Snapshots(MODELS, toys.reader.log_id), set[Row](), set[int]()
    feed = toys.feed(page=3)
    Follower(feed).catch_up()
    async with await AsyncConnection.connect(toys.database.read(Role.READER), autocommit=True) as connection:
        with following(Follower(feed)):
            for points in range(1, 200):
                toys.log.append((A, score(points)), (B, score(-points)))
                snapshot = await snapshots.take(connection)
                total = SQL("SELECT sum(total) FROM {} WHERE valid_from <= %s AND %s < valid_to").format(
                    snapshot.table(TALLY)
                )
                cursor = await connection.execute(total, [snapshot.position] * 2)
                sums.update(await cursor.fetchall())
                positions.add(snapshot.position)
    assert len(positions) > 5
    assert sums <= {(None,), (0,)}


def test_a_process_that_cannot_serve_the_cell_says_why(toys: ToyCell) -> None:
    toys.tamper("UPDATE head SET format = 99")
    refused = subprocess.run(
        _command(), env=_environment(toys), stderr=subprocess.PIPE, text=True, check=False
    )
    assert refused.returncode == REFUSED
    assert "LOG_NEWER_THAN_CODE" in refused.stderr


@contextmanager
def _process(toys: ToyCell, name: str) -> Iterator[subprocess.Popen[str]]:
    environment = _environment(toys) | {"PGAPPNAME": name}
    with subprocess.Popen(_command(), env=environment, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _command() -> list[str]:
    return [sys.executable, "-m", "tests.support.toy_feed"]


def _environment(toys: ToyCell) -> dict[str, str]:
    return dict(os.environ) | {"JIHENG_DSN": toys.database.log_dsn, "PYTHONUNBUFFERED": "1"}


def _hanging(toys: ToyCell) -> list[Row]:
    """The names of the processes that are inside a batch."""
    with psycopg.connect(toys.database.log_dsn) as login:
        return login.execute(
            "SELECT application_name FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event = 'PgSleep'"
        ).fetchall()


def _end_sessions(toys: ToyCell) -> None:
    """End all sessions but those that the test itself looks through."""
    with psycopg.connect(toys.database.log_dsn) as login:
        login.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid NOT IN (pg_backend_pid(), %s)",
            [toys.reads.info.backend_pid],
        )
