"""What the interface tells of the agency side."""

from collections.abc import AsyncIterator, Iterator
from functools import partial

import pytest
import pytest_asyncio

from tests.support.agency import DEPARTMENTS, INDIVIDUAL, INSTITUTIONS, agency, apart
from tests.support.api import Client
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.serving import built, following, served

REVISION = {
    "points": "441.50",
    "grounds": {"reasonCode": "REVIEWED", "reason": "两项工作晚于计划完成", "legalBasis": "HHHT-2014-01#9"},
}
SELF = f"entry:{INDIVIDUAL}/2014/SELF"


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    """A bureau with an agency plan."""
    with built(
        _all_databases.fresh("scripted"), tmp_path_factory.mktemp("data"), partial(agency, indicators=apart)
    ) as city:
        yield city


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def client(bureau: City) -> AsyncIterator[Client]:
    """A client of that bureau."""
    with following(bureau):
        async with served(bureau) as client:
            await client.caught_up()
            yield client


async def test_a_reviewed_self_assessment_shows_what_was_taken_and_why(client: Client) -> None:
    assessment, seen = client.assessment("GENERAL"), "item { points selfPoints difference reason }"
    report = {"indicator": INDIVIDUAL, "period": "2014", "channel": "SELF", "points": "445", "mode": "MANUAL"}
    told = await client.do("reporter of GENERAL", "reportResult", seen, assessment=assessment, **report)
    assert told["item"] == {
        "points": "445.000000",
        "selfPoints": "445.000000",
        "difference": None,
        "reason": None,
    }
    told = await client.do(
        "officer", "reviewResult", seen, assessment=assessment, entry=SELF, revision=REVISION
    )
    assert told["item"] == {
        "points": "441.500000",
        "selfPoints": "445.000000",
        "difference": "-3.500000",
        "reason": "两项工作晚于计划完成",
    }


async def test_departments_and_institutions_stand_on_boards_of_their_own(client: Client) -> None:
    document = """query ($plan: ID!, $group: String!) { plan(id: $plan) { side }
      leaderboard(plan: $plan, peerGroup: $group, first: 9) {
        size edges { node { subject unit { kind } person { post } } } } }"""
    for group, members in {"DEPARTMENTS": DEPARTMENTS, "INSTITUTIONS": INSTITUTIONS}.items():
        data = await client.read("officer", document, plan=client.plan, group=group)
        shown = {edge["node"]["subject"] for edge in data["leaderboard"]["edges"]}
        assert (shown, data["leaderboard"]["size"]) == (set(members), len(members))
        assert {edge["node"]["person"] for edge in data["leaderboard"]["edges"]} == {None}
        assert data["plan"]["side"] == "AGENCY"


async def test_a_breakdown_holds_the_indicators_that_apply(client: Client) -> None:
    document = """query ($id: ID!) { assessment(id: $id) {
      breakdown(by: INDICATOR) { groups { code } } } }"""
    for unit, applies in {"DIRECT": "OWN-DIRECT", "VEHICLE": "OWN", "GENERAL": "OWN"}.items():
        data = await client.read("officer", document, id=client.assessment(unit))
        codes = {group["code"] for group in data["assessment"]["breakdown"]["groups"]}
        assert {code for code in codes if code.startswith("OWN")} == {applies}
        assert {code for code in codes if code.startswith("RATED")} == {
            "RATED-BY-BUREAUS" if unit in DEPARTMENTS else "RATED"
        }


async def test_a_list_of_assessments_is_of_one_side(client: Client) -> None:
    document = "query ($side: Side!) { assessments(filter: {side: $side}, first: 9) { totalCount } }"
    counts = [
        (await client.read("officer", document, side=side))["assessments"]["totalCount"]
        for side in ("AGENCY", "SYSTEM", "PERSON")
    ]
    assert counts == [len(DEPARTMENTS) + len(INSTITUTIONS), 0, 0]


async def test_the_performance_office_is_told_that_it_reviews(client: Client) -> None:
    document = "query ($id: ID!) { assessment(id: $id) { allowedActions } }"
    data = await client.read("officer", document, id=client.assessment("DIRECT"))
    assert {"reviewResult", "returnResult", "recheckResult"} <= set(data["assessment"]["allowedActions"])
    other = await client.read("assessor of SERVICE", document, id=client.assessment("DIRECT"))
    assert "recheckResult" not in other["assessment"]["allowedActions"]


async def test_the_trail_tells_the_points_and_grounds_of_a_review(client: Client) -> None:
    assessment = client.assessment("PERSONNEL")
    report = {"indicator": INDIVIDUAL, "period": "2014", "channel": "SELF", "points": "445", "mode": "MANUAL"}
    await client.do("reporter of PERSONNEL", "reportResult", assessment=assessment, **report)
    await client.do("officer", "reviewResult", assessment=assessment, entry=SELF, revision=REVISION)
    document = """query ($id: ID!) { assessment(id: $id) { trail(last: 1) { edges { node {
      points reason legalBasis } } } } }"""
    data = await client.read("officer", document, id=assessment)
    (edge,) = data["assessment"]["trail"]["edges"]
    assert edge["node"] == {
        "points": "441.500000",
        "reason": "两项工作晚于计划完成",
        "legalBasis": "HHHT-2014-01#9",
    }
