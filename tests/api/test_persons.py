"""What the interface tells of the assessments of persons, and to whom."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from tests.support.api import Client
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.persons import SECTION, confirm, persons, rate, whole_year
from tests.support.serving import built, following, served

BOARD = """query ($plan: ID!, $group: String!) { leaderboard(plan: $plan, peerGroup: $group, first: 9) {
  edges { node { subject rank total grade unit { code } person { post name { text forgotten } } } } } }"""
OWN = "query ($id: ID!) { assessment(id: $id) { subjectKind side total person { post } unit { code } } }"


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A section of five: two have a quarter behind them, two a whole year."""
    with built(_all_databases.fresh("scripted"), tmp_path_factory.mktemp("data"), persons) as city:
        confirm(city, "clerk 1", rate(city, "clerk 1"))
        confirm(city, "clerk 2", rate(city, "clerk 2", SELF="90"))
        whole_year(city, "clerk 4", "100", leaders="5")
        whole_year(city, "clerk 5", "100", leaders="4.50")
        yield city


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def client(bureau: City) -> AsyncIterator[Client]:
    """A client of that bureau."""
    with following(bureau):
        async with served(bureau) as client:
            await client.caught_up()
            yield client


async def board(client: Client, who: str) -> list[Any] | None:
    found = (await client.read(who, BOARD, plan=client.plan, group=SECTION))["leaderboard"]
    return None if found is None else [edge["node"] for edge in found["edges"]]


async def test_the_persons_of_a_section_are_ranked_among_themselves(client: Client) -> None:
    lines = await board(client, "clerk 3") or []
    places = {each["person"]["post"]: (each["rank"], each["total"], each["grade"]) for each in lines}
    assert places == {
        "clerk 4": (1, "100.00", "EXCELLENT"),
        "clerk 5": (2, "99.50", "COMPETENT"),
        "clerk 1": (3, "21.44", "INCOMPETENT"),
        "clerk 2": (4, "21.39", "INCOMPETENT"),
        "clerk 3": (5, "0.00", "INCOMPETENT"),
    }
    assert {each["unit"]["code"] for each in lines} == {SECTION}
    assert lines[0]["subject"] == client.city.people["clerk 4"]


async def test_a_colleague_sees_posts_and_no_names(client: Client) -> None:
    names = {each["person"]["post"]: each["person"]["name"] for each in await board(client, "clerk 3") or []}
    assert names["clerk 1"] == {"text": None, "forgotten": False}
    assert names["clerk 3"]["text"] == f"{SECTION}的clerk 3"


async def test_the_board_is_for_the_section_and_for_those_who_watch_over_the_office(client: Client) -> None:
    assert await board(client, "assessor") is None
    assert await board(client, "head")
    assert await board(client, "leader")


async def test_an_assessment_is_seen_by_the_person_the_head_and_the_assessors(client: Client) -> None:
    whole = {
        "subjectKind": "PERSON",
        "side": "PERSON",
        "total": "21.44",
        "person": {"post": "clerk 1"},
        "unit": {"code": SECTION},
    }
    for who in ("clerk 1", "clerk 2", "head", "assessor", "officer", "administrator"):
        data = await client.read(who, OWN, id=client.assessment("clerk 1"))
        expected = None if who in {"clerk 2", "administrator"} else whole
        assert data["assessment"] == expected, who


async def test_a_list_holds_the_assessments_that_may_be_seen(client: Client) -> None:
    document = "query { assessments(filter: {side: PERSON}, first: 9) { totalCount } }"
    counts = {
        who: (await client.read(who, document))["assessments"]["totalCount"] for who in ("clerk 1", "head")
    }
    assert counts == {"clerk 1": 1, "head": 5}
    other = await client.read("officer", document.replace("PERSON", "SYSTEM"))
    assert other["assessments"]["totalCount"] == 0


async def test_a_person_is_told_what_they_may_do(client: Client) -> None:
    document = "query ($id: ID!) { assessment(id: $id) { allowedActions } }"
    data = await client.read("clerk 1", document, id=client.assessment("clerk 1"))
    assert data["assessment"]["allowedActions"] == [
        "reportResult",
        "reportNil",
        "commentOnScore",
        "escalateComment",
        "fileAppeal",
        "fileLateAppeal",
    ]


async def test_a_person_owes_the_own_results_and_nobody_elses(client: Client) -> None:
    document = '{ workQueue(office: "HHHT", first: 50) { edges { node { kind role subject period } } } }'
    edges = (await client.read("clerk 3", document))["workQueue"]["edges"]
    assert {edge["node"]["subject"] for edge in edges} == {client.city.people["clerk 3"]}
    assert {(edge["node"]["kind"], edge["node"]["role"]) for edge in edges} == {("REPORT", "STAFF")}
    assert [edge["node"]["period"] for edge in edges] == ["2014Q1", "2014Q2", "2014Q3", "2014Q4"]


async def test_an_erased_name_is_forgotten_and_the_place_stays(client: Client) -> None:
    erased = await client.do(
        "administrator", "erasePersonKey", person=client.person("clerk 2"), reason="离职"
    )
    assert erased["errors"] == []
    client.services.keys.erase(client.city.people["clerk 2"])
    lines = {each["person"]["post"]: each for each in await board(client, "officer") or []}
    assert lines["clerk 1"]["person"]["name"]["text"] == f"{SECTION}的clerk 1"
    assert lines["clerk 2"]["person"]["name"] == {"text": None, "forgotten": True}
    assert lines["clerk 2"]["rank"] == 4
