"""Risk signals through GraphQL: received once, linked, seen by those who look into them, at any time."""

from typing import Any, Final

from application.assessment.faults import RecordFault
from tests.support.api import Client
from tests.support.rectifications import issuing

SEEN: Final = (
    "signal { id unit source batch batchRow level text status indicator plan { year } dismissedBecause"
    " link { fault deduction rectificationYear rectificationNumber assessment { id } } }"
)
LIST: Final = """query ($filter: RiskSignalFilter, $asOf: AsOf) {
  riskSignals(filter: $filter, first: 9, asOf: $asOf) { totalCount edges { node { batchRow } } } }"""


async def received(client: Client, row: str, **changes: Any) -> Any:
    facts = {
        "source": "信易贷",
        "batch": "2014-04",
        "row": row,
        "unit": "U01",
        "level": "HIGH",
        "text": "授信企业集中欠税",
    }
    payload = await client.do("officer", "receiveRiskSignal", SEEN, office="HHHT", facts=facts | changes)
    assert payload["errors"] == []
    return payload


def rows(data: Any) -> list[str]:
    return sorted(edge["node"]["batchRow"] for edge in data["riskSignals"]["edges"])


async def test_a_signal_is_received_once_linked_and_seen_by_those_who_look_into_it(client: Client) -> None:
    about = {"plan": client.plan, "indicator": "A"}
    first = await received(client, "1", about=about)
    signal = first["signal"]
    assert (signal["status"], signal["indicator"], signal["plan"]) == ("RECEIVED", "A", {"year": 2014})
    assert (await received(client, "1", about=about))["signal"] == signal
    await received(client, "2", level="LOW")
    assert rows(await client.read("assessor", LIST)) == ["1", "2"]
    assert rows(await client.read("head of U01", LIST)) == []
    assert rows(await client.read("leader", LIST, filter={"levels": ["LOW"], "source": "信易贷"})) == ["2"]
    assert rows(await client.read("leader", LIST, filter={"unit": "U01", "indicator": "A"})) == ["1"]

    acknowledged = await client.do("assessor", "acknowledgeRiskSignal", SEEN, signal=signal["id"])
    assert acknowledged["signal"]["status"] == "ACKNOWLEDGED"
    recording = RecordFault(
        assessment=client.city.assessments["U01"], indicator="A", period="2014Q1", text="缺记", evidence=()
    )
    fault = client.city.made("assessor", recording)
    link = {"fault": {"assessment": client.assessment("U01"), "item": fault}}
    linked = await client.do("officer", "linkRiskSignal", SEEN, signal=signal["id"], link=link)
    assert linked["signal"]["link"] == {
        "fault": fault,
        "deduction": None,
        "rectificationYear": None,
        "rectificationNumber": None,
        "assessment": {"id": client.assessment("U01")},
    }
    known = {"position": acknowledged["position"]}
    filtered = {"statuses": ["LINKED"]}
    assert rows(await client.read("leader", LIST, filter=filtered)) == ["1"]
    assert rows(await client.read("leader", LIST, filter=filtered, asOf=known)) == []
    node = "query ($id: ID!) { node(id: $id) { ... on RiskSignal { status } } }"
    assert (await client.read("leader", node, id=signal["id"]))["node"] == {"status": "LINKED"}
    assert (await client.read("head of U01", node, id=signal["id"]))["node"] is None


async def test_a_signal_is_linked_to_a_rectification_by_number_or_dismissed(client: Client) -> None:
    keys = [(await received(client, row))["signal"]["id"] for row in ("3", "4")]
    for key in keys:
        await client.do("officer", "acknowledgeRiskSignal", signal=key)
    client.city.run("officer", issuing("TAX-ARREARS"))
    link = {"rectification": {"year": 2014, "number": 1}}
    linked = await client.do("officer", "linkRiskSignal", SEEN, signal=keys[0], link=link)
    assert linked["signal"]["link"]["rectificationNumber"] == 1
    assert linked["signal"]["link"]["assessment"] is None
    dismissed = await client.do("officer", "dismissRiskSignal", SEEN, signal=keys[1], reason="误报")
    assert (dismissed["signal"]["dismissedBecause"], dismissed["signal"]["link"]) == ("误报", None)
    refused = await client.do("officer", "linkRiskSignal", SEEN, signal=keys[1], link=link)
    assert [each["code"] for each in refused["errors"]] == ["RISK_SIGNAL_STEP_WRONG"]
