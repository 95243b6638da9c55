"""What the interface tells of vetoes that spread, and of what is left to do on a sealed assessment."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.support.api import Client
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.headed import HEAD, headed
from tests.support.serving import built, following, served

FACT = {
    "ground": "FALSE_INFORMATION",
    "occurredOn": "2014-05-01",
    "grounds": {"reasonCode": "CHECK", "reason": "查实", "legalBasis": "HHHT-2014-01#12"},
}
VETOES = """query ($id: ID!, $asOf: AsOf) { assessment(id: $id, asOf: $asOf) { allowedActions
  vetoes { ground effect spread status since inForce spreadFrom { id subject } } } }"""
QUEUE = 'query { workQueue(office: "HHHT", first: 50) { edges { node { kind subject } } } }'


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A bureau in which those who answer for U01 are assessed themselves."""
    with built(_all_databases.fresh("scripted"), tmp_path_factory.mktemp("data"), headed) as city:
        yield city


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def client(bureau: City) -> AsyncIterator[Client]:
    """A client of that bureau."""
    with following(bureau):
        async with served(bureau) as client:
            await client.caught_up()
            yield client


async def test_a_leader_reads_whence_a_veto_spread_only_where_the_unit_may_be_read(client: Client) -> None:
    unit, head = client.assessment(), client.assessment(HEAD)
    applied = await client.do("supervisor", "applyVeto", "item { ref }", assessment=unit, **FACT)
    recorded = int(applied["position"])
    veto = applied["item"]["ref"]
    assert (await client.do("leader", "confirmVeto", assessment=unit, veto=veto))["errors"] == []
    told = {
        "ground": "FALSE_INFORMATION",
        "effect": "PERSONAL_CONSEQUENCE",
        "spread": "LEADER",
        "status": "CONFIRMED",
        "since": "2014-05-01",
        "inForce": True,
    }
    (seen,) = (await client.read("officer", VETOES, id=head))["assessment"]["vetoes"]
    assert seen == {**told, "spreadFrom": {"id": unit, "subject": "U01"}}
    (own,) = (await client.read(HEAD, VETOES, id=head))["assessment"]["vetoes"]
    assert own == {**told, "spreadFrom": None}
    past = await client.read("officer", VETOES, id=head, asOf={"position": str(recorded)})
    assert past["assessment"]["vetoes"] == []


async def test_vetoes_are_what_is_left_to_do_on_a_sealed_assessment(client: Client) -> None:
    unit = client.assessment("U02")
    await client.do("supervisor", "applyVeto", assessment=unit, **FACT)
    await client.do("officer", "sealAssessment", assessment=unit)
    waiting = ("CONFIRM_VETO", "U02")
    assert waiting in await queue(client, "leader")
    supervisor = (await client.read("supervisor", VETOES, id=unit))["assessment"]
    assert supervisor["allowedActions"] == ["applyVeto"]
    leader = (await client.read("leader", VETOES, id=unit))["assessment"]
    assert leader["allowedActions"] == ["confirmVeto", "liftVeto"]
    again = await client.do("supervisor", "applyVeto", "item { ref }", assessment=unit, **FACT)
    assert (await queue(client, "leader")).count(waiting) == 2
    confirmed = await client.do("leader", "confirmVeto", assessment=unit, veto=again["item"]["ref"])
    assert confirmed["errors"] == []
    assert (await queue(client, "leader")).count(waiting) == 1


async def queue(client: Client, who: str) -> list[tuple[str, str]]:
    """What somebody has to do, and on whom."""
    found = (await client.read(who, QUEUE))["workQueue"]["edges"]
    return [(each["node"]["kind"], each["node"]["subject"]) for each in found]
