"""The proof by the interface: what an auditor gets verifies with nothing but the pure functions."""

from base64 import b64decode
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from api.bootstrap import sealer
from api.graphql.ids import Kind
from domain.proof.checkpoint import SignedCheckpoint
from domain.proof.leaf import leaf_data, microseconds
from domain.proof.note import VerifierKey
from domain.proof.tree import is_consistent, is_included, leaf_hash
from infra.proof.refusals import LogIncomplete
from infra.proof.signing_key import is_good
from tests.support.api import Client
from tests.support.tampering import tamper

CHECKPOINT = "size root recordedAt sealedAt note verifierKey anchored"
POSTS = ("officer", "leader", "member", "supervisor", "administrator", "reporter of U01")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def sealed(shared: Client) -> AsyncIterator[Client]:
    """The shared bureau, sealed twice, with something that is not sealed yet."""
    for clerk in ("first clerk", "second clerk"):
        sealer(shared.city.system).seal()
        shared.city.hire(clerk, "PO")
    await shared.caught_up()
    yield shared


async def checkpoints(client: Client) -> list[Any]:
    data = await client.read(
        "auditor", f"{{ checkpoints(first: 9) {{ edges {{ node {{ {CHECKPOINT} }} }} }} }}"
    )
    return [edge["node"] for edge in data["checkpoints"]["edges"]]


async def event(client: Client, position: int) -> str:
    """The global id of the event at a position."""
    page = f'filter: {{ fromPosition: "{position}", toPosition: "{position}" }}, first: 1'
    data = await client.read("auditor", f"{{ events({page}) {{ edges {{ node {{ id }} }} }} }}")
    (edge,) = data["events"]["edges"]
    found: str = edge["node"]["id"]
    return found


async def test_a_checkpoint_is_what_its_note_says_and_its_key_verifies(sealed: Client) -> None:
    for told in await checkpoints(sealed):
        note, checkpoint = SignedCheckpoint.parse(told["note"])
        key = VerifierKey.parse(told["verifierKey"])
        assert note.is_signed_by(key, is_good)
        assert key.name == checkpoint.origin == f"jiheng/{sealed.services.log_id}/scripted"
        assert (told["size"], b64decode(told["root"])) == (str(checkpoint.size), checkpoint.root)
        assert told["anchored"] is True


async def test_it_is_told_how_far_the_log_is_sealed(sealed: Client) -> None:
    *_, newest = await checkpoints(sealed)
    told = (await sealed.read("auditor", "{ sealing { position sealed anchored fault } }"))["sealing"]
    assert (told["sealed"], told["fault"]) == (newest["size"], None)
    assert int(told["anchored"]) <= int(told["sealed"]) < int(told["position"])


async def test_the_newest_is_asked_for_by_default_and_any_by_its_size(sealed: Client) -> None:
    older, newest = await checkpoints(sealed)
    document = f"query ($size: Position) {{ checkpoint(size: $size) {{ {CHECKPOINT} }} }}"
    for size, found in ((None, newest), (older["size"], older), (newest["size"], newest), ("1", None)):
        assert (await sealed.read("auditor", document, size=size))["checkpoint"] == found


async def test_checkpoints_are_read_page_by_page(sealed: Client) -> None:
    older, newest = await checkpoints(sealed)
    selection = (
        "totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor } edges { node { size } }"
    )
    first = (await sealed.read("auditor", f"{{ checkpoints(first: 1) {{ {selection} }} }}"))["checkpoints"]
    assert (first["totalCount"], first["edges"]) == (2, [{"node": {"size": older["size"]}}])
    after = f'first: 1, after: "{first["pageInfo"]["endCursor"]}"'
    second = (await sealed.read("auditor", f"{{ checkpoints({after}) {{ {selection} }} }}"))["checkpoints"]
    assert second["edges"] == [{"node": {"size": newest["size"]}}]
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)
    last = (await sealed.read("auditor", f"{{ checkpoints(last: 1) {{ {selection} }} }}"))["checkpoints"]
    assert last["edges"] == second["edges"]


async def test_every_event_that_is_sealed_is_proven(sealed: Client) -> None:
    document = f"""query ($event: ID!, $size: Position) {{ inclusionProof(event: $event, size: $size) {{
      index leafHash hashes checkpoint {{ {CHECKPOINT} }} }} }}"""
    older, newest = await checkpoints(sealed)
    for position in (1, 2, int(older["size"]), int(newest["size"])):
        (row,) = sealed.city.system.reader.page(0, 10_000)[position - 1 : position]
        proof = (await sealed.read("auditor", document, event=await event(sealed, position)))[
            "inclusionProof"
        ]
        leaf = leaf_hash(leaf_data(*row[:5], microseconds(row.recorded_at), row.state))
        assert (proof["index"], b64decode(proof["leafHash"])) == (str(position - 1), leaf)
        hashes, size = [b64decode(each) for each in proof["hashes"]], int(proof["checkpoint"]["size"])
        assert is_included(position - 1, size, leaf, hashes, b64decode(proof["checkpoint"]["root"]))
        assert proof["checkpoint"] == newest


async def test_what_no_checkpoint_covers_has_no_proof(sealed: Client) -> None:
    document = "query ($event: ID!, $size: Position) { inclusionProof(event: $event, size: $size) { index } }"
    older, newest = await checkpoints(sealed)
    unsealed = await event(sealed, int(newest["size"]) + 1)
    between = await event(sealed, int(older["size"]) + 1)
    nothing = sealed.id_of(Kind.EVENT, sealed.city.plan)
    for asked, size in ((unsealed, None), (between, older["size"]), (between, "1"), (nothing, None)):
        assert (await sealed.read("auditor", document, event=asked, size=size))["inclusionProof"] is None
    found = await sealed.read("auditor", document, event=between, size=newest["size"])
    assert found["inclusionProof"] == {"index": older["size"]}


async def test_a_later_log_is_proven_to_have_only_grown(sealed: Client) -> None:
    document = """query ($from: Position!, $to: Position) {
      consistencyProof(from: $from, to: $to) { from to hashes } }"""
    older, newest = await checkpoints(sealed)
    sizes, roots = (
        (int(older["size"]), int(newest["size"])),
        (b64decode(older["root"]), b64decode(newest["root"])),
    )
    proof = (await sealed.read("auditor", document, **{"from": older["size"]}))["consistencyProof"]
    assert (proof["from"], proof["to"]) == (older["size"], newest["size"])
    hashes = [b64decode(each) for each in proof["hashes"]]
    assert is_consistent(sizes[0], roots[0], sizes[1], roots[1], hashes)
    for start, end in ((newest["size"], older["size"]), ("0", None), (older["size"], str(sizes[1] + 1))):
        found = await sealed.read("auditor", document, **{"from": start, "to": end})
        assert found["consistencyProof"] is None


@pytest.mark.parametrize("who", POSTS)
async def test_only_auditors_see_the_proof(sealed: Client, who: str) -> None:
    asked = await event(sealed, 1)
    document = """query ($event: ID!) { checkpoint { size }
      checkpoints(first: 9) { totalCount edges { cursor } }
      inclusionProof(event: $event) { index } consistencyProof(from: "1") { from } sealing { sealed } }"""
    nothing = {"sealing": None, "checkpoint": None, "inclusionProof": None, "consistencyProof": None}
    empty = {"checkpoints": {"totalCount": 0, "edges": []}}
    assert await sealed.read(who, document, event=asked) == nothing | empty


async def test_health_is_red_while_the_log_is_not_sealed(client: Client) -> None:
    system = client.city.system
    sealer(system).seal()
    head = str(system.reader.head().position)
    proof = {"state": "OK", "sealed": head, "anchored": head}
    assert (await client.http.get("/health")).json()["proof"] == proof
    tamper(system.database, "DELETE FROM proof_node WHERE level = 0")
    with pytest.raises(LogIncomplete):
        sealer(system).seal()
    health = (await client.http.get("/health")).json()
    assert (health["status"], health["proof"]) == ("red", proof | {"state": "LOG_INCOMPLETE"})
    metrics = (await client.http.get("/metrics")).text
    assert f"jiheng_sealed_position {float(head)}" in metrics
    assert "jiheng_sealing_refused 1.0" in metrics
