"""Activities through GraphQL: recorded, corrected, withdrawn, seen by everybody of the office."""

from typing import Any, Final

from tests.support.api import Client

SEEN: Final = (
    "activity { id kind channel unit heldOn title evidence withdrawnBecause"
    " citedResult { peerGroup edition subject plan { year } } citedLeaf { path assessment { id } } }"
)
LIST: Final = """query ($filter: ActivityFilter, $asOf: AsOf) {
  activities(filter: $filter, first: 9, asOf: $asOf) {
  totalCount edges { node { title channel withdrawnBecause } } } }"""
FACTS: Final[dict[str, Any]] = {
    "kind": "MOBILISATION",
    "channel": "MEETING",
    "unit": "PO",
    "heldOn": "2014-01-06",
    "title": "动员大会",
    "evidence": ["sha256:" + "0" * 64],
}


async def recorded(client: Client, who: str = "officer", **changes: Any) -> Any:
    payload = await client.do(who, "recordActivity", SEEN, office="HHHT", facts=FACTS | changes)
    assert payload["errors"] == []
    return payload


def titles(data: Any) -> list[str]:
    return sorted(edge["node"]["title"] for edge in data["activities"]["edges"])


async def test_activities_are_seen_by_all_of_the_office_and_kept_when_corrected_or_withdrawn(
    client: Client,
) -> None:
    meeting = await recorded(client)
    activity = meeting["activity"]["id"]
    brand = await recorded(
        client, "head of U01", kind="BRAND", unit="U01", title="干多干好干出彩", channel="BOARD"
    )
    assert brand["activity"]["citedResult"] is brand["activity"]["citedLeaf"] is None
    assert titles(await client.read("reporter of U03", LIST)) == ["动员大会", "干多干好干出彩"]
    assert titles(await client.read("auditor", LIST, filter={"kinds": ["BRAND"]})) == ["干多干好干出彩"]
    assert titles(await client.read("auditor", LIST, filter={"unit": "PO", "channel": "MEETING"})) == [
        "动员大会"
    ]

    right = FACTS | {"channel": "WEBSITE"}
    corrected = await client.do(
        "officer", "correctActivity", SEEN, activity=activity, facts=right, reason="渠道有误"
    )
    assert corrected["activity"]["channel"] == "WEBSITE"
    await client.do("officer", "withdrawActivity", SEEN, activity=activity, reason="重复登记")
    assert titles(await client.read("auditor", LIST, filter={"withdrawn": False})) == ["干多干好干出彩"]
    then = await client.read(
        "auditor", LIST, filter={"withdrawn": True}, asOf={"position": corrected["position"]}
    )
    assert then["activities"]["totalCount"] == 0
    assert titles(await client.read("auditor", LIST, asOf={"effectiveOn": "2014-01-05"})) == []
    node = "query ($id: ID!) { node(id: $id) { ... on Activity { withdrawnBecause } } }"
    assert (await client.read("auditor", node, id=activity))["node"] == {"withdrawnBecause": "重复登记"}


async def test_a_model_case_leads_to_the_assessment_that_it_cites_for_those_who_may_see_it(
    client: Client,
) -> None:
    client.city.confirm("9.00", "U01", "A")
    leaf = next(client.city.breakdown("U01").leaves)
    citation = {"leaf": {"assessment": client.assessment("U01"), "path": leaf.path}}
    case = await recorded(client, kind="MODEL_CASE", citation=citation)
    assert case["activity"]["citedLeaf"]["path"] == leaf.path
    assert case["activity"]["citedLeaf"]["assessment"] is not None
    node = "query ($id: ID!) { node(id: $id) { ... on Activity { citedLeaf { path assessment { id } } } } }"
    seen = await client.read("reporter of U03", node, id=case["activity"]["id"])
    assert seen["node"]["citedLeaf"] == {"path": leaf.path, "assessment": None}
    unknown = {"result": {"plan": client.plan, "peerGroup": "GRASSROOTS", "edition": 1, "subject": "U01"}}
    given = {"office": "HHHT", "facts": FACTS | {"kind": "MODEL_CASE", "citation": unknown}}
    refused = await client.do("officer", "recordActivity", **given)
    assert [each["code"] for each in refused["errors"]] == ["CITATION_UNKNOWN"]
