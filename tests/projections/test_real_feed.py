"""The read models over a real log, kept and rebuilt by the real feed."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from domain.catalogue import CODEC
from infra.eventstore.reader import LogReader
from infra.feed.feed import Feed
from infra.feed.follower import Follower
from infra.feed.rebuild import rebuild
from infra.postgres.database import Database, Role
from projections.fold import ModelFold
from projections.models import MODELS, fold_all
from tests.support.boards import Bureau, board_of
from tests.support.databases import FreshCell
from tests.support.generations import rows
from tests.support.recording import record
from tests.support.story import Story


@pytest.fixture
def database(fresh_cell: FreshCell) -> Database:
    return fresh_cell("scripted")


@pytest.fixture
def log(database: Database) -> Iterator[LogReader]:
    with closing(LogReader(database, Role.PROJECTOR)) as reader:
        yield reader


def eventful_year() -> Story:
    """Entries, a late bonus, a lifted veto, something voided, a ruling on two items, a revised result."""
    story = Story(("U01", "U02"))
    under = story.under
    first, doubtful = story.confirm("9.1234"), story.confirm("4", "B")
    story.take(under.adjusted("-0.5"), under.bonus(5, "honour"), under.bonus(3, "honour"))
    story.take(under.veto_in_force(), under.veto_lifted(), under.voided(doubtful))
    second = story.confirm("7.5", "C", "2014H1")
    appeal = story.file(first, second)
    story.accept(appeal)
    story.rule(appeal, {first: ("VARIED", "9.5"), second: ("REVOKED", None)})
    story.confirm("8", subject="U02")
    _determined_and_revised(Bureau(story.world))
    return story


def _determined_and_revised(bureau: Bureau) -> None:
    bureau.compile(board_of({"U01": "970", "U02": "960"}))
    bureau.determine()
    bureau.publicise()
    bureau.revise(board_of({"U01": "970", "U02": "980"}))


def test_rebuilding_in_pages_of_any_size_gives_the_live_rows(database: Database, log: LogReader) -> None:
    commands = eventful_year().world.commands
    feed = Feed(database=database, log=log, codec=CODEC, new_fold=fold_all)
    for command in commands:  # live: each command is followed by itself
        record(database, [command])
        Follower(feed).catch_up()
    live = rows(database, 1)
    assert all(
        live[name] for name in ("standing", "leaf", "contribution", "item", "trail", "appeal", "result_line")
    )
    for page in (1, 7, 500):
        (generation, *_) = rebuild(feed, page=page)
        assert rows(database, generation.number) == live


def test_a_fold_that_keeps_next_to_nothing_reads_it_again_from_the_log(
    database: Database, log: LogReader
) -> None:
    record(database, eventful_year().world.commands)
    generations = [
        rebuild(Feed(database=database, log=log, codec=CODEC, new_fold=new_fold))[0].number
        for new_fold in (fold_all, lambda history: ModelFold(MODELS, history, most_streams=1))
    ]
    everything, next_to_nothing = (rows(database, number) for number in generations)
    assert everything == next_to_nothing


def test_nothing_of_an_eventful_year_is_parked(database: Database, log: LogReader) -> None:
    record(database, eventful_year().world.commands)
    generations = rebuild(Feed(database=database, log=log, codec=CODEC, new_fold=fold_all))
    assert {generation.model.name: generation.parked for generation in generations} == {
        model.name: {} for model in MODELS
    }
