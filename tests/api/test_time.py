"""Answers in time: as of a position, a moment or a day; after one's own write; on a walk."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from api.services import Services
from domain.appeal.appeal import Appeal
from domain.appeal.state import ItemRuling
from infra.clock import ScriptedClock
from tests.support import bench
from tests.support.api import Client
from tests.support.city import City
from tests.support.serving import follow_once, served

TOTAL = """query ($id: ID!, $asOf: AsOf, $minPosition: Position) {
  assessment(id: $id, asOf: $asOf, minPosition: $minPosition) {
    total provisionalTotal rank asOf { position recordedAt effectiveOn revision } } }"""
BOARD = """query ($plan: ID!, $asOf: AsOf, $minPosition: Position) {
  leaderboard(plan: $plan, peerGroup: "GRASSROOTS", asOf: $asOf, minPosition: $minPosition, first: 10) {
    asOf { position } edges { node { subject rank total } } } }"""


async def total(client: Client, unit: str = "U01", **as_of: Any) -> Any:
    data = await client.read("officer", TOTAL, id=client.assessment(unit), asOf=as_of or None)
    return data["assessment"]


def head(client: Client) -> int:
    return client.services.log.head().position


async def test_an_old_position_gives_the_old_answer_whatever_came_later(client: Client) -> None:
    client.city.confirm("7.00")
    then = await client.caught_up()
    before = await total(client)
    client.city.confirm("9.00", "U01", "A", "2014Q2")
    client.city.confirm("9.00", "U02")
    assert (await total(client))["total"] == "16.00"
    assert await total(client, position=str(then)) == before
    assert (before["total"], before["rank"]) == ("7.00", 1)
    board = await client.read("officer", BOARD, plan=client.plan, asOf={"position": str(then)})
    assert board["leaderboard"]["edges"][0]["node"] == {"subject": "U01", "rank": 1, "total": "7.00"}
    assert board["leaderboard"]["asOf"] == {"position": str(then)}


async def test_a_position_within_a_command_snaps_down_to_the_border_before_it(client: Client) -> None:
    entry = client.city.confirm("7.00")
    border = await client.caught_up()
    document = "mutation ($input: FileAppealInput!) { fileAppeal(input: $input) { position } }"
    item = {"item": entry, "ground": "FACT_WRONG", "statement": "少计", "remedy": "加分"}
    given = {"assessment": client.assessment(), "statement": "异议", "items": [item]}
    filed = (await client.ask("head of U01", document, input=given)).data["fileAppeal"]
    assert int(filed["position"]) == border + 3
    for within in (border, border + 1, border + 2):
        assert (await total(client, position=str(within)))["asOf"]["position"] == str(border)
    assert (await total(client, position=filed["position"]))["asOf"]["position"] == filed["position"]


async def test_a_moment_gives_what_was_recorded_by_then(client: Client) -> None:
    clock = client.services.clock
    assert isinstance(clock, ScriptedClock)
    client.city.confirm("7.00")
    noted = await total(client)
    clock.set(clock.now() + timedelta(days=10))
    client.city.confirm("9.00", "U01", "A", "2014Q2")
    assert (await total(client))["total"] == "16.00"
    for moment in ("2014-01-10T00:00:00Z", "2014-01-10T08:00:00+08:00", noted["asOf"]["recordedAt"]):
        assert (await total(client, recordedAt=moment)) == noted
    assert (
        await client.ask(
            "officer", TOTAL, id=client.assessment(), asOf={"recordedAt": "2000-01-01T00:00:00Z"}
        )
    ).data["assessment"] is None


async def test_a_day_counts_the_facts_of_that_day_and_earlier_ones_only(client: Client) -> None:
    client.city.confirm("9.00", "U01", "A", "2014Q2")
    client.city.confirm("7.00")
    client.city.confirm("8.00", "U02")
    march = await total(client, effectiveOn="2014-03-31")
    assert (march["total"], march["rank"], march["asOf"]["effectiveOn"]) == ("7.00", 2, "2014-03-31")
    assert (await total(client, effectiveOn="2014-06-30"))["total"] == "16.00"
    assert (await total(client, effectiveOn="2014-01-01"))["total"] == "0.00"
    board = await client.read("officer", BOARD, plan=client.plan, asOf={"effectiveOn": "2014-03-31"})
    assert [edge["node"]["subject"] for edge in board["leaderboard"]["edges"]] == ["U02", "U01", "U03"]


async def test_both_axes_together_give_what_was_known_then_of_that_day(client: Client) -> None:
    client.city.confirm("9.00", "U01", "A", "2014Q2")
    early = await client.caught_up()
    client.city.confirm("7.00")
    assert (await total(client, effectiveOn="2014-03-31"))["total"] == "7.00"
    assert (await total(client, effectiveOn="2014-03-31", position=str(early)))["total"] == "0.00"
    document = """query ($id: ID!, $asOf: AsOf) { assessment(id: $id, asOf: $asOf) {
      total breakdown { total } items(first: 10) { totalCount } } }"""
    asked = {"effectiveOn": "2014-03-31"}
    data = await client.read("officer", document, id=client.assessment(), asOf=asked)
    assert data["assessment"]["breakdown"]["total"] == "7.00"
    assert data["assessment"]["items"]["totalCount"] == 1


async def test_position_and_moment_together_are_refused(client: Client) -> None:
    both = {"position": "3", "recordedAt": "2014-01-10T00:00:00Z"}
    answer = await client.ask("officer", TOTAL, id=client.assessment(), asOf=both)
    assert (answer.code, answer.error["field"]) == ("AS_OF_AMBIGUOUS", ["asOf"])


@pytest.mark.parametrize("variables", [{"asOf": {"position": "9999"}}, {"minPosition": "9999"}])
async def test_a_position_beyond_the_log_is_unknown(client: Client, variables: dict[str, Any]) -> None:
    answer = await client.ask("officer", TOTAL, id=client.assessment(), **variables)
    assert (answer.code, answer.error["retryable"]) == ("POSITION_UNKNOWN", False)


async def test_a_reader_sees_its_own_write_by_asking_for_its_position(client: Client) -> None:
    document = "mutation ($input: ReportResultInput!) { reportResult(input: $input) { position } }"
    given = {"indicator": "A", "period": "2014Q1", "channel": "SELF", "mode": "MANUAL"}
    for number in range(1, 9):
        points = f"{number}.00"
        sent = {**given, "points": points, "assessment": client.assessment()}
        written = (await client.ask("reporter of U01", document, input=sent)).data["reportResult"]
        read = await client.ask("officer", TOTAL, id=client.assessment(), minPosition=written["position"])
        assert read.data["assessment"]["provisionalTotal"] == points


def impatient(ports: Services) -> Services:
    return replace(ports, limits=replace(ports.limits, wait_seconds=0.2))


async def test_read_models_that_stand_still_are_told_after_a_while(city: City) -> None:
    follow_once(city)
    async with served(city, impatient) as client:
        city.report("7.00")
        answer = await client.ask("officer", TOTAL, id=client.assessment(), minPosition=str(head(client)))
        assert (answer.code, answer.error["retryable"]) == ("READ_MODEL_BEHIND", True)
        behind = await client.ask("officer", "{ projections { lag } }")
        assert {each["lag"] for each in behind.data["projections"]} == {1}
        assert behind.body["extensions"]["lag"] == 1


PAGES = """query ($first: Int, $after: String, $last: Int, $before: String) {
  events(first: $first, after: $after, last: $last, before: $before) { totalCount
    asOf { position } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { node { position } } } }"""


async def forward(client: Client, size: int) -> AsyncIterator[Any]:
    after = None
    while True:
        page = (await client.ask("auditor", PAGES, first=size, after=after)).data["events"]
        yield page
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


async def test_a_walk_stays_at_one_position_while_writes_go_on(client: Client) -> None:
    start = await client.caught_up()
    seen: list[int] = []
    async for page in forward(client, 7):
        assert page["asOf"] == {"position": str(start)}
        assert page["totalCount"] == start
        seen += [int(edge["node"]["position"]) for edge in page["edges"]]
        client.city.report("7.00")
        await client.caught_up()
    assert seen == list(range(1, start + 1))


async def test_paging_back_gives_the_same_list(client: Client) -> None:
    start = await client.caught_up()
    seen: list[int] = []
    before = None
    while True:
        page = (await client.ask("auditor", PAGES, last=10, before=before)).data["events"]
        seen[:0] = [int(edge["node"]["position"]) for edge in page["edges"]]
        if not page["pageInfo"]["hasPreviousPage"]:
            break
        before = page["pageInfo"]["startCursor"]
    assert seen == list(range(1, start + 1))


@pytest.mark.parametrize("name", ["plans", "assessments", "appeals"])
async def test_every_list_can_be_walked_both_ways(client: Client, name: str) -> None:
    for unit in ("U01", "U02"):
        entry = client.city.confirm("7.00", unit)
        item = {"item": entry, "ground": "FACT_WRONG", "statement": "少计", "remedy": "加分"}
        await client.do(
            f"head of {unit}",
            "fileAppeal",
            assessment=client.assessment(unit),
            statement="异议",
            items=[item],
        )
    whole = (await client.read("officer", f"{{ {name}(first: 10) {{ edges {{ cursor node {{ id }} }} }} }}"))[
        name
    ]
    ids = [edge["node"]["id"] for edge in whole["edges"]]
    first = whole["edges"][0]["cursor"]
    last = whole["edges"][-1]["cursor"]
    after = await client.read(
        "officer", f'{{ {name}(first: 1, after: "{first}") {{ edges {{ node {{ id }} }} }} }}'
    )
    assert [edge["node"]["id"] for edge in after[name]["edges"]] == ids[1:2]
    back = await client.read(
        "officer", f'{{ {name}(last: 1, before: "{last}") {{ edges {{ node {{ id }} }} }} }}'
    )
    assert [edge["node"]["id"] for edge in back[name]["edges"]] == ids[:-1][-1:]


async def test_ties_over_a_page_border_keep_their_rank(client: Client) -> None:
    document = """query ($plan: ID!, $after: String) {
      leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 1, after: $after) {
        pageInfo { hasNextPage endCursor } edges { node { subject rank tiedWith } } } }"""
    seen, after = [], None
    while True:
        page = (await client.read("officer", document, plan=client.plan, after=after))["leaderboard"]
        seen += [edge["node"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert [(each["subject"], each["rank"]) for each in seen] == [("U01", 1), ("U02", 1), ("U03", 1)]
    assert seen[1]["tiedWith"] == ["U01", "U03"]


async def test_cursors_of_another_list_or_log_are_refused(client: Client) -> None:
    data = await client.read("auditor", "{ events(first: 1) { pageInfo { endCursor } } }")
    cursor = data["events"]["pageInfo"]["endCursor"]
    for name in ("plans", "assessments", "appeals"):
        answer = await client.ask("officer", f'{{ {name}(first: 1, after: "{cursor}") {{ totalCount }} }}')
        assert answer.code == "CURSOR_MALFORMED"


RULING = """query ($id: ID!, $plan: ID!) {
  appeal(id: $id) { status items { ruling { points } } assessment { total contested } }
  rankOf(plan: $plan, subject: "U01") { total contested } }"""


async def test_a_polling_reader_never_sees_half_a_ruling(client: Client) -> None:
    entry = client.city.confirm("7.00")
    item = {"item": entry, "ground": "FACT_WRONG", "statement": "少计", "remedy": "加分"}
    grounds = {"reasonCode": "APPEAL", "reason": "裁定", "legalBasis": "HHHT-2014-01#12"}
    for number, worth in enumerate(("8.00", "9.00", "10.00"), start=1):
        filed = await client.do(
            "head of U01",
            "fileAppeal",
            "appeal { id }",
            assessment=client.assessment(),
            statement="异议",
            items=[item],
        )
        appeal = filed["appeal"]["id"]
        await client.do("second_officer", "acceptAppeal", appeal=appeal)
        decided = ItemRuling(item=entry, outcome="VARIED", points=Decimal(worth), reason="查明")
        bench.hear(client.city, Appeal.id_of("HHHT", 2014, number), decided)
        await client.caught_up()
        ruling = {"item": entry, "outcome": "VARIED", "points": worth, "reason": "查明"}
        ruled = asyncio.create_task(
            client.do("member", "ruleOnAppeal", appeal=appeal, rulings=[ruling], grounds=grounds)
        )
        seen: list[tuple[str, bool]] = []
        while not seen or seen[-1][0] != "EXECUTED":
            data = (await client.ask("auditor", RULING, id=appeal, plan=client.plan)).data
            seen.append(_whole(data, worth))
        assert (await ruled)["errors"] == []
        assert {status for status, _ in seen} <= {"ACCEPTED", "EXECUTED"}
        assert all(done == (status == "EXECUTED") for status, done in seen)


def _whole(data: Any, worth: str) -> tuple[str, bool]:
    """Whether everything that the ruling changes has changed; half of it is a failure."""
    appeal, place = data["appeal"], data["rankOf"]
    changed = {
        appeal["items"][0]["ruling"] is not None,
        appeal["assessment"]["total"] == worth,
        place["total"] == worth,
        appeal["assessment"]["contested"] == [],
        place["contested"] is False,
    }
    assert len(changed) == 1, data
    return appeal["status"], changed.pop()
