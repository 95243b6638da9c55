"""What a feed writes depends on the log alone."""

import pytest

from infra.feed import catalog
from infra.feed.batch_writer import Fenced
from infra.feed.catalog import Connection
from infra.feed.follower import Follower
from infra.feed.projector import Projector
from infra.feed.rebuild import rebuild
from projections.table import OPEN
from tests.infra.feed.conftest import ToyCell
from tests.support.toys import CODEC, LINE, MODELS, TALLY, append_variety, score, streams

A, B = streams(2)


@pytest.mark.parametrize("page", [1, 7, 500])
def test_batches_of_any_size_write_the_same_rows_and_ranges(toys: ToyCell, page: int) -> None:
    follower = Follower(toys.feed(page=page, bulk_page=page))
    follower.catch_up()
    append_variety(toys.log, 120)
    follower.catch_up()
    rebuild(toys.feed(), page=10_000)
    assert toys.rows(1) == toys.rows(2)
    assert len(toys.rows(1)["tally"]) > 50


def test_a_row_lasts_from_the_border_that_begins_it_to_the_one_that_ends_it(toys: ToyCell) -> None:
    toys.log.append((A, score(3, "a")), (B, score(1)), (A, score(2, "b")))
    toys.log.score(A, -5)
    Follower(toys.feed()).catch_up()
    assert [row for row in toys.rows()["tally"] if row[0] == A] == [
        (A, 5, "b", ["b", "总分"], {"total": "5"}, 3, 4),
    ]
    assert [row[-2:] for row in toys.rows()["tally"] if row[0] == B] == [(3, OPEN)]


@pytest.mark.parametrize("page", [1, 500])
def test_a_change_that_repeats_the_row_it_finds_writes_nothing(toys: ToyCell, page: int) -> None:
    toys.log.score(A, 3)
    toys.log.score(A, 0)
    Follower(toys.feed(page=page, bulk_page=page)).catch_up()
    assert [row[-2:] for row in toys.rows()["tally"]] == [(1, OPEN)]


def test_what_is_delivered_again_is_not_written_again(toys: ToyCell) -> None:
    projector = _projector(toys, toys.reads)
    append_variety(toys.log, 5)
    rows = toys.reader.page(0, 500)
    projector.advance(rows)
    written = toys.rows()
    projector.advance(rows)
    projector.advance(rows[len(rows) // 2 :])
    assert toys.rows() == written


def test_of_two_projectors_at_one_position_one_writes(toys: ToyCell) -> None:
    feed = toys.feed()
    with feed.writing() as connection:
        first, second = _projector(toys, toys.reads), _projector(toys, connection)
        append_variety(toys.log, 5)
        rows = toys.reader.page(0, 500)
        first.advance(rows)
        written = toys.rows()
        with pytest.raises(Fenced):
            second.advance(rows)
    assert toys.rows() == written


def test_a_model_that_is_ahead_of_the_others_waits_for_them(toys: ToyCell) -> None:
    append_variety(toys.log, 30)
    follower = Follower(toys.feed(page=7, bulk_page=7))
    follower.catch_up()
    append_variety(toys.log, 30, seed=8)
    rebuild(toys.feed(), ["lines"])
    assert {row[:4] for row in toys.generations()} > {("lines", 2, "ACTIVE", toys.reader.head().position)}
    follower.catch_up()
    rebuild(toys.feed())
    assert toys.rows_of(TALLY, 3) == toys.rows_of(TALLY, 1)
    assert toys.rows_of(LINE, 3) == toys.rows_of(LINE, 2)


def _projector(toys: ToyCell, connection: Connection) -> Projector:
    feed = toys.feed()
    Follower(feed).catch_up()
    live = catalog.find(connection, "ACTIVE", MODELS)
    return Projector(connection, live, feed.fold(), CODEC)
