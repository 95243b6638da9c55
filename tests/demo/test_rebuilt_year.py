"""The read models of the demo year, folded again in batches of any size, are the ones that live."""

import pytest

from api.bootstrap import System, feed
from infra.feed.rebuild import rebuild
from tests.support.generations import live_generation, rows


@pytest.mark.parametrize("page", [1, 7, 500])
def test_the_year_rebuilt_equals_the_live_one(loaded: System, page: int) -> None:
    live = rows(loaded.database, live_generation(loaded.database))
    assert sum(map(len, live.values())) > loaded.reader.head().position
    (generation, *_) = rebuild(feed(loaded), page=page)
    assert rows(loaded.database, generation.number) == live
