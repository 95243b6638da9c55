"""Amendments over the interface: asked for, followed, carried out."""

from typing import Any, Final

from tests.support.api import Client

CHANGES: Final = {"points": [{"indicator": "A", "points": "20"}, {"indicator": "B", "points": "80"}]}
SEEN: Final = (
    "amendment { number status unit effectiveFrom remark version changes { points { indicator points } } }"
)
VERSIONS: Final = """query ($id: ID!) { plan(id: $id) {
    version { number effectiveFrom } versions { number effectiveFrom } amendments { number status }
} }"""


async def requested(client: Client, **changed: Any) -> Any:
    given = {
        "plan": client.plan,
        "changes": CHANGES,
        "effectiveFrom": "2014-07-01",
        "reason": "上级部署变化",
        "document": "内国税函〔2014〕20号",
    }
    return await client.do("head of U01", "requestAmendment", SEEN, **given | changed)


async def test_an_amendment_is_requested_screened_and_approved(client: Client) -> None:
    asked = await requested(client)
    assert asked["amendment"] == {
        "number": 1,
        "status": "REQUESTED",
        "unit": "U01",
        "effectiveFrom": "2014-07-01",
        "remark": None,
        "version": None,
        "changes": {"points": CHANGES["points"]},
    }
    here = {"plan": client.plan, "amendment": 1}
    screened = await client.do("officer", "screenAmendment", SEEN, **here)
    assert screened["amendment"]["status"] == "SCREENED"
    approved = await client.do("leader", "approveAmendment", SEEN, **here)
    assert (approved["amendment"]["status"], approved["amendment"]["version"]) == ("APPROVED", 2)
    answer = await client.ask("reporter of U01", VERSIONS, id=client.plan)
    assert answer.data["plan"] == {
        "version": {"number": 2, "effectiveFrom": "2014-07-01"},
        "versions": [
            {"number": 1, "effectiveFrom": "2014-01-01"},
            {"number": 2, "effectiveFrom": "2014-07-01"},
        ],
        "amendments": [{"number": 1, "status": "APPROVED"}],
    }


async def test_every_check_that_the_amended_plan_fails_is_an_answer(client: Client) -> None:
    more = {"points": [{"indicator": "A", "points": "60"}]}
    refused = await requested(client, changes=more)
    assert [each["code"] for each in refused["errors"]] == ["SCALE_MISMATCH", "SCALE_MISMATCH"]
    assert refused["amendment"] is None


async def test_a_returned_request_tells_the_reason(client: Client) -> None:
    await requested(client)
    here = {"plan": client.plan, "amendment": 1}
    returned = await client.do("officer", "returnAmendment", SEEN, **here, reason="请附测算")
    assert (returned["amendment"]["status"], returned["amendment"]["remark"]) == ("RETURNED", "请附测算")
