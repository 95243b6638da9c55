"""Commands of a loader reach the log in groups."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from application.log import AppendRefused, StreamMoved
from infra.eventstore.bulk import BulkRecorder
from infra.eventstore.group_commit import GROUP_SIZE
from infra.eventstore.reader import LogReader
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import Database
from tests.support.databases import FreshCell
from tests.support.log import commit, happened


@pytest.fixture
def database(fresh_cell: FreshCell) -> Database:
    return fresh_cell("scripted")


@pytest.fixture
def bulk(database: Database) -> Iterator[BulkRecorder]:
    recorder = BulkRecorder(database)
    yield recorder
    recorder.close()


def recorded(database: Database) -> int:
    reader = LogReader(database)
    try:
        return reader.head().position
    finally:
        reader.close()


def test_a_command_is_in_the_log_once_it_is_flushed(database: Database, bulk: BulkRecorder) -> None:
    stream = uuid4()
    assert list(bulk.insert_events([happened(stream, 1), happened(stream, 2)], commit=commit())) == [1, 2]
    assert recorded(database) == 0
    bulk.flush()
    assert [event.originator_version for event in bulk.select_events(stream)] == [1, 2]


def test_what_is_waiting_is_recorded_once_its_stream_is_read(database: Database, bulk: BulkRecorder) -> None:
    first, second = uuid4(), uuid4()
    bulk.insert_events([happened(first, 1)], commit=commit())
    assert list(bulk.select_events(second)) == []
    assert recorded(database) == 0
    assert [event.originator_version for event in bulk.select_events(first)] == [1]
    bulk.insert_events([happened(second, 1)], commit=commit())
    assert [event.originator_id for event in bulk.select_beyond({second: 0})] == [second]
    assert recorded(database) == 2


def test_a_full_group_is_recorded_at_once(database: Database, bulk: BulkRecorder) -> None:
    told = [bulk.insert_events([happened(uuid4(), 1)], commit=commit())[0] for _ in range(GROUP_SIZE + 1)]
    assert recorded(database) == GROUP_SIZE
    bulk.flush()
    assert told == list(range(1, recorded(database) + 1))


def test_it_goes_on_where_the_log_ends(database: Database, bulk: BulkRecorder) -> None:
    bulk.insert_events([happened(uuid4(), 1)], commit=commit())
    bulk.flush()
    later = BulkRecorder(database)
    assert list(later.insert_events([happened(uuid4(), 1)], commit=commit())) == [2]
    later.close()


def test_flushing_nothing_does_nothing(database: Database, bulk: BulkRecorder) -> None:
    bulk.flush()
    assert recorded(database) == 0


def test_a_refusal_comes_with_the_group_and_leaves_what_was_before(
    database: Database, bulk: BulkRecorder
) -> None:
    stream = uuid4()
    bulk.insert_events([happened(stream, 1)], commit=commit())
    bulk.insert_events([happened(stream, 1)], commit=commit())
    with pytest.raises(StreamMoved):
        bulk.flush()
    assert recorded(database) == 1


def test_another_writer_is_noticed(database: Database, bulk: BulkRecorder) -> None:
    bulk.insert_events([happened(uuid4(), 1)], commit=commit())
    other = LogRecorder(database)
    other.insert_events([happened(uuid4(), 1)], commit=commit())
    other.close()
    with pytest.raises(AppendRefused, match="somebody else"):
        bulk.flush()


def test_without_a_commit_it_records_as_ever_behind_what_waits(
    fresh_cell: FreshCell,
) -> None:
    recorder = BulkRecorder(fresh_cell("wall"))
    first, second = uuid4(), uuid4()
    recorder.insert_events([happened(first, 1)], commit=commit(at=None))
    assert recorder.insert_events([happened(second, 1)]) == [2]
    recorder.close()


def test_the_last_position_is_the_last_that_was_told(bulk: BulkRecorder) -> None:
    assert bulk.max_notification_id() is None
    bulk.insert_events([happened(uuid4(), 1)], commit=commit())
    assert bulk.max_notification_id() == 1
