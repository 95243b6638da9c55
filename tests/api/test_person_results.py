"""The results of persons: a section sees its own board by posts, and a head the notices of the staff."""

from collections.abc import AsyncIterator, Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from api.bootstrap import System
from api.graphql.ids import Kind
from application.appeal.filing import AcceptAppeal, FileAppeal
from domain.appeal.state import ContestedItem, ItemRuling
from domain.assessment.entries import entry_ref
from domain.person import Role
from domain.result.result import Result
from tests.support import bench
from tests.support.api import Client
from tests.support.city import City, constituting
from tests.support.databases import Databases
from tests.support.persons import LEADERS, SECTION, persons, whole_year
from tests.support.results import determine, on, publicise, revising, seal
from tests.support.serving import built, following, served

ITEM = entry_ref(LEADERS, "2014", "EVALUATION")
BOARD = """query ($plan: ID!, $group: String!) { result(plan: $plan, peerGroup: $group) {
  board { fingerprint lines(first: 9) { edges { node {
    rank total grade unit { code } person { post name { text forgotten } } } } } }
  notices(first: 9) { edges { node { before { total } after { total } } } } } }"""


def a_year(system: System) -> City:
    """The public result of a section of five, two of whom have a year behind them."""
    city = persons(system)
    city.hire("member", "LG", Role.COMMITTEE)
    city.run("system:bootstrap", constituting(UUID(city.people["member"]), kind="COMMITTEE"))
    whole_year(city, "clerk 4", "100", leaders="5")
    whole_year(city, "clerk 5", "100", leaders="4.50")
    seal(city)
    determine(city, SECTION)
    publicise(city, SECTION)
    return city


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A bureau that the tests of this module take further, in their order."""
    with built(_all_databases.fresh("scripted"), tmp_path_factory.mktemp("data"), a_year) as city:
        yield city


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def client(bureau: City) -> AsyncIterator[Client]:
    """A client of that bureau."""
    with following(bureau):
        async with served(bureau) as client:
            await client.caught_up()
            yield client


async def ask(client: Client, who: str) -> Any:
    return (await client.read(who, BOARD, plan=client.plan, group=SECTION))["result"]


async def test_a_section_sees_its_result_by_posts_and_nobody_elses_names(client: Client) -> None:
    lines = [edge["node"] for edge in (await ask(client, "clerk 3"))["board"]["lines"]["edges"]]
    assert [(line["person"]["post"], line["rank"], line["total"], line["grade"]) for line in lines[:2]] == [
        ("clerk 4", 1, "100.00", "EXCELLENT"),
        ("clerk 5", 2, "99.50", "COMPETENT"),
    ]
    assert {line["unit"]["code"] for line in lines} == {SECTION}
    named = {line["person"]["post"]: line["person"]["name"]["text"] for line in lines}
    assert {post for post, name in named.items() if name} == {"clerk 3"}


async def test_the_result_of_a_section_is_for_the_section_and_for_watchers(client: Client) -> None:
    document = "{ results(filter: { side: PERSON }, first: 9) { totalCount } }"
    for who, count in (("clerk 1", 1), ("head", 1), ("officer", 1), ("assessor", 0), ("administrator", 0)):
        assert bool(await ask(client, who)) == bool(count), who
        assert (await client.read(who, document))["results"]["totalCount"] == count, who


async def test_a_printed_board_of_persons_names_posts_only(client: Client) -> None:
    result = client.id_of(Kind.RESULT, Result.id_of(client.city.plan, SECTION))
    page = await client.http.get(f"/results/{result}.html", headers=client.headers("officer"))
    assert "个人绩效考评结果" in page.text
    assert "<td>clerk 4</td>" in page.text
    assert f"{SECTION}的clerk 4" not in page.text
    hidden = await client.http.get(f"/results/{result}.html", headers=client.headers("assessor"))
    assert hidden.status_code == 404


async def test_a_head_sees_the_notices_of_the_staff_and_a_clerk_only_the_own(client: Client) -> None:
    city = client.city
    on(city, date(2015, 1, 30))
    _rule_for(city, "clerk 5", "4.75")
    city.run("leader", revising(city, group=SECTION))
    seen = {}
    for who in ("clerk 4", "clerk 5", "head", "officer"):
        edges = (await ask(client, who))["notices"]["edges"]
        seen[who] = [(edge["node"]["before"]["total"], edge["node"]["after"]["total"]) for edge in edges]
    moved = [("99.50", "99.75")]
    assert seen == {"clerk 4": [], "clerk 5": moved, "head": moved, "officer": moved}


def _rule_for(city: City, who: str, points: str) -> None:
    item = ContestedItem(item=ITEM, ground="FACT_WRONG", statement="少计", remedy="加分")
    filing = FileAppeal(assessment=city.assessments[who], statement="异议", items=(item,))
    appeal = UUID(city.made(who, filing))
    city.run("second_officer", AcceptAppeal(appeal=appeal))
    ruling = ItemRuling(item=ITEM, outcome="VARIED", points=Decimal(points), reason="查明少计")
    bench.rule(city, appeal, ruling)
