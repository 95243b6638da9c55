"""Whose queue holds what concerns the performance office's host, and what a person owes for themselves."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from api.bootstrap import System
from tests.support.agency import HOST, INDIVIDUAL, agency, seat_the_office
from tests.support.api import Client
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.serving import built, following, served

QUEUE = """{ workQueue(office: "HHHT", first: 200) { edges { node { kind subject item } } } }"""
ENTRY = f"entry:{INDIVIDUAL}/2014/SELF"
REPORT = {"indicator": INDIVIDUAL, "period": "2014", "channel": "SELF", "points": "440", "mode": "MANUAL"}


def seated(system: System) -> City:
    """A bureau whose performance office sits in a department, under a deputy in charge."""
    city = agency(system)
    seat_the_office(city)
    return city


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """That bureau."""
    with built(_all_databases.fresh("scripted"), tmp_path_factory.mktemp("data"), seated) as city:
        yield city


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def client(bureau: City) -> AsyncIterator[Client]:
    """A client of that bureau."""
    with following(bureau):
        async with served(bureau) as client:
            await client.caught_up()
            yield client


async def waiting(client: Client, who: str) -> set[tuple[str, str]]:
    """What waits for somebody about entries, by kind and subject."""
    edges: list[Any] = (await client.read(who, QUEUE))["workQueue"]["edges"]
    return {(each["node"]["kind"], each["node"]["subject"]) for each in edges if each["node"]["item"]}


async def test_what_concerns_the_host_waits_for_the_deputy_then_for_another_leader(client: Client) -> None:
    given = {"assessment": client.assessment(HOST), "entry": ENTRY}
    said = {"item": ENTRY, "ground": "DATA_WRONG", "statement": "少计", "remedy": "更正"}
    await client.do(f"reporter of {HOST}", "reportResult", assessment=given["assessment"], **REPORT)
    await client.do(f"reporter of {HOST}", "commentOnScore", assessment=given["assessment"], **said)
    assert await waiting(client, "deputy") == {("REVIEW", HOST), ("ANSWER_COMMENT", HOST)}
    assert await waiting(client, "leader") == set()
    assert await waiting(client, "officer") == set()
    reviewed = await client.do("deputy", "reviewResult", **given)
    assert reviewed["errors"] == []
    assert await waiting(client, "leader") == {("RECHECK", HOST)}
    assert await waiting(client, "deputy") == {("ANSWER_COMMENT", HOST)}
    assert await waiting(client, "officer") == set()


async def test_what_concerns_another_department_waits_for_the_office(client: Client) -> None:
    assessment = client.assessment("PERSONNEL")
    await client.do("reporter of PERSONNEL", "reportResult", assessment=assessment, **REPORT)
    assert await waiting(client, "officer") == {("REVIEW", "PERSONNEL")}
    assert await waiting(client, "leader") == {("RECHECK", HOST)}
