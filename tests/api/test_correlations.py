"""The story of one command, and the types of events that there are."""

import json
from typing import Any

import pytest

from api.graphql.ids import Kind
from domain.catalogue import EVENTS
from tests.support.api import Client
from tests.support.told import Told

STORY = """query ($id: UUID!, $children: Int = 10) { correlation(id: $id) {
  id asOf { position }
  events(first: 50) { totalCount edges { node { topic correlationId } } }
  tree(children: $children) { unreadAfter events { depth effects shown event { topic eventId
    causedBy { eventId } } } } } }"""


async def correlation_of_the_ruling(client: Client, told: Told) -> str:
    document = """query ($id: ID!) { appeal(id: $id) { trail(first: 1, filter: {
      topics: ["appeal.appeal-ruled.v1"] }) { edges { node { correlationId } } } } }"""
    data = await client.read("auditor", document, id=client.id_of(Kind.APPEAL, told.ruled))
    (edge,) = data["appeal"]["trail"]["edges"]
    found: str = edge["node"]["correlationId"]
    return found


async def story(client: Client, told: Told, who: str = "auditor", **given: Any) -> Any:
    correlation = await correlation_of_the_ruling(client, told)
    return (await client.read(who, STORY, id=correlation, **given))["correlation"]


async def test_a_correlation_tells_all_events_of_one_command(shared: Client, told: Told) -> None:
    told_story = await story(shared, told)
    topics = [edge["node"]["topic"] for edge in told_story["events"]["edges"]]
    assert topics == [
        *("appeal.appeal-ruled.v1", "appeal.appeal-executed.v1", "appeal.letter-issued.v1"),
        "assessment.ruling-applied.v1",
    ]
    assert told_story["events"]["totalCount"] == len(topics)


async def test_the_tree_puts_each_event_under_what_caused_it(shared: Client, told: Told) -> None:
    tree = (await story(shared, told))["tree"]
    assert tree["unreadAfter"] is None
    above: dict[int, str] = {}
    for each in tree["events"]:
        cause = each["event"]["causedBy"]
        assert each["depth"] == 0 or cause["eventId"] == above[each["depth"] - 1]
        above[each["depth"]] = each["event"]["eventId"]
    assert {each["depth"] for each in tree["events"]} == {0, 1}
    assert all(each["shown"] == each["effects"] for each in tree["events"])


async def test_effects_beyond_the_cap_are_counted_and_found_by_their_cause(
    shared: Client, told: Told
) -> None:
    whole = (await story(shared, told))["tree"]["events"]
    capped = (await story(shared, told, children=1))["tree"]
    ruling = next(each for each in whole if each["effects"] > 0)
    cut = next(each for each in capped["events"] if each["event"] == ruling["event"])
    assert (cut["effects"], cut["shown"]) == (ruling["effects"], 1)
    document = "query ($id: UUID!) { events(first: 50, filter: { cause: $id }) { totalCount } }"
    data = await shared.read("auditor", document, id=ruling["event"]["eventId"])
    assert data["events"]["totalCount"] == ruling["effects"]


async def test_only_who_browses_events_reads_a_correlation(shared: Client, told: Told) -> None:
    for who in ("officer", "leader", "member", "head of U02"):
        assert await story(shared, told, who) is None


async def test_an_unknown_correlation_is_null_and_a_wrong_cap_is_refused(shared: Client, told: Told) -> None:
    data = await shared.read("auditor", STORY, id="00000000-0000-0000-0000-000000000001")
    assert data["correlation"] is None
    correlation = await correlation_of_the_ruling(shared, told)
    assert (await shared.ask("auditor", STORY, id=correlation, children=0)).code == "INPUT_MALFORMED"


@pytest.mark.parametrize("who", ["auditor", "reporter of U01"])
async def test_the_types_of_events_have_names_and_shapes(shared: Client, who: str) -> None:
    document = "{ eventTypes { topic kind label { zh en } kindLabel { zh en } says schema } }"
    types = (await shared.read(who, document))["eventTypes"]
    assert [each["topic"] for each in types] == sorted(event.TOPIC for event in EVENTS)
    assert all(each["says"] and each["label"]["zh"] and each["kindLabel"]["en"] for each in types)
    adjusted = next(each for each in types if each["topic"] == "assessment.score-adjusted.v1")
    assert "delta" in json.loads(adjusted["schema"])["properties"]
    document = "{ eventTypes(kinds: [VETO]) { topic } }"
    assert len((await shared.read(who, document))["eventTypes"]) == 5
