"""Milestones through the interface: with the plan, in the indicator ledger, in three colours."""

from datetime import UTC, datetime
from typing import Any

from tests.support.api import Client

SEEN = "code indicator plannedOn dueOn status reachedOn daysEarly colour toldOverdue reason evidence"


async def test_a_milestone_shows_its_days_and_its_colour_of_today(client: Client) -> None:
    clock: Any = client.city.system.clock
    clock.set(datetime(2014, 6, 24, 4, tzinfo=UTC))
    given = {"plan": client.plan, "code": "M1", "indicator": "B", "name": "系统上线", "dueOn": "2014-06-30"}
    done = await client.do("officer", "setMilestone", f"milestone {{ {SEEN} }}", **given)
    assert done["milestone"] == {
        "code": "M1",
        "indicator": "B",
        "plannedOn": "2014-06-30",
        "dueOn": "2014-06-30",
        "status": "OPEN",
        "reachedOn": None,
        "daysEarly": None,
        "colour": "YELLOW",
        "toldOverdue": None,
        "reason": None,
        "evidence": [],
    }
    whole = {**given, "code": "WHOLE", "indicator": None, "dueOn": "2014-12-31"}
    await client.do("officer", "setMilestone", **whole)
    colours = "query ($id: ID!) { plan(id: $id) { milestones { code colour } } }"
    read = await client.read("head of U01", colours, id=client.plan)
    assert read["plan"]["milestones"] == [
        {"code": "M1", "colour": "YELLOW"},
        {"code": "WHOLE", "colour": "BLUE"},
    ]
    clock.set(datetime(2014, 7, 1, 4, tzinfo=UTC))
    ledger = (
        "query ($id: ID!) { indicatorLedger(plan: $id) { indicator { code } milestones { code colour } } }"
    )
    lines = (await client.read("officer", ledger, id=client.plan))["indicatorLedger"]
    assert {line["indicator"]["code"]: line["milestones"] for line in lines} == {
        "A": [],
        "B": [{"code": "M1", "colour": "RED"}],
    }
    refused = await client.do(
        "officer", "reachMilestone", plan=client.plan, milestone="M1", on="2014-07-02", evidence=[]
    )
    assert [(each["code"], each["field"]) for each in refused["errors"]] == [
        ("MILESTONE_AHEAD", ["input", "on"])
    ]


async def test_a_milestone_reads_as_it_stood_and_has_no_colour_once_it_is_reached(client: Client) -> None:
    clock: Any = client.city.system.clock
    given = {"plan": client.plan, "code": "M1", "name": "系统上线", "dueOn": "2014-06-30"}
    before = (await client.do("officer", "setMilestone", **given))["position"]
    clock.set(datetime(2014, 5, 31, 4, tzinfo=UTC))
    reached = {"plan": client.plan, "milestone": "M1", "on": "2014-05-31", "evidence": []}
    done = await client.do("officer", "reachMilestone", f"milestone {{ {SEEN} }}", **reached)
    assert {name: done["milestone"][name] for name in ("status", "daysEarly", "colour")} == {
        "status": "REACHED",
        "daysEarly": 30,
        "colour": None,
    }
    then = "query ($id: ID!, $p: Position!) { plan(id: $id, asOf: {position: $p}) { milestones { status } } }"
    read = await client.read("officer", then, id=client.plan, p=before)
    assert read["plan"]["milestones"] == [{"status": "OPEN"}]
