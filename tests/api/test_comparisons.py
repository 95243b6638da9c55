"""Two moments compared: an assessment leaf by leaf, a peer group place by place, each with its events."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from application.assessment.adjustments import AdjustScore
from application.assessment.vetoes import ApplyVeto, ConfirmVeto
from infra.clock import ScriptedClock
from tests.support.api import Answer, Client
from tests.support.city import GROUNDS, NEW_YEAR

HISTORY = """query ($id: ID!) { assessment(id: $id) { history(first: 50) { edges { node {
  total provisionalTotal since until decidedAt recordedAt events { topic position } } } } } }"""
DIFF = """query ($id: ID!, $from: MomentInput!, $to: MomentInput, $asOf: AsOf) {
  assessment(id: $id, asOf: $asOf) { diff(from: $from, to: $to) {
    from { position } to { position }
    total { before after events { topic } } provisionalTotal { before after events { topic } }
    planVersion { before after events { topic } } policyVersion { before after }
    vetoes { before { status } after { status inForce } events { topic } }
    leaves { path kind change before { points state } after { points state } events { topic } }
    place { presence change before { rank grade } after { rank grade }
      own { change events { topic } } others { change events { topic } }
      grade { before alone after events { topic } } } } } }"""
MOVES = """query ($plan: ID!, $from: MomentInput!, $to: MomentInput, $asOf: AsOf, $after: String) {
  standingsDiff(plan: $plan, peerGroup: "GRASSROOTS", from: $from, to: $to, asOf: $asOf, first: 2,
      after: $after) {
    totalCount pageInfo { endCursor hasNextPage } from { position } to { position } asOf { position }
    edges { node { subject presence change before { total rank } after { total rank vetoes { ground } }
      own { change events { subject } crossings(first: 9) { edges { node { subject change } } } }
      others { change crossings(first: 9) { edges { node {
        subject change events { subject topic } } } } } } } } }"""


def adjusted(client: Client, delta: str, unit: str = "U01") -> None:
    command = AdjustScore(
        assessment=client.city.assessments[unit],
        indicator="A",
        period="2014Q1",
        delta=Decimal(delta),
        grounds=GROUNDS,
    )
    client.city.run("officer", command)


async def diff(client: Client, start: Any, end: Any = None, who: str = "officer", **given: Any) -> Any:
    asked = {"id": client.assessment(), "from": start, "to": end, **given}
    return (await client.read(who, DIFF, **asked))["assessment"]["diff"]


async def moves(client: Client, start: Any, end: Any = None, who: str = "officer") -> dict[str, Any]:
    """The movements by subject, page by page."""
    found: dict[str, Any] = {}
    after = None
    while True:
        data = await client.read(who, MOVES, plan=client.plan, **{"from": start, "to": end, "after": after})
        page = data["standingsDiff"]
        found |= {edge["node"]["subject"]: edge["node"] for edge in page["edges"]}
        assert page["totalCount"] == 3
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


def since(position: str, **given: Any) -> dict[str, Any]:
    return {"from": {"position": position}, **given}


def topics(told: Any) -> list[str]:
    return [each["topic"].split(".")[1] for each in told["events"]]


def nodes(part: Any) -> list[tuple[str, int]]:
    return [(edge["node"]["subject"], edge["node"]["change"]) for edge in part["crossings"]["edges"]]


async def test_each_step_of_a_history_names_what_made_it_and_when(client: Client) -> None:
    client.city.confirm("9.50")
    adjusted(client, "-0.25")
    data = await client.read("officer", HISTORY, id=client.assessment())
    steps = [edge["node"] for edge in data["assessment"]["history"]["edges"]]
    assert [(each["total"], each["provisionalTotal"], topics(each)) for each in steps] == [
        ("0.00", "0.00", ["assessment-opened"]),
        ("0.00", "9.50", ["result-reported"]),
        ("9.50", "9.50", ["result-rechecked"]),
        ("9.25", "9.25", ["score-adjusted"]),
    ]
    assert all(each["events"][0]["position"] == each["since"] for each in steps)
    times = [[datetime.fromisoformat(each[name]) for name in ("decidedAt", "recordedAt")] for each in steps]
    assert all(decided <= recorded for decided, recorded in times)
    watched = await client.read("assessor", HISTORY, id=client.assessment())
    hidden = [edge["node"] for edge in watched["assessment"]["history"]["edges"]]
    assert [each["recordedAt"] for each in hidden] == [each["recordedAt"] for each in steps]
    assert all(each["events"] == [] for each in hidden), "who assesses sees the score, and not the trail"


async def test_a_difference_is_told_leaf_by_leaf_with_its_events(client: Client) -> None:
    client.city.confirm("9.50")
    start = await client.caught_up()
    adjusted(client, "-0.25")
    adjusted(client, "0.10")
    client.city.report("8.00", "U01", "B")
    found = await diff(client, {"position": str(start)})
    assert (found["from"]["position"], found["to"]["position"]) == (str(start), str(await client.caught_up()))
    assert (found["total"]["before"], found["total"]["after"]) == ("9.50", "9.35")
    assert topics(found["total"]) == ["score-adjusted", "score-adjusted"]
    assert (found["provisionalTotal"]["after"], topics(found["provisionalTotal"])[-1]) == (
        "17.35",
        "result-reported",
    )
    assert {each["change"]: (each["kind"], topics(each)) for each in found["leaves"]} == {
        "-0.250000": ("ADJUSTMENT", ["score-adjusted"]),
        "0.100000": ("ADJUSTMENT", ["score-adjusted"]),
    }
    assert (found["planVersion"]["before"], topics(found["planVersion"]), found["vetoes"]) == (1, [], [])
    place = found["place"]
    assert (place["presence"], place["change"], place["own"]["change"], place["others"]["change"]) == (
        *("STAYED", 0, 0, 0),
    )
    assert (topics(place["own"]), place["others"]["events"]) == (["score-adjusted", "score-adjusted"], [])


async def test_before_the_opening_there_is_nothing_and_everything_came(client: Client) -> None:
    client.city.confirm("9.50")
    found = await diff(client, {"position": "0"})
    assert (found["total"]["before"], found["place"]["presence"], found["place"]["change"]) == (
        *(None, "JOINED", None),
    )
    assert topics(found["total"]) == ["assessment-opened", "result-rechecked"]
    assert {(each["path"], each["before"]) for each in found["leaves"]} == {
        ("A/2014Q1/SELF", None),
        ("TOTAL", None),
    }
    gone = await client.ask("officer", DIFF, id=client.assessment(), **since("0", to={"position": "1"}))
    assert gone.code == "ASSESSMENT_UNKNOWN"


async def test_a_veto_moves_the_grade_by_its_own_events_and_no_leaf(client: Client) -> None:
    start = await client.caught_up()
    city, assessment = client.city, client.city.assessments["U01"]
    apply = ApplyVeto(assessment=assessment, ground="MAJOR_FAULT", occurred_on=NEW_YEAR, grounds=GROUNDS)
    city.run("leader", ConfirmVeto(assessment=assessment, veto=city.made("supervisor", apply)))
    found = await diff(client, {"position": str(start)})
    (veto,) = found["vetoes"]
    assert (veto["before"], veto["after"]) == (None, {"status": "CONFIRMED", "inForce": True})
    assert (topics(veto), found["leaves"]) == (["veto-recorded", "veto-confirmed"], [])
    assert found["place"]["after"]["rank"] == 1


async def test_a_moment_may_be_named_in_four_ways(client: Client) -> None:
    clock = client.services.clock
    assert isinstance(clock, ScriptedClock)
    client.city.confirm("9.50")
    start = await client.caught_up()
    at = await client.read("auditor", "{ events(last: 1) { edges { node { recordedAt version } } } }")
    last = at["events"]["edges"][0]["node"]
    clock.set(clock.now() + timedelta(days=7, hours=1))
    adjusted(client, "-0.25")
    ways = (
        {"position": str(start)},
        {"version": last["version"]},
        {"recordedAt": last["recordedAt"]},
        {"relative": "-P7D"},
        {"relative": "-PT2H"},
    )
    for way in ways:
        found = await diff(client, way)
        assert found["from"]["position"] == str(start), way
        assert [each["change"] for each in found["leaves"]] == ["-0.250000"]
    earlier = await diff(client, {"relative": "-P1D"}, {"relative": "-P7D"})
    assert earlier["to"]["position"] == str(start)
    assert (earlier["total"]["before"], earlier["total"]["after"]) == (None, "9.50")


@pytest.mark.parametrize(
    ("start", "end", "code", "field"),
    [
        ({"relative": "P7D"}, None, "MOMENT_MALFORMED", ["from", "relative"]),
        ({"relative": "-P1X"}, None, "MOMENT_MALFORMED", ["from", "relative"]),
        ({"position": "0"}, {"relative": "soon"}, "MOMENT_MALFORMED", ["to", "relative"]),
        ({"position": "99999"}, None, "MOMENT_OUT_OF_RANGE", ["from", "position"]),
        ({"version": 99}, None, "MOMENT_OUT_OF_RANGE", ["from", "version"]),
        ({"version": 0}, None, "MOMENT_OUT_OF_RANGE", ["from", "version"]),
        ({"version": 1}, {"position": "3"}, "MOMENTS_REVERSED", ["from"]),
        ({}, None, "GRAPHQL_INVALID", None),
        ({"version": 1, "position": "1"}, None, "GRAPHQL_INVALID", None),
    ],
)
async def test_a_moment_that_is_none_is_refused(
    shared: Client, start: Any, end: Any, code: str, field: list[str] | None
) -> None:
    asked = {"id": shared.assessment(), "from": start, "to": end}
    for language in ("zh", "en"):
        answer = await shared.ask("officer", DIFF, language, **asked)
        assert (answer.code, answer.error.get("field")) == (code, field)


async def test_a_comparison_takes_no_day_and_a_group_has_no_version(shared: Client) -> None:
    day = {"effectiveOn": "2014-03-31"}
    one = await shared.ask("officer", DIFF, id=shared.assessment(), asOf=day, **since("0"))
    assert (one.code, one.error["field"]) == ("COMPARISON_TAKES_NO_DAY", ["asOf", "effectiveOn"])
    many = await _moved(shared, {"position": "0"}, asOf=day)
    assert many.code == "COMPARISON_TAKES_NO_DAY"
    versioned = await _moved(shared, {"version": 1})
    assert (versioned.code, versioned.error["field"]) == ("MOMENT_TAKES_NO_VERSION", ["from", "version"])


async def _moved(client: Client, start: Any, **given: Any) -> Answer:
    asked: dict[str, Any] = {"plan": client.plan, "from": start, **given}
    return await client.ask("officer", MOVES, **asked)


async def test_a_movement_is_split_into_the_own_part_and_that_of_the_others(client: Client) -> None:
    for unit, points in (("U01", "9.00"), ("U02", "8.50"), ("U03", "8.00")):
        client.city.confirm(points, unit)
    start = await client.caught_up()
    adjusted(client, "-0.75")
    client.city.confirm("5.00", "U03", "B")
    found = await moves(client, {"position": str(start)})
    assert list(found) == ["U03", "U02", "U01"]
    own, others = found["U01"]["own"], found["U01"]["others"]
    assert (found["U01"]["change"], own["change"], others["change"]) == (2, 1, 1)
    assert (nodes(own), nodes(others)) == ([("U02", 1)], [("U03", 1)])
    (edge,) = others["crossings"]["edges"]
    assert edge["node"]["events"] == [{"subject": "U03", "topic": "assessment.result-rechecked.v1"}]
    assert (found["U02"]["change"], nodes(found["U02"]["others"])) == (0, [("U01", -1), ("U03", 1)])
    for each in found.values():
        for part in (each["own"], each["others"]):
            assert part["change"] == sum(change for _, change in nodes(part))
        assert each["own"]["change"] + each["others"]["change"] == each["change"]


async def test_who_came_onto_the_board_in_between_joined(client: Client) -> None:
    found = await moves(client, {"position": "0"})
    assert {each["presence"] for each in found.values()} == {"JOINED"}
    assert {(each["before"], each["change"], each["own"]) for each in found.values()} == {(None, None, None)}


async def test_a_board_is_seen_by_many_and_its_events_by_those_whose_they_are(client: Client) -> None:
    client.city.confirm("9.00", "U01")
    start = await client.caught_up()
    client.city.confirm("9.50", "U02")
    own = await moves(client, {"position": str(start)}, who="reporter of U02")
    assert own["U02"]["own"]["events"] == [{"subject": "U02"}]
    other = await moves(client, {"position": str(start)}, who="reporter of U01")
    assert (other["U02"]["own"]["change"], other["U02"]["own"]["events"]) == (-1, [])
    (edge,) = other["U01"]["others"]["crossings"]["edges"]
    assert (edge["node"]["subject"], edge["node"]["events"]) == ("U02", [])


async def test_a_walk_over_movements_stays_at_one_position(client: Client) -> None:
    client.city.confirm("9.00", "U01")
    asked = since("0", to={"relative": "-PT0S"})
    first = (await client.read("officer", MOVES, plan=client.plan, **asked))["standingsDiff"]
    client.city.confirm("9.50", "U02")
    await client.caught_up()
    after = first["pageInfo"]["endCursor"]
    rest = (await client.ask("officer", MOVES, plan=client.plan, after=after, **asked)).data["standingsDiff"]
    assert (rest["asOf"], rest["to"]) == (first["asOf"], first["to"])
    assert [edge["node"]["subject"] for edge in rest["edges"]] == ["U03"]
