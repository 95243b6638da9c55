"""Simulations asked for: by the log at a border, for whoever may see the board; nothing is recorded."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from api.graphql.ids import Kind
from application.log import LogUnavailable
from tests.support.api import Answer, Client
from tests.support.serving import served
from tests.support.told import Told

SIMULATE = """query ($id: ID!, $all: [HypothesisInput!]!, $at: AsOf) {
  simulate(assessment: $id, hypotheses: $all, asOf: $at) {
    digest baseDigest asOf { position }
    before { total provisionalTotal rank grade } after { total provisionalTotal rank grade }
    leaves { path kind before after }
    moved { subject totalBefore totalAfter rankBefore rankAfter gradeBefore gradeAfter } } }"""
ENTRY = "entry:B/2014Q1/SELF"


async def ask(
    client: Client, *hypotheses: Any, unit: str = "U02", who: str = "officer", at: Any = None
) -> Answer:
    await client.caught_up()
    return await client.ask(who, SIMULATE, id=client.assessment(unit), all=hypotheses, at=at)


async def simulated(client: Client, *hypotheses: Any, **how: Any) -> Any:
    return (await ask(client, *hypotheses, **how)).data["simulate"]


def rows(client: Client) -> dict[str, int]:
    """How many rows each table has."""
    with psycopg.connect(client.city.system.settings.dsn or "", autocommit=True) as connection:
        tables = connection.execute(
            "SELECT schemaname, tablename FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        counting = SQL("SELECT count(*) FROM {}")
        return {
            f"{schema}.{table}": connection.execute(counting.format(Identifier(schema, table))).fetchall()[0][
                0
            ]
            for schema, table in tables
        }


async def test_n3_it_tells_what_differs_and_whom_it_would_move(shared: Client) -> None:
    found = await simulated(shared, {"replacePoints": {"item": ENTRY, "points": "1"}})
    assert found["leaves"] == [
        {"path": "B/2014Q1/SELF", "kind": "ENTRY", "before": "15.000000", "after": "1.000000"}
    ]
    assert Decimal(found["before"]["total"]) - Decimal(found["after"]["total"]) == 14
    assert (found["before"]["rank"], found["after"]["rank"]) == (1, 3)
    assert {each["subject"]: (each["rankBefore"], each["rankAfter"]) for each in found["moved"]} == {
        "U01": (2, 1), "U02": (1, 3), "U03": (2, 1),
    }  # fmt: skip
    document = "query ($id: ID!) { assessment(id: $id) { total provisionalTotal rank grade } }"
    data = await shared.read("officer", document, id=shared.assessment("U02"))
    assert data["assessment"] == found["before"]


async def test_n3_every_kind_of_hypothesis_goes_in(shared: Client, told: Told) -> None:
    assert await simulated(shared, {"voidItem": {"item": told.bonus}})
    assert await simulated(shared, {"applyRuling": {"item": ENTRY, "outcome": "VARIED", "points": "14.5"}})
    assert await simulated(shared, {"applyRuling": {"item": ENTRY, "outcome": "REVOKED"}})
    assert await simulated(shared, {"planVersion": {"number": 1}}, {"policyVersion": {"number": 1}})
    lifted = await simulated(shared, {"liftVeto": {"veto": told.veto}}, unit="U03")
    assert lifted["leaves"] == []
    assert lifted["before"]["total"] == lifted["after"]["total"]


async def test_n3_it_writes_nothing(shared: Client) -> None:
    position, before = await shared.caught_up(), rows(shared)
    before |= {"jiheng.read_audit": before["jiheng.read_audit"] + 2}  # that somebody looked is noted
    assert await simulated(shared, {"voidItem": {"item": ENTRY}})
    assert (await ask(shared, {"voidItem": {"item": "entry:none"}})).errors
    assert await shared.caught_up() == position
    assert rows(shared) == before
    assert before["jiheng.log"] == position


async def test_n3_it_is_asked_at_any_border_of_the_log(client: Client) -> None:
    client.city.confirm("7.00", "U02", "B")
    then = await client.caught_up()
    hypothesis = {"voidItem": {"item": ENTRY}}
    before = await simulated(client, hypothesis)
    assert before["asOf"] == {"position": str(then)}
    client.city.confirm("9.00", "U02")
    assert (await simulated(client, hypothesis))["digest"] != before["digest"]
    assert await simulated(client, hypothesis, at={"position": str(then)}) == before
    assert await simulated(client, hypothesis, at={"position": "1"}) is None


async def test_n3_everything_that_cannot_be_supposed_is_told_at_once(shared: Client) -> None:
    refused = await ask(
        shared,
        {"replacePoints": {"item": ENTRY, "points": "99"}},
        {"voidItem": {"item": "entry:none"}},
        {"voidItem": {"item": ENTRY}},
        {"planVersion": {"number": 7}},
    )
    assert refused.body["data"] == {"simulate": None}
    assert [(each["extensions"]["code"], each["extensions"]["field"]) for each in refused.errors] == [
        ("POINTS_OUT_OF_RANGE", ["hypotheses", "0"]),
        ("ITEM_UNKNOWN", ["hypotheses", "1"]),
        ("HYPOTHESIS_TWICE", ["hypotheses", "2"]),
        ("PLAN_VERSION_UNKNOWN", ["hypotheses", "3"]),
    ]
    assert all(each["extensions"]["cure"] for each in refused.errors)


@pytest.mark.parametrize("wrong", [{}, {"voidItem": {"item": ENTRY}, "planVersion": {"number": 1}}])
async def test_n3_a_hypothesis_is_exactly_one(shared: Client, wrong: Any) -> None:
    assert (await ask(shared, wrong)).code == "GRAPHQL_INVALID"


async def test_n3_a_day_is_refused(shared: Client) -> None:
    refused = await ask(shared, at={"effectiveOn": "2014-03-31"})
    assert (refused.code, refused.error["field"]) == ("SIMULATION_TAKES_NO_DAY", ["asOf", "effectiveOn"])


async def test_n3_what_may_not_be_seen_is_as_what_is_not_there(shared: Client) -> None:
    wrong = {"voidItem": {"item": "entry:none"}}
    for who in ("head of U01", "administrator"):
        assert await simulated(shared, wrong, who=who) is None
    nowhere = shared.id_of(Kind.ASSESSMENT, shared.city.plan)
    answer = await shared.ask("officer", SIMULATE, id=nowhere, all=[])
    assert answer.data == {"simulate": None}
    assert (await ask(shared, wrong, who="head of U02")).code == "ITEM_UNKNOWN"


async def test_n3_a_log_out_of_reach_is_told(shared: Client) -> None:
    def unreachable(*_asked: Any) -> Any:
        raise LogUnavailable

    async with served(shared.city, lambda ports: replace(ports, streams=unreachable)) as client:
        assert (await ask(client)).code == "LOG_UNAVAILABLE"
