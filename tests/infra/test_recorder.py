"""The recorder as its callers meet it: what it returns and raises, through threads, processes and losses."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest
from eventsourcing.persistence import IntegrityError

from application.log import AlreadyDone, ClockRefused, KeyReused, LogUnavailable, StreamMoved
from infra.eventstore.reader import LogReader, LogRow
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import Database, Role
from tests.support.databases import FreshCell
from tests.support.log import NOON, commit, happened
from tests.support.proxy import proxy_to

WALL = commit(at=None)
A, B = uuid4(), uuid4()


@pytest.fixture
def cell(fresh_cell: FreshCell) -> Database:
    """An empty cell on a wall clock."""
    return fresh_cell("wall")


@pytest.fixture
def recorder(cell: Database) -> Iterator[LogRecorder]:
    """The recorder of that cell."""
    opened = LogRecorder(cell)
    yield opened
    opened.close()


@pytest.fixture
def reader(cell: Database) -> Iterator[LogReader]:
    """A reader of that cell."""
    opened = LogReader(cell)
    yield opened
    opened.close()


def cut_connections(cell: Database) -> None:
    """Do to every session of the cell's database what a restart of the server does."""
    with psycopg.connect(cell.log_dsn, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_positions_are_returned_in_the_order_of_the_events(recorder: LogRecorder) -> None:
    assert recorder.insert_events([happened(A, 1), happened(B, 1)]) == [1, 2]
    assert recorder.insert_events([happened(A, 2)], commit=WALL) == [3]
    assert recorder.insert_events([]) == []


def test_a_moved_stream_is_known_to_the_application_and_to_the_library(recorder: LogRecorder) -> None:
    recorder.insert_events([happened(A, 1)])
    with pytest.raises(StreamMoved) as moved:
        recorder.insert_events([happened(A, 1)], commit=WALL)
    assert isinstance(moved.value, IntegrityError)
    with pytest.raises(StreamMoved):
        recorder.insert_events([happened(B, 1)], commit=replace(WALL, guards={A: 7}))


def test_many_streams_are_read_beyond_a_version_each(recorder: LogRecorder) -> None:
    recorder.insert_events([happened(A, 1), happened(B, 1), happened(A, 2), happened(B, 2)])
    found = recorder.select_beyond({A: 0, B: 1, uuid4(): 0})
    told = [(event.originator_id, event.originator_version) for event in found]
    assert sorted(told) == sorted([(A, 1), (A, 2), (B, 2)])
    assert [version for stream, version in told if stream == A] == [1, 2]
    assert recorder.select_beyond({}) == []


def test_a_command_guards_ten_thousand_streams(recorder: LogRecorder) -> None:
    streams = [uuid4() for _ in range(10_000)]
    recorder.insert_events([happened(stream, 1) for stream in streams])
    guards = dict.fromkeys(streams, 1)
    assert recorder.insert_events([happened(A, 1)], commit=replace(WALL, guards=guards)) == [10_001]
    recorder.insert_events([happened(streams[-1], 2)])
    with pytest.raises(StreamMoved):
        recorder.insert_events([happened(A, 2)], commit=replace(WALL, guards=guards))


def test_a_repeat_is_told_the_first_outcome(recorder: LogRecorder) -> None:
    recorder.insert_events([happened(A, 1)], commit=replace(WALL, key="k", outcome="first"))
    with pytest.raises(AlreadyDone) as done:
        recorder.insert_events([happened(A, 2)], commit=replace(WALL, key="k"))
    assert (done.value.outcome, done.value.position) == ("first", 1)


def test_a_key_with_other_input_is_refused(recorder: LogRecorder) -> None:
    recorder.insert_events([happened(A, 1)], commit=replace(WALL, key="k"))
    with pytest.raises(KeyReused):
        recorder.insert_events([happened(A, 2)], commit=replace(WALL, key="k", digest=b"other"))


def test_a_scripted_time_on_a_wall_clock_is_refused(recorder: LogRecorder) -> None:
    with pytest.raises(ClockRefused):
        recorder.insert_events([happened(A, 1)], commit=replace(WALL, at=NOON))


def test_what_cannot_be_stored_is_reported_as_what_it_is(recorder: LogRecorder) -> None:
    with pytest.raises(psycopg.DataError):
        recorder.insert_events([happened(A, 1)], commit=replace(WALL, key="\x00"))
    assert recorder.max_notification_id() is None


def test_a_cut_connection_does_not_disturb_readers(cell: Database, recorder: LogRecorder) -> None:
    recorder.insert_events([happened(A, 1)])
    assert len(recorder.select_events(A)) == 1
    cut_connections(cell)
    assert len(recorder.select_events(A)) == 1


def test_after_a_lost_answer_a_command_with_a_key_is_sent_again(
    cell: Database, recorder: LogRecorder
) -> None:
    recorder.insert_events([happened(A, 1)])
    cut_connections(cell)
    assert recorder.insert_events([happened(A, 2)], commit=replace(WALL, key="k")) == [2]


def test_after_a_lost_answer_a_command_without_a_key_is_not(cell: Database, recorder: LogRecorder) -> None:
    recorder.insert_events([happened(A, 1)])
    cut_connections(cell)
    with pytest.raises(LogUnavailable):
        recorder.insert_events([happened(A, 2)])
    assert recorder.insert_events([happened(A, 2)]) == [2]


def test_a_command_whose_answer_was_lost_after_its_commit_is_recorded_once(cell: Database) -> None:
    keyed = replace(WALL, key="k", outcome="first")
    with proxy_to(cell.log_dsn) as proxy:
        recorder = LogRecorder(replace(cell, log_dsn=proxy.dsn))
        recorder.insert_events([happened(A, 1)])
        proxy.lose_answer_to = b"lost once"
        with pytest.raises(AlreadyDone) as done:
            recorder.insert_events([happened(A, 2, b"lost once"), happened(A, 3)], commit=keyed)
        assert (done.value.outcome, done.value.position) == ("first", 3)
        assert [event.originator_version for event in recorder.select_events(A)] == [1, 2, 3]
        recorder.close()


def test_without_a_key_a_lost_answer_leaves_the_caller_to_look(cell: Database) -> None:
    with proxy_to(cell.log_dsn) as proxy:
        recorder = LogRecorder(replace(cell, log_dsn=proxy.dsn))
        recorder.insert_events([happened(A, 1)])
        proxy.lose_answer_to = b"lost"
        with pytest.raises(LogUnavailable):
            recorder.insert_events([happened(A, 2, b"lost")])
        with pytest.raises(StreamMoved):
            recorder.insert_events([happened(A, 2)])
        recorder.close()


def test_a_log_that_stays_locked_is_unavailable_and_takes_the_command_later(cell: Database) -> None:
    impatient = LogRecorder(replace(cell, settings=cell.settings.model_copy(update={"lock_timeout": 0.2})))
    with psycopg.connect(cell.log(Role.OWNER)) as connection:
        connection.execute("SELECT * FROM head FOR UPDATE")
        with pytest.raises(LogUnavailable):
            impatient.insert_events([happened(A, 1)], commit=replace(WALL, key="k"))
    assert impatient.insert_events([happened(A, 1)], commit=replace(WALL, key="k")) == [1]
    impatient.close()


def test_a_database_that_is_down_is_unavailable_and_nothing_is_half_written(
    cell: Database, reader: LogReader
) -> None:
    hasty = cell.settings.model_copy(update={"connect_timeout": 1})
    nowhere = LogRecorder(replace(cell, settings=hasty, log_dsn="host=127.0.0.1 port=1"))
    with pytest.raises(LogUnavailable):
        nowhere.insert_events([happened(A, 1)], commit=replace(WALL, key="k"))
    with pytest.raises(LogUnavailable):
        nowhere.select_events(A)
    nowhere.close()
    assert reader.head().position == 0


def test_many_threads_get_their_own_answers(recorder: LogRecorder) -> None:
    def write(_: int) -> list[bool]:
        stream = uuid4()
        return [_is_refused(recorder, stream, version) for version in (1, 2, 2, 3, 5, 4)]

    with ThreadPoolExecutor(16) as pool:
        refused = list(pool.map(write, range(32)))
    assert refused == [[False, False, True, False, True, False]] * 32
    assert recorder.max_notification_id() == 4 * 32


def _is_refused(recorder: LogRecorder, stream: UUID, version: int) -> bool:
    try:
        recorder.insert_events([happened(stream, version)])
    except StreamMoved:
        return True
    return False


def test_a_follower_misses_nothing_of_eight_writers_in_two_processes(
    cell: Database, reader: LogReader
) -> None:
    settings = cell.settings.model_dump_json()
    command = [sys.executable, "-m", "tests.support.writer", settings, "4", "60"]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    seen = follow(reader, until=2 * 4 * 60 * 2)
    acknowledged = [json.loads(line) for writer in writers for line in writer.communicate()[0].splitlines()]
    assert [row.position for row in seen] == list(range(1, 961))
    assert sorted(position for positions in acknowledged for position in positions) == list(range(1, 961))
    borders = {row.position: row.commit_position for row in seen}
    assert all({borders[position] for position in positions} == {positions[-1]} for positions in acknowledged)
    assert [row.recorded_at for row in seen] == sorted(row.recorded_at for row in seen)


def follow(reader: LogReader, until: int) -> list[LogRow]:
    """Read page by page, while it is written, until a position is reached."""
    seen: list[LogRow] = []
    deadline = time.monotonic() + 60
    while len(seen) < until and time.monotonic() < deadline:
        seen += reader.page(after=seen[-1].position if seen else 0, limit=7)
    return seen
