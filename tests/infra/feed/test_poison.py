"""One event that cannot be taken in does not stop the others."""

import pytest
from eventsourcing.persistence import StoredEvent

from infra.feed.follower import Follower
from infra.feed.rebuild import rebuild
from infra.feed.refusals import TopicUnknown
from tests.infra.feed.conftest import ToyCell
from tests.support.toys import (
    LINE,
    POISON,
    TALLY,
    UNWRITABLE,
    append_variety,
    copy_of,
    cured_fold,
    score,
    streams,
)

A, B, C, D = streams(4)


@pytest.mark.parametrize("page", [1, 2, 500])
def test_poison_parks_its_stream_and_those_that_depend_on_it(toys: ToyCell, page: int) -> None:
    toys.log.score(A, 1)
    toys.log.score(A, 2, POISON)
    toys.log.score(B, 4)
    toys.log.append((C, copy_of(A)))
    toys.log.score(A, 8)
    toys.log.append((D, copy_of(B)))
    toys.log.score(C, 16)
    Follower(toys.feed(page=page, bulk_page=page)).catch_up()
    assert _totals(toys) == {A: 1, B: 4, D: 4}
    assert _parked(toys) == [
        (A, 2, 2, "ArithmeticError: poison"),
        (C, 4, 2, "held behind 2"),
        (A, 5, 2, "held behind 2"),
        (C, 7, 2, "held behind 2"),
    ]
    assert toys.generations() == [
        ("lines", 1, "ACTIVE", 7, 1, 2),
        ("tallies", 1, "ACTIVE", 7, 1, 2),
    ]


def test_what_is_parked_stays_parked_when_the_feed_starts_again(toys: ToyCell) -> None:
    toys.log.score(A, 2, POISON)
    Follower(toys.feed()).catch_up()
    toys.log.score(A, 8)
    toys.log.append((C, copy_of(A)))
    toys.log.score(B, 4)
    Follower(toys.feed(cured_fold)).catch_up()
    assert _totals(toys) == {B: 4}
    assert [row[1] for row in _parked(toys)] == [1, 2, 3]


@pytest.mark.parametrize("page", [1, 500])
def test_a_command_that_cannot_be_written_is_parked_alone(toys: ToyCell, page: int) -> None:
    append_variety(toys.log, 20)
    before = toys.reader.head().position
    at = toys.log.append((A, score(1)), (B, score(1, UNWRITABLE)))
    toys.log.score(B, 1)
    toys.log.score(C, 1)
    Follower(toys.feed(page=page, bulk_page=page)).catch_up()
    assert [row[:3] for row in _parked(toys)] == [(A, at - 1, at - 1), (B, at, at), (B, at + 1, at)]
    assert "RowsRefused: CharacterNotInRepertoire" in _parked(toys)[0][3]
    rebuild(toys.feed(cured_fold))
    clean = toys.rows_of(LINE, 2)
    assert toys.rows_of(LINE, 1) == [row for row in clean if row[1] <= before or row[0] == C]


def test_bytes_that_are_no_event_are_parked(toys: ToyCell) -> None:
    toys.log.recorder.insert_events([_stored("toy.scored.v1", b'{"points":"1"}')])
    toys.log.score(B, 1)
    Follower(toys.feed()).catch_up()
    assert _totals(toys) == {B: 1}
    ((*place, error),) = _parked(toys)
    assert place == [A, 1, 1]
    assert error.startswith("MalformedEvent: toy.scored.v1 at version 1")


def test_a_topic_of_newer_code_stops_the_feed_and_parks_nothing(toys: ToyCell) -> None:
    Follower(toys.feed()).catch_up()
    toys.log.recorder.insert_events([_stored("toy.invented.v1", b"{}")])
    with pytest.raises(TopicUnknown, match=r"toy\.invented\.v1"):
        Follower(toys.feed()).run()
    assert _parked(toys) == []
    assert {row[3] for row in toys.generations()} == {0}


@pytest.mark.parametrize("trick", [POISON, UNWRITABLE])
def test_a_rebuild_after_the_fix_clears_what_was_parked(toys: ToyCell, trick: str) -> None:
    toys.log.score(A, 1, trick)
    toys.log.append((C, copy_of(A)))
    Follower(toys.feed()).catch_up()
    rebuild(toys.feed(cured_fold))
    assert _totals(toys, generation=2) == {A: 1, C: 1}
    assert toys.generations() == [
        ("lines", 1, "RETIRED", 2, 1, 2),
        ("lines", 2, "ACTIVE", 2, 2, 0),
        ("tallies", 1, "RETIRED", 2, 1, 2),
        ("tallies", 2, "ACTIVE", 2, 2, 0),
    ]


def test_a_model_can_be_cured_before_the_others(toys: ToyCell) -> None:
    toys.log.score(A, 1, POISON)
    Follower(toys.feed()).catch_up()
    rebuild(toys.feed(cured_fold), ["tallies"])
    toys.log.score(A, 1)
    Follower(toys.feed(cured_fold)).catch_up()
    assert _totals(toys, generation=2) == {A: 2}
    assert toys.rows_of(LINE, 1) == []


def _totals(toys: ToyCell, generation: int = 1) -> dict[object, int]:
    return {row[0]: int(row[1]) for row in toys.rows_of(TALLY, generation) if row[-1] > 10**9}


def _parked(toys: ToyCell) -> list[tuple[object, int, int, str]]:
    """What is missing from the tallies: stream, position, position at fault, error."""
    query = "SELECT stream, position, cause, error FROM parked WHERE model = 'tallies' ORDER BY position"
    return toys.reads.execute(query).fetchall()


def _stored(topic: str, state: bytes) -> StoredEvent:
    return StoredEvent(originator_id=A, originator_version=1, topic=topic, state=state)
