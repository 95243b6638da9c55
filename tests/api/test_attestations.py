"""Attestations over GraphQL: told to auditors, the newest first."""

from typing import Any, Final

import pytest

from api.cli.attesting import compared, record
from tests.api.test_reading_rights import POSTS
from tests.support.api import Client

SEEN: Final = """totalCount pageInfo { hasNextPage endCursor } edges { node { number border assessments leaves
  boards editions mismatches { kind count } digest codeVersion attestedAt } }"""


async def attestations(client: Client, who: str, page: str) -> Any:
    return (await client.read(who, f"{{ attestations({page}) {{ {SEEN} }} }}"))["attestations"]


async def attest_twice(client: Client) -> None:
    system = client.city.system
    for quarter in ("2014Q1", "2014Q2"):
        client.city.confirm("9.5", period=quarter)
        await client.caught_up()
        record(system, await compared(system, lambda mismatch: pytest.fail(str(mismatch))))
    await client.caught_up()


async def test_an_auditor_reads_them_the_newest_first(client: Client) -> None:
    await attest_twice(client)
    first = await attestations(client, "auditor", "first: 1")
    (edge,) = first["edges"]
    node = edge["node"]
    assert (first["totalCount"], first["pageInfo"]["hasNextPage"], node["number"]) == (2, True, 2)
    assert (node["assessments"], node["boards"], node["editions"], node["mismatches"]) == (3, 1, 0, [])
    rest = await attestations(client, "auditor", f'first: 5, after: "{first["pageInfo"]["endCursor"]}"')
    assert [each["node"]["number"] for each in rest["edges"]] == [1]
    assert int(rest["edges"][0]["node"]["border"]) < int(node["border"])
    assert rest["edges"][0]["node"]["digest"] != node["digest"]
    last = await attestations(client, "auditor", "last: 5")
    assert [each["node"]["number"] for each in last["edges"]] == [2, 1]


async def test_nobody_else_is_told_of_any(client: Client) -> None:
    await attest_twice(client)
    for who in POSTS:
        told = await attestations(client, who, "first: 5")
        assert (told["totalCount"], len(told["edges"])) == ((2, 2) if who == "auditor" else (0, 0)), who
