"""Reading the log: pages of whole commands, streams, borders, and what is decoded."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.kernel.codec import Codec, UnknownTopic
from domain.kernel.event import Authorship, Event, Sealed
from infra.eventstore.reader import LogReader, decoded
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import Database, Role
from tests.support.databases import FreshCell
from tests.support.log import NOON, commit, happened

A, B = uuid4(), uuid4()
HOUR = timedelta(hours=1)


class Counted(Event):
    """An event of this test."""

    TOPIC = "test.counted.v1"

    number: int

    def evolve(self, state: Any) -> Any:
        """The sum of the numbers."""
        return (state or 0) + self.number


def counted(stream: UUID, version: int) -> Counted:
    """An event with an envelope."""
    by = Authorship(
        actor_id="system:test", role="SYSTEM", unit=None, name=None, on_behalf_of=None, channel="SYSTEM",
        correlation_id=uuid4(), causation_id=None, request_id=None, policy_version=1, now=NOON, new_id=uuid4,
        seal=lambda _event, _field, text: Sealed(person="nobody", box=text),
    )  # fmt: skip
    return Counted(
        originator_id=stream, originator_version=version, envelope=by.envelope(None), number=version
    )


@pytest.fixture
def cell(fresh_cell: FreshCell) -> Database:
    """Commands of 2, 3, 1 and 5 events, an hour apart from noon on: borders 2, 5, 6 and 11."""
    database = fresh_cell("scripted")
    recorder = LogRecorder(database)
    version = 0
    for number, size in enumerate((2, 3, 1, 5)):
        events = [happened(A if number < 2 else B, version + n) for n in range(1, size + 1)]
        recorder.insert_events(events, commit=commit(at=NOON + number * HOUR))
        version = 0 if number == 1 else version + size
    recorder.close()
    return database


@pytest.fixture
def reader(cell: Database) -> Iterator[LogReader]:
    """The reader of that cell."""
    opened = LogReader(cell)
    yield opened
    opened.close()


@pytest.mark.parametrize("after", [2**15 - 5, 2**31 - 5])
def test_positions_may_be_larger_than_small_integers(reader: LogReader, after: int) -> None:
    assert reader.page(after, 500) == []


@pytest.mark.parametrize(
    ("after", "limit", "positions"),
    [
        (0, 2, [1, 2]),
        (0, 4, [1, 2]),
        (0, 5, [1, 2, 3, 4, 5]),
        (0, 7, [1, 2, 3, 4, 5, 6]),
        (2, 1, [3, 4, 5]),
        (6, 4, [7, 8, 9, 10, 11]),
        (0, 1000, list(range(1, 12))),
        (11, 10, []),
    ],
)
def test_a_page_ends_at_a_border_and_a_large_command_comes_whole(
    reader: LogReader, after: int, limit: int, positions: list[int]
) -> None:
    assert [row.position for row in reader.page(after, limit)] == positions


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5, 6, 100])
def test_pages_of_any_size_make_up_the_whole_log(reader: LogReader, limit: int) -> None:
    seen: list[int] = []
    while page := reader.page(after=max(seen, default=0), limit=limit):
        assert page[-1].position == page[-1].commit_position
        seen += [row.position for row in page]
    assert seen == list(range(1, 12))


def test_a_stream_is_read_in_order_and_up_to_a_position(reader: LogReader) -> None:
    assert [row.version for row in reader.stream(A)] == [1, 2, 3, 4, 5]
    assert [row.position for row in reader.stream(B, before=9)] == [6, 7, 8]
    assert reader.stream(A, before=1) == []
    assert reader.stream(uuid4()) == []


@pytest.mark.parametrize("at_once", [1, 2, 1_000])
def test_many_streams_are_read_together_each_in_order(
    reader: LogReader, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infra.eventstore.reader.STREAMS_AT_ONCE", at_once)
    for before in (None, 9, 4, 1):
        rows = list(reader.streams([A, uuid4(), B], before))
        for stream in (A, B):
            assert [row for row in rows if row.stream == stream] == reader.stream(stream, before)
        assert {row.stream for row in rows} <= {A, B}
    assert list(reader.streams([])) == []


@pytest.mark.parametrize(
    ("position", "border"), [(0, 0), (1, 0), (2, 2), (4, 2), (5, 5), (10, 6), (11, 11), (99, 11)]
)
def test_a_position_snaps_down_to_a_border(reader: LogReader, position: int, border: int) -> None:
    assert reader.border(position) == border


@pytest.mark.parametrize(
    ("hours", "border"), [(-1, 0), (0, 2), (0.5, 2), (1, 5), (2.99, 6), (3, 11), (9, 11)]
)
def test_a_moment_snaps_down_to_what_was_recorded_by_then(
    reader: LogReader, hours: float, border: int
) -> None:
    assert reader.border_at(NOON + hours * HOUR) == border


def test_times_are_utc_and_those_of_the_command(reader: LogReader) -> None:
    (row, *_) = reader.page(0, 2)
    assert row.recorded_at == NOON
    assert row.recorded_at.utcoffset() == NOON.astimezone(UTC).utcoffset()


def test_the_head_tells_the_log_and_how_far_it_is(cell: Database, reader: LogReader) -> None:
    head = reader.head()
    assert (head.log_id, head.position, head.recorded_at) == (reader.log_id, 11, NOON + 3 * HOUR)
    for role in (Role.PROJECTOR, Role.WRITER):
        other = LogReader(cell, role)
        assert other.head() == head
        other.close()


def test_rows_are_decoded_to_the_events_that_were_recorded(fresh_cell: FreshCell) -> None:
    codec = Codec([Counted])
    recorder, reader = LogRecorder(cell := fresh_cell()), LogReader(cell)
    events = [counted(A, 1), counted(A, 2)]
    stored = [
        happened(event.originator_id, event.originator_version, codec.encode(event)) for event in events
    ]
    recorder.insert_events([replace(event, topic=Counted.TOPIC) for event in stored], commit=commit())
    recorded = list(decoded(codec, reader.page(0, 10)))
    assert [one.event for one in recorded] == events
    assert [(one.position, one.commit_position, one.recorded_at) for one in recorded] == [
        (1, 2, NOON),
        (2, 2, NOON),
    ]
    with pytest.raises(UnknownTopic):
        list(decoded(Codec([]), reader.page(0, 10)))
    recorder.close()
    reader.close()


def test_the_events_of_some_topics_are_read_in_order(reader: LogReader) -> None:
    assert [row.position for row in reader.of(["test.happened.v1", "test.other.v1"])] == list(range(1, 12))
    assert reader.of(["test.other.v1"]) == []
