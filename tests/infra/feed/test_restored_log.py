"""Read models that do not belong to the log say so, instead of looking as if they had no lag."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.kernel.refusal import Refusal
from infra.feed.follower import Follower
from infra.feed.rebuild import rebuild
from infra.feed.refusals import ReadModelAheadOfLog
from projections.generations import ReadModelOfAnotherLog
from tests.infra.feed.conftest import ToyCell, until
from tests.support.toys import ToyLog, streams

A, B, C = streams(3)

_REWIND = """
DELETE FROM log WHERE position > 3;
UPDATE head SET position = 3, recorded_at = (SELECT max(recorded_at) FROM log);
"""


@pytest.fixture
def followed(toys: ToyCell) -> ToyCell:
    """A cell whose read models know five events."""
    for _ in range(5):
        toys.log.score(A, 1)
    Follower(toys.feed()).catch_up()
    return toys


def test_a_log_restored_to_an_earlier_point_is_noticed(followed: ToyCell) -> None:
    followed.tamper(_REWIND)
    with pytest.raises(ReadModelAheadOfLog, match="position 5, the log at 3"):
        Follower(followed.feed()).run()


def test_a_log_restored_under_a_running_feed_is_noticed(followed: ToyCell) -> None:
    with ThreadPoolExecutor() as pool:
        running = pool.submit(Follower(followed.feed()).run)
        followed.log.score(A, 1)
        until(followed.is_caught_up)
        followed.tamper(_REWIND)
        with pytest.raises(ReadModelAheadOfLog):
            running.result(timeout=10)


def test_a_restored_log_that_has_grown_again_is_noticed(followed: ToyCell) -> None:
    followed.tamper(_REWIND)
    _grow(followed)
    with pytest.raises(ReadModelOfAnotherLog):
        Follower(followed.feed()).run()


def test_another_log_is_noticed(followed: ToyCell) -> None:
    followed.tamper("UPDATE head SET log_id = gen_random_uuid()")
    with pytest.raises(ReadModelOfAnotherLog):
        Follower(followed.feed()).run()


@pytest.mark.parametrize("grown", [False, True])
def test_a_rebuild_brings_the_read_models_back_to_the_log(followed: ToyCell, *, grown: bool) -> None:
    followed.tamper(_REWIND)
    if grown:
        _grow(followed)
    rebuild(followed.feed())
    Follower(followed.feed()).catch_up()
    assert followed.is_caught_up()
    assert len(followed.rows(2)["line"]) == followed.reader.head().position


def test_a_build_begun_before_the_restore_is_not_gone_on_with(followed: ToyCell) -> None:
    pages = iter([False, True])
    with pytest.raises(Refusal, match="REBUILD_CANCELLED"):
        rebuild(followed.feed(), page=4, cancelled=lambda: next(pages))
    followed.tamper(_REWIND)
    _grow(followed)
    rebuild(followed.feed())
    assert {row[0] for row in followed.rows(2)["line"]} == {A, B}


def _grow(toys: ToyCell) -> None:
    log = ToyLog(toys.database)
    for _ in range(4):
        log.score(B, 1)
    log.recorder.close()
