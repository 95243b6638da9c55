"""The same question gives the same answer (N25), however the log has grown and whatever was rebuilt."""

import hashlib
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import anyio.to_thread
import pytest_asyncio

from api.bootstrap import feed
from infra.feed.rebuild import rebuild
from tests.support.api import Client
from tests.support.databases import FreshCell
from tests.support.results import BUREAUS, GROUP, REVISED_ON, bureaus, grant, on, public, revising, veto
from tests.support.serving import built, following, served

QUESTIONS: Final = {
    "board": """query ($plan: ID!, $group: String!, $at: AsOf!) {
      leaderboard(plan: $plan, peerGroup: $group, asOf: $at, first: 50) { size adopting edges { cursor node {
        subject rank tiedWith total provisionalTotal grade sealed officialRank officialGrade
        vetoes { ref status inForce } } } } }""",
    "breakdown": """query ($id: ID!, $at: AsOf!) { assessment(id: $id, asOf: $at) { total rank grade
      asOf { logId position recordedAt effectiveOn }
      breakdown { total groups { code points leaves { path kind points stated state item events } } } } }""",
    "difference": """query ($id: ID!, $at: AsOf!) { assessment(id: $id, asOf: $at) {
      history(first: 50) { edges { node { total since until recordedAt events { eventId } } } }
      diff(from: { version: 1 }) { total { before after events { eventId } }
        leaves { path change events { eventId } }
        place { change own { change events { eventId } } others { change events { eventId } } } } } }""",
    "movements": """query ($plan: ID!, $group: String!, $at: AsOf!) {
      standingsDiff(plan: $plan, peerGroup: $group, from: { relative: "-P1D" }, asOf: $at, first: 50) {
        from { position } to { position } edges { node { subject presence change
          own { change } others { change } } } } }""",
    "trail": """query ($id: ID!, $at: AsOf!) { assessment(id: $id, asOf: $at) {
      trail(last: 20) { totalCount pageInfo { startCursor endCursor } edges { cursor node {
        position topic version reason recordedAt totalBefore totalAfter
        actor { role name { text } } causedBy { eventId } } } } } }""",
    "official": """query ($plan: ID!, $group: String!, $at: AsOf!) {
      result(plan: $plan, peerGroup: $group, asOf: $at) { status board { edition digest
        lines(first: 50) { edges { node { subject rank total grade } } } } } }""",
}
"""What is asked at a position."""


@pytest_asyncio.fixture(loop_scope="session")
async def client(fresh_cell: FreshCell, tmp_path: Path) -> AsyncIterator[Client]:
    """A client of three bureaus whose result is public."""
    standings = {unit: BUREAUS[unit] for unit in ("U01", "U02", "U08")}
    with (
        built(fresh_cell("scripted"), tmp_path, lambda system: public(bureaus(system, standings))) as city,
        following(city),
    ):
        async with served(city) as client:
            yield client


async def answered(client: Client, at: int) -> dict[str, tuple[str, str]]:
    """Every answer at a position, and its hash."""
    given: dict[str, Any] = {
        "id": client.assessment("U02"),
        "plan": client.plan,
        "group": GROUP,
        "at": {"position": str(at)},
    }
    answers = {}
    for name, document in QUESTIONS.items():
        used = {key: value for key, value in given.items() if f"${key}:" in document}
        told = json.dumps((await client.ask("auditor", document, **used)).data, ensure_ascii=False)
        answers[name] = told, hashlib.sha256(told.encode()).hexdigest()
    return answers


async def test_a_stored_question_gives_its_stored_answer_after_growth_and_rebuild(client: Client) -> None:
    head = await client.caught_up()
    asked = {at: await answered(client, at) for at in (head - 25, head)}
    assert all(told != "null" for stored in asked.values() for told, _ in stored.values())
    on(client.city, REVISED_ON)
    grant(client.city, "U02", "5.00")
    veto(client.city, "U01")
    client.city.run("leader", revising(client.city))
    assert await client.caught_up() > head + 20
    await anyio.to_thread.run_sync(rebuild, feed(client.city.system))
    newest = await client.caught_up()
    for at, stored in asked.items():
        assert await answered(client, at) == stored
    assert await answered(client, newest) != asked[head], "so much did change"
