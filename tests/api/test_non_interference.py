"""Recusal without inference (N9): whoever may not judge a case learns nothing of it, not even that it exists.

Worlds in which the same happens, but for one case: it says this, it says that, or there is none.
hotcrp#426, openreview#351.
"""

import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, Final

import pytest
import pytest_asyncio

from api.auth import concealment
from api.auth.concealment import CONCEALING, Sight
from tests.support.api import Client
from tests.support.battery import ROOTS, Ask, Battery, Canon
from tests.support.databases import Databases
from tests.support.hidden_case import (
    HANDLER,
    KIN,
    NEWCOMER,
    OF_ANOTHER_ITEM,
    PLAIN,
    REWORDED,
    Case,
    clerk_of,
    story,
)
from tests.support.reads import forget
from tests.support.selections import queries
from tests.support.serving import served
from tests.support.worlds import Bureau

Reduced = Callable[[Any], str]

SEEDS: Final = (0, 1)
WORLDS: Final[dict[str, tuple[Case | None, bool]]] = {
    "pending": (PLAIN, False),
    "pending otherwise": (OF_ANOTHER_ITEM, False),
    "absent": (None, False),
    "ruled": (PLAIN, True),
    "ruled otherwise": (REWORDED, True),
}
"""What the hidden case says, and whether it is ruled on; both rulings have the same effect."""
PAST: Final = "hidden: investigator reports"
"""The step after which the past is asked for."""


def exactly(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False)


def but_for_what_is_declassified(answer: Any) -> str:
    return Canon(answer).text


def _where(one: str, other: str) -> str:
    """Both texts from where they part."""
    parted = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    start = max(next(parted, 0) - 80, 0)
    return f"{one[start : start + 200]} / {other[start : start + 200]}"


@dataclass
class Worlds:
    """The worlds of a seed: a client and the questions of each.

    ``involved`` had a hand in what is contested, or declared a relation.
    """

    unit: str
    involved: str
    clients: dict[str, Client]
    batteries: dict[str, Battery]

    async def difference(
        self, pair: tuple[str, str], who: str, reduced: Reduced = exactly, *, near: bool = True
    ) -> str | None:
        """The first question that two worlds answer differently; ``None`` where there is none."""
        for each in pair:
            forget(self.clients[each].city.system.database)
            if reduced is not exactly:  # when somebody looked is no two times the same
                await _colleagues(self.clients[each])
        here, there = (self._questions(each, who, near=near) for each in pair)
        for (name, ask), (_, ask_there) in zip(here, there, strict=True):
            one, other = await ask(self.clients[pair[0]], who), await ask_there(self.clients[pair[1]], who)
            if reduced(one) != reduced(other):
                return f"{name}: {_where(reduced(one), reduced(other))}"
        return None

    def _questions(self, world: str, who: str, *, near: bool) -> Iterator[tuple[str, Ask]]:
        """What is asked in somebody's name; who has not declared may take some steps, and takes none."""
        client, battery = self.clients[world], self.batteries[world]
        if who != NEWCOMER:
            yield from battery.commands(client)
        yield from battery.questions(client, near=near)


async def _colleagues(client: Client) -> None:
    """Others read lists and trails, which are told alike whatever hidden cases are on them."""
    lists = "{ appeals(first: 9) { edges { node { number } } } events(last: 9) { totalCount } }"
    trail = "query ($id: ID!) { assessment(id: $id) { trail(last: 7) { edges { node { topic } } } } }"
    for who in ("officer", "auditor"):
        await client.read(who, lists)
        for unit in client.city.assessments:
            await client.read(who, trail, id=client.assessment(unit))


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    return Bureau(_all_databases, tmp_path_factory.mktemp("data"))


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=SEEDS)
async def worlds(request: pytest.FixtureRequest, bureau: Bureau) -> AsyncIterator[Worlds]:
    async with AsyncExitStack() as stack:
        made = {
            name: stack.enter_context(bureau.after(story(request.param, case, ruled=ruled)))
            for name, (case, ruled) in WORLDS.items()
        }
        events = tuple(made["ruled"].events)
        yield Worlds(
            made["pending"].story.unit,
            (HANDLER, KIN)[request.param],
            {name: await stack.enter_async_context(served(world.city)) for name, world in made.items()},
            {name: Battery(world, events, PAST) for name, world in made.items()},
        )


def test_every_query_is_asked() -> None:
    assert set(ROOTS) == set(queries())


async def test_hotcrp_426_what_a_hidden_case_says_changes_no_byte_of_any_figure_or_board(
    worlds: Worlds,
) -> None:
    assert await worlds.difference(("ruled", "ruled otherwise"), clerk_of(worlds.unit)) is None


async def test_openreview_351_whether_there_is_a_hidden_case_changes_nothing_but_numbers(
    worlds: Worlds,
) -> None:
    pair = ("pending", "absent")
    who = clerk_of(worlds.unit)
    assert await worlds.difference(pair, who, but_for_what_is_declassified, near=False) is None


async def test_so_it_is_for_who_had_a_hand_in_it_and_for_who_declared_a_relation(worlds: Worlds) -> None:
    pair = ("pending", "absent")
    assert await worlds.difference(pair, worlds.involved, but_for_what_is_declassified) is None


async def test_who_has_not_declared_sees_the_heading_and_no_more(worlds: Worlds) -> None:
    assert await worlds.difference(("pending", "pending otherwise"), NEWCOMER) is None


@pytest.mark.parametrize("sight", Sight)
@pytest.mark.parametrize("worlds", SEEDS[:1], indirect=True)
async def test_without_any_one_filter_something_could_be_inferred(
    worlds: Worlds, sight: Sight, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concealment, "CONCEALING", CONCEALING - {sight})
    found = (
        await worlds.difference(("pending", "pending otherwise"), NEWCOMER)
        if sight is Sight.CONTENT
        else await worlds.difference(
            ("pending", "absent"), clerk_of(worlds.unit), but_for_what_is_declassified
        )
    )
    assert found is not None
