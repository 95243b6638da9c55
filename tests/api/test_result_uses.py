"""Uses of results and allocations of places over GraphQL."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from api.bootstrap import System
from tests.support.api import Client
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.results import PUBLIC_ON, bureaus, finalising, on, public
from tests.support.serving import built, following, served
from tests.support.uses import GROUNDS

USE = """use { ref subject kind edition total rank grade document status reason
  assessment { subject } } allocation { ref }"""
USES = """query ($filter: ResultUseFilter!, $asOf: AsOf) {
  resultUses(filter: $filter, first: 9, asOf: $asOf) {
    totalCount edges { node { subject kind status } } } }"""
GRANTS = """query ($plan: ID!, $asOf: AsOf) { placeAllocations(plan: $plan, first: 9, asOf: $asOf) {
  totalCount edges { node { kind places status digest grants { subject rank asked granted } } } } }"""
STANDINGS = {
    "U01": ("415.00", "985.20"),
    "U02": ("412.00", "971.35"),
    "U03": ("410.00", "950.00"),
    "U04": ("400.00", "940.00"),
}


def final(system: System) -> City:
    """Four bureaus with a final result."""
    city = public(bureaus(system, STANDINGS))
    on(city, PUBLIC_ON + timedelta(days=11))
    city.run("officer", finalising(city))
    return city


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """Four bureaus with a final result."""
    with built(_all_databases.fresh("scripted"), tmp_path_factory.mktemp("data"), final) as city:
        yield city


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def client(bureau: City) -> AsyncIterator[Client]:
    """A client of those bureaus."""
    with following(bureau):
        async with served(bureau) as client:
            await client.caught_up()
            yield client


def using(client: Client, **changed: Any) -> dict[str, Any]:
    given = {"plan": client.plan, "peerGroup": "GRASSROOTS", "edition": 1, "kind": "TRAINING"}
    return {**given, "document": "呼政发〔2015〕3号", "grounds": GROUNDS, **changed}


async def nodes(client: Client, who: str, document: str, /, **variables: Any) -> list[Any]:
    (found,) = (await client.read(who, document, **variables)).values()
    assert found["totalCount"] == len(found["edges"])
    return [edge["node"] for edge in found["edges"]]


async def test_a_use_is_registered_read_by_its_subject_and_withdrawn(client: Client) -> None:
    registered = await client.do("officer", "registerResultUse", USE, **using(client, subject="U02"))
    use = registered["use"]
    assert use == {
        "ref": use["ref"],
        "subject": "U02",
        "kind": "TRAINING",
        "edition": 1,
        "total": "971.35",
        "rank": 2,
        "grade": "GOOD",
        "document": "呼政发〔2015〕3号",
        "status": "IN_FORCE",
        "reason": "核实后更正",
        "assessment": {"subject": "U02"},
    }
    assert registered["allocation"] is None
    other = using(client, subject="U03", kind="AWARD")
    await client.do("officer", "registerResultUse", **other)
    mine, others = (
        {"subject": "U02", "kind": "TRAINING", "status": "IN_FORCE"},
        {"subject": "U03", "kind": "AWARD", "status": "IN_FORCE"},
    )
    of_plan = {"plan": client.plan}
    everything = await nodes(client, "officer", USES, filter=of_plan)
    assert sorted(everything, key=lambda each: each["subject"]) == [mine, others]
    assert await nodes(client, "head of U02", USES, filter=of_plan) == [mine]
    assert await nodes(client, "officer", USES, filter={**of_plan, "kind": "AWARD"}) == [others]
    assert await nodes(client, "administrator", USES, filter=of_plan) == []
    of_result = {"plan": client.plan, "peerGroup": "GRASSROOTS", "use": use["ref"], "grounds": GROUNDS}
    withdrawn = await client.do("officer", "withdrawResultUse", USE, **of_result)
    assert withdrawn["use"]["status"] == "WITHDRAWN"
    before = {"position": registered["position"]}
    assert await nodes(client, "officer", USES, filter=of_plan, asOf=before) == [mine]
    assert await nodes(client, "officer", USES, filter={**of_plan, "status": "WITHDRAWN"}) == [
        {**mine, "status": "WITHDRAWN"}
    ]
    assert await nodes(client, "officer", USES, filter=of_plan, asOf={"effectiveOn": "2015-02-01"}) == []


async def test_who_asked_for_places_sees_its_own_turn_and_the_office_sees_all(client: Client) -> None:
    requests = [{"subject": "U02", "asked": 2}, {"subject": "U01", "asked": 1}]
    given = using(client, kind="AWARD", places=2, requests=requests)
    allocated = await client.do("leader", "allocatePlaces", "allocation { ref places } use { ref }", **given)
    assert allocated["errors"] == []
    assert allocated["use"] is None
    first = {"subject": "U01", "rank": 1, "asked": 1, "granted": 1}
    second = {"subject": "U02", "rank": 2, "asked": 2, "granted": 1}
    (seen,) = await nodes(client, "officer", GRANTS, plan=client.plan)
    assert (seen["kind"], seen["places"], seen["status"]) == ("AWARD", 2, "IN_FORCE")
    assert seen["digest"].startswith("sha256:")
    assert seen["grants"] == [first, second]
    (own,) = await nodes(client, "head of U02", GRANTS, plan=client.plan)
    assert own["grants"] == [second]
    assert await nodes(client, "head of U03", GRANTS, plan=client.plan) == []
    before = {"position": str(int(allocated["position"]) - 1)}
    assert await nodes(client, "officer", GRANTS, plan=client.plan, asOf=before) == []


async def test_what_is_wrong_is_said_with_the_input_that_it_is_about(client: Client) -> None:
    async def error(mutation: str, who: str, **given: Any) -> Any:
        (told,) = (await client.do(who, mutation, **given))["errors"]
        return told["code"], told["field"]

    late = using(client, subject="U01", edition=2)
    assert await error("registerResultUse", "officer", **late) == ("EDITION_SUPERSEDED", ["input", "edition"])
    nobody = using(client, subject="U99")
    assert await error("registerResultUse", "officer", **nobody) == (
        "SUBJECT_NOT_ON_BOARD",
        ["input", "subject"],
    )
    elsewhere = using(client, subject="U01", peerGroup="URBAN")
    assert (await error("registerResultUse", "officer", **elsewhere))[0] == "RESULT_UNKNOWN"
    twice = using(client, kind="AWARD", places=1, requests=[{"subject": "U01", "asked": 1}] * 2)
    assert await error("allocatePlaces", "leader", **twice) == ("REQUESTED_TWICE", ["input", "requests"])
