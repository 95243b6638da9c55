"""What the append function decides, command by command."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import psycopg
import pytest

from domain.kernel.clock import ZONE
from infra.eventstore.appender import Appender
from infra.eventstore.commands import Command
from infra.eventstore.reader import LogReader, LogRow
from infra.postgres.database import Database, Role
from tests.support.databases import FreshCell
from tests.support.log import NOON, command, commit, happened

A, B, C = uuid4(), uuid4(), uuid4()
SECOND = timedelta(seconds=1)
TICK = timedelta(microseconds=1)


class Log:
    """A log, and what stands in it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._appender = Appender(database.log(Role.WRITER), patience=0)
        self._reader = LogReader(database)

    def append(self, *group: Command) -> list[str]:
        """The verdicts on a group of commands."""
        return [answer.verdict for answer in self._appender.append(list(group))]

    def answers(self, *group: Command) -> list[tuple[str, str | None, int | None]]:
        """Verdicts, first outcomes and borders."""
        return [answer[:3] for answer in self._appender.append(list(group))]

    @property
    def rows(self) -> list[LogRow]:
        """Everything recorded."""
        return self._reader.page(after=0, limit=10_000)

    @property
    def position(self) -> int:
        """How far the log has got."""
        return self._reader.head().position

    def close(self) -> None:
        """Close all connections."""
        self._appender.close()
        self._reader.close()


@pytest.fixture
def log(fresh_cell: FreshCell) -> Iterator[Log]:
    """An empty log with a scripted clock."""
    opened = Log(fresh_cell("scripted"))
    yield opened
    opened.close()


@pytest.fixture
def wall_log(fresh_cell: FreshCell) -> Iterator[Log]:
    """An empty log with the server's clock."""
    opened = Log(fresh_cell("wall"))
    yield opened
    opened.close()


def test_positions_have_no_gaps_and_each_command_one_border(log: Log) -> None:
    log.append(command(happened(A, 1), happened(B, 1)), command(happened(A, 2)))
    log.append(command(happened(C, 1), happened(C, 2), happened(A, 3)))
    assert [(row.position, row.commit_position) for row in log.rows] == [
        (1, 2),
        (2, 2),
        (3, 3),
        (4, 6),
        (5, 6),
        (6, 6),
    ]
    assert [(row.stream, row.version) for row in log.rows] == [(A, 1), (B, 1), (A, 2), (C, 1), (C, 2), (A, 3)]


def test_what_is_stored_is_byte_for_byte_what_was_given(log: Log) -> None:
    state = bytes(range(256)) * 40
    log.append(command(happened(A, 1, state)))
    assert [(row.topic, row.state) for row in log.rows] == [("test.happened.v1", state)]


def test_a_conflict_inside_a_group_fails_alone(log: Log) -> None:
    verdicts = log.append(
        command(happened(A, 1)), command(happened(B, 1), happened(A, 1)), command(happened(C, 1))
    )
    assert verdicts == ["COMMITTED", "CONFLICT", "COMMITTED"]
    assert [(row.position, row.stream) for row in log.rows] == [(1, A), (2, C)]


def test_a_later_command_of_a_group_sees_the_earlier_ones(log: Log) -> None:
    verdicts = log.append(
        command(happened(A, 1)), command(happened(A, 2)), command(happened(B, 1), by=commit(guards={A: 1}))
    )
    assert verdicts == ["COMMITTED", "COMMITTED", "GUARD_MOVED"]


@pytest.mark.parametrize("versions", [[0], [1], [3], [2, 2], [2, 4], [3, 2]])
def test_versions_that_do_not_follow_the_stream_are_a_conflict(log: Log, versions: list[int]) -> None:
    log.append(command(happened(A, 1)))
    assert log.append(command(*(happened(A, version) for version in versions))) == ["CONFLICT"]
    assert log.position == 1


def test_a_guard_holds_while_its_stream_stands_still(log: Log) -> None:
    log.append(command(happened(A, 1)))
    assert log.append(command(happened(B, 1), by=commit(guards={A: 1, C: 0}))) == ["COMMITTED"]
    assert log.append(command(happened(B, 2), by=commit(guards={A: 0}))) == ["GUARD_MOVED"]
    assert log.append(command(happened(B, 2), by=commit(guards={A: 1, C: 1}))) == ["GUARD_MOVED"]
    assert log.position == 2


def test_a_command_may_guard_the_stream_that_it_writes(log: Log) -> None:
    assert log.append(command(happened(A, 1), happened(A, 2), by=commit(guards={A: 0}))) == ["COMMITTED"]


def test_a_repeat_gets_the_first_outcome_and_records_nothing(log: Log) -> None:
    first = command(happened(A, 1), happened(A, 2), by=commit("k", outcome="first"))
    again = command(happened(A, 3), by=commit("k", outcome="second"))
    assert log.answers(first) == [("COMMITTED", "first", 2)]
    log.append(command(happened(B, 1)))
    assert log.answers(again) == [("REPEATED", "first", 2)]
    assert log.position == 3


def test_a_repeat_within_a_group_gets_the_first_outcome(log: Log) -> None:
    first = command(happened(A, 1), by=commit("k", outcome="first"))
    again = command(happened(A, 1), by=commit("k", outcome="second"))
    assert log.answers(first, again) == [("COMMITTED", "first", 1), ("REPEATED", "first", 1)]


def test_a_refused_command_leaves_its_key_free(log: Log) -> None:
    refused = command(happened(A, 5), by=commit("k", outcome="refused"))
    taken = command(happened(A, 1), by=commit("k", outcome="taken"))
    assert log.answers(refused, taken) == [("CONFLICT", None, None), ("COMMITTED", "taken", 1)]


def test_a_refused_command_leaves_the_keys_of_its_group_in_order(log: Log) -> None:
    refused = command(happened(A, 5), by=commit("refused"))
    taken = command(happened(B, 1), by=commit("taken", outcome="of taken"))
    log.append(refused, taken)
    assert log.answers(taken) == [("REPEATED", "of taken", 1)]
    assert log.append(command(happened(A, 1), by=commit("refused"))) == ["COMMITTED"]


def test_a_key_with_other_input_is_refused(log: Log) -> None:
    log.append(command(happened(A, 1), by=commit("k")))
    assert log.append(command(happened(A, 2), by=commit("k", digest=b"other"))) == ["KEY_REUSED"]
    assert log.position == 1


def test_a_command_without_events_is_remembered_at_the_present_head(log: Log) -> None:
    log.append(command(happened(A, 1)))
    assert log.answers(command(by=commit("k", outcome="nothing to do"))) == [
        ("COMMITTED", "nothing to do", 1)
    ]
    log.append(command(happened(A, 2)))
    assert log.answers(command(by=commit("k"))) == [("REPEATED", "nothing to do", 1)]
    assert log.position == 2


def test_a_key_is_answered_before_anything_else_is_looked_at(log: Log) -> None:
    log.append(command(happened(A, 1), by=commit("k", at=NOON)))
    log.append(command(happened(A, 2), by=commit(at=NOON + SECOND)))
    assert log.append(command(happened(A, 1), by=commit("k", at=NOON, guards={A: 0}))) == ["REPEATED"]


def test_two_commands_at_the_same_moment_keep_their_order(log: Log) -> None:
    log.append(command(happened(A, 1)), command(happened(B, 1)))
    log.append(command(happened(C, 1), happened(C, 2)))
    assert [row.recorded_at - NOON for row in log.rows] == [0 * TICK, TICK, 2 * TICK, 2 * TICK]


def test_a_scripted_clock_may_stand_still_but_not_go_back(log: Log) -> None:
    assert log.append(
        command(happened(A, 1), by=commit(at=NOON)),
        command(happened(A, 2), by=commit(at=NOON)),
        command(happened(A, 3), by=commit(at=NOON - SECOND)),
        command(happened(A, 3), by=commit(at=NOON + SECOND)),
        command(happened(A, 4), by=commit(at=NOON)),
    ) == ["COMMITTED", "COMMITTED", "CLOCK_REFUSED", "COMMITTED", "CLOCK_REFUSED"]


def test_a_scripted_clock_takes_its_time_from_the_command(log: Log) -> None:
    assert log.append(command(happened(A, 1), by=commit(at=None))) == ["CLOCK_REFUSED"]


def test_standing_still_never_carries_a_command_into_the_next_day(log: Log) -> None:
    midnight = datetime(2014, 4, 1, tzinfo=ZONE)
    last = commit(at=midnight - TICK)
    assert log.append(command(happened(A, 1), by=last), command(happened(A, 2), by=last)) == [
        "COMMITTED",
        "CLOCK_REFUSED",
    ]
    assert log.append(command(happened(A, 2), by=commit(at=midnight))) == ["COMMITTED"]


def test_a_wall_clock_is_the_servers_and_takes_no_other_time(wall_log: Log) -> None:
    assert wall_log.append(command(happened(A, 1), by=commit(at=NOON))) == ["CLOCK_REFUSED"]
    before = datetime.now(ZONE)
    assert wall_log.append(command(happened(A, 1), by=commit(at=None))) == ["COMMITTED"]
    assert before - SECOND < wall_log.rows[0].recorded_at < datetime.now(ZONE) + SECOND


def test_times_rise_with_positions_on_a_wall_clock(wall_log: Log) -> None:
    for version in range(1, 200, 2):
        one, other = happened(A, version), happened(A, version + 1)
        wall_log.append(command(one, by=commit(at=None)), command(other, by=commit(at=None)))
    times = [row.recorded_at for row in wall_log.rows]
    assert len(times) == 200
    assert all(earlier < later for earlier, later in pairwise(times))


def test_a_thousand_events_of_two_megabytes_are_one_command(log: Log) -> None:
    streams = [uuid4() for _ in range(500)]
    events = [happened(stream, version, bytes(2_000)) for version in (1, 2) for stream in streams]
    assert log.append(command(*events)) == ["COMMITTED"]
    assert {row.commit_position for row in log.rows} == {1000}
    assert [(row.stream, row.version) for row in log.rows] == [
        (e.originator_id, e.originator_version) for e in events
    ]


def test_what_cannot_be_stored_fails_alone_too(log: Log) -> None:
    broken = command(happened(B, 1), by=commit("k", outcome="no \x00 in text"))
    assert log.append(command(happened(A, 1)), broken, command(happened(C, 1))) == [
        "COMMITTED",
        "FAILED",
        "COMMITTED",
    ]


def test_followers_are_told_the_position(log: Log) -> None:
    with psycopg.connect(log.database.log(Role.READER), autocommit=True) as listener:
        listener.execute("LISTEN jiheng_log")
        log.append(command(happened(A, 1), happened(A, 2)), command(happened(B, 1)))
        log.append(command(happened(A, 7)))
        log.append(command(happened(A, 3)))
        told = [notice.payload for notice in listener.notifies(timeout=5, stop_after=2)]
    assert told == ["3", "4"]


def test_a_cell_keeps_what_append_wrote_in_one_transaction(log: Log) -> None:
    log.append(command(happened(A, 1), by=commit("k")))
    tables = "SELECT xmin FROM log UNION ALL SELECT xmin FROM head UNION ALL SELECT xmin FROM command_outcome"
    with psycopg.connect(log.database.log(Role.WRITER)) as connection:
        transactions = {str(xmin) for (xmin,) in connection.execute(tables).fetchall()}
    assert len(transactions) == 1
