"""The policy over GraphQL: read key by key, amended by a change set, told version by version."""

import json
from typing import Any

from tests.support.api import Client

SEEN = "version effectiveFrom until changed document reason keys { key value meaning source }"
POLICY = f"""query ($version: Int, $asOf: AsOf) {{
  policy(office: "HHHT", version: $version, asOf: $asOf) {{ {SEEN} }} }}"""
LIST = """query ($after: String) { policies(office: "HHHT", first: 1, after: $after) {
  totalCount pageInfo { endCursor } edges { node { version } } } }"""
AMENDMENT: dict[str, Any] = {
    "changes": [
        {"key": "bonus.cap_share", "value": '"0.05"'},
        {"key": "quota.tie_breakers", "value": '["BASE", "KEY"]'},
    ],
    "effectiveFrom": "2014-07-01",
    "document": "呼国税发〔2014〕8号",
    "reason": "减轻基层负担",
}


def values(policy: Any) -> dict[str, Any]:
    return {key["key"]: json.loads(key["value"]) for key in policy["keys"]}


async def amend(client: Client, seen: int = 1, **changes: Any) -> Any:
    given = {"office": "HHHT", "expectedVersion": seen, "amendment": AMENDMENT | changes}
    return await client.do("leader", "amendPolicy", f"policy {{ {SEEN} }} office {{ code }}", **given)


async def test_every_key_is_read_with_its_value_meaning_and_source(shared: Client) -> None:
    policy = (await shared.read("reporter of U01", POLICY))["policy"]
    assert (policy["version"], policy["changed"], policy["until"]) == (1, [], None)
    assert values(policy)["bonus.cap_share"] == "0.08"
    assert values(policy)["channels.order"] == ["EVALUATION", "FIELD", "DESK", "SELF"]
    assert all(key["meaning"] and key["source"] for key in policy["keys"])


async def test_an_amendment_makes_the_next_version_and_keeps_the_first(client: Client) -> None:
    amended = await amend(client)
    assert amended["errors"] == []
    second = amended["policy"]
    assert (second["version"], second["effectiveFrom"]) == (2, "2014-07-01")
    assert second["changed"] == ["bonus.cap_share", "quota.tie_breakers"]
    assert (second["document"], second["reason"]) == ("呼国税发〔2014〕8号", "减轻基层负担")
    first = (await client.read("auditor", POLICY, version=1))["policy"]
    assert (first["until"], values(first)["bonus.cap_share"]) == ("2014-07-01", "0.08")
    differing = {key for key, value in values(second).items() if values(first)[key] != value}
    assert differing == {"bonus.cap_share", "quota.tie_breakers"}

    listed = await client.read(
        "auditor", '{ policies(office: "HHHT", first: 1) { totalCount pageInfo { endCursor } } }'
    )
    after = f'first: 1, after: "{listed["policies"]["pageInfo"]["endCursor"]}"'
    rest = await client.read(
        "auditor", f'{{ policies(office: "HHHT", {after}) {{ edges {{ node {{ version }} }} }} }}'
    )
    assert listed["policies"]["totalCount"] == 2
    assert [edge["node"]["version"] for edge in rest["policies"]["edges"]] == [2]


async def test_the_policy_is_read_as_it_was_known_and_as_of_a_day(client: Client) -> None:
    position = (await amend(client))["position"]
    before = {"position": str(int(position) - 1)}
    for as_of in (before, {"effectiveOn": "2014-06-30"}):
        policy = (await client.read("auditor", POLICY, asOf=as_of))["policy"]
        assert (policy["version"], policy["until"]) == (1, None)
    assert (await client.read("auditor", POLICY, asOf={"effectiveOn": "2014-07-01"}))["policy"][
        "version"
    ] == 2
    assert (await client.read("auditor", POLICY, version=3))["policy"] is None


async def test_everything_wrong_is_named_where_it_is(client: Client) -> None:
    wrong = [{"key": "bonus.cap", "value": "1"}, {"key": "quota.tie", "value": "TOSS"}]
    refused = await amend(client, changes=wrong)
    assert [(each["code"], each["field"]) for each in refused["errors"]] == [
        ("POLICY_KEY_UNKNOWN", ["input", "amendment", "changes", "0", "key"]),
        ("POLICY_VALUE_MALFORMED", ["input", "amendment", "changes", "1", "value"]),
    ]
    stale = await amend(client, seen=2)
    assert [(each["code"], each["field"]) for each in stale["errors"]] == [
        ("POLICY_VERSION_STALE", ["input", "expectedVersion"])
    ]
    assert refused["position"] is stale["position"] is None
