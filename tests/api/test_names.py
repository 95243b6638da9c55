"""Personal names: forgotten once the person's key is gone, while everything else stays."""

from typing import Any

from tests.support.api import Client
from tests.support.told import tell

ERASING = """mutation ($input: ErasePersonKeyInput!) {
  erasePersonKey(input: $input) { position errors { code } person { post name { text forgotten } } } }"""
BOARD = """query ($plan: ID!) { leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 9) {
  edges { node { subject rank total grade } } } }"""
TRAIL = """query ($id: ID!) { assessment(id: $id) { total trail(first: 99) { edges { node {
  topic actor { id role unit name { text forgotten } } } } } } }"""


def actors(data: Any) -> dict[str, Any]:
    nodes = [edge["node"] for edge in data["assessment"]["trail"]["edges"]]
    return {node["actor"]["id"]: node["actor"] for node in nodes}


async def test_an_erased_key_leaves_a_forgotten_name_and_all_totals(client: Client) -> None:
    tell(client.city)
    gone = client.city.people["reporter of U02"]
    before = await client.read("officer", BOARD, plan=client.plan)
    trail = await client.read("officer", TRAIL, id=client.assessment("U02"))
    assert actors(trail)[gone]["name"] == {"text": "U02的reporter of U02", "forgotten": False}

    given = {"person": client.person("reporter of U02"), "reason": "离职"}
    erased = await client.ask("administrator", ERASING, input=given)
    assert erased.data["erasePersonKey"]["errors"] == []
    client.services.keys.erase(gone)

    assert await client.read("officer", BOARD, plan=client.plan) == before
    after = await client.read("officer", TRAIL, id=client.assessment("U02"))
    assert actors(after)[gone]["name"] == {"text": None, "forgotten": True}
    assert actors(after)[gone]["role"] == "REPORTER"
    others = {who: actor for who, actor in actors(after).items() if who != gone}
    assert others == {who: actor for who, actor in actors(trail).items() if who != gone}
    assert after["assessment"]["total"] == trail["assessment"]["total"]


async def test_an_automatic_step_has_no_name(client: Client) -> None:
    document = "{ events(first: 1) { edges { node { actor { id role name { text } } } } } }"
    data = await client.read("auditor", document)
    (edge,) = data["events"]["edges"]
    assert edge["node"]["actor"] == {"id": "system:bootstrap", "role": "SYSTEM", "name": None}
