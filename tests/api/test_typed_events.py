"""The trail by kinds of entries: each type leads to what its entries are about; filters choose."""

from typing import Any

import pytest

from api.graphql.event_types import TYPES
from api.graphql.ids import Kind
from projections.trail.kinds import EventKind, kind_of_topic
from tests.support.api import Client
from tests.support.told import Told

TRAIL = """query ($id: ID!, $filter: EventFilter) { assessment(id: $id) {
  trail(first: 200, filter: $filter) { totalCount edges { node {
    __typename kind topic position item label { zh en } effectiveOn decidedAt recordedAt
    ... on ItemEvent { itemNow { ref kind status points } }
    ... on RulingEffectEvent { outcome points totalBefore totalAfter appeal { number } }
    ... on VetoEvent { veto { ref ground inForce } }
    ... on CaseEvent { step { step } }
    ... on RulingEvent { items { item ruling { outcome } } } } } } } }"""


async def trail(client: Client, unit: str, who: str = "auditor", **where: Any) -> list[Any]:
    """The trail of a unit's assessment, as far as a filter lets it through."""
    data = await client.read(who, TRAIL, id=client.assessment(unit), filter=where)
    found = data["assessment"]["trail"]
    assert found["totalCount"] == len(found["edges"])
    return [edge["node"] for edge in found["edges"]]


async def test_the_type_of_an_event_follows_from_its_topic(shared: Client) -> None:
    document = "{ events(first: 200) { edges { node { __typename topic kind label { zh } } } } }"
    data = await shared.read("auditor", document)
    nodes = [edge["node"] for edge in data["events"]["edges"]]
    assert len({each["__typename"] for each in nodes}) > 12
    for each in nodes:
        kind = kind_of_topic(each["topic"])
        assert (each["kind"], each["__typename"]) == (kind.value, TYPES[kind].__name__)
        assert each["label"]["zh"]


async def test_an_entry_leads_to_the_item_as_it_stands(shared: Client) -> None:
    (returned,) = await trail(shared, "U03", topics=["assessment.result-returned.v1"])
    assert returned["__typename"] == "EntryEvent"
    assert returned["itemNow"] == {
        "ref": "entry:A/2014Q2/SELF",
        "kind": "ENTRY",
        "status": "RETURNED",
        "points": "3.000000",
    }


async def test_a_rulings_effect_tells_outcome_and_score_before_and_after(shared: Client) -> None:
    (effect,) = await trail(shared, "U02", kinds=["RULING_EFFECT"])
    assert effect["outcome"] == "VARIED"
    assert (effect["points"], effect["totalBefore"], effect["totalAfter"]) == ("9.000000", "24.50", "25.50")
    assert effect["appeal"] == {"number": 1}
    ruled, *_ = (each for each in await trail(shared, "U02", kinds=["RULING"]) if "ruled" in each["topic"])
    assert ruled["items"] == [{"item": "entry:A/2014Q1/SELF", "ruling": {"outcome": "VARIED"}}]
    assert ruled["step"] == {"step": "RULED"}


async def test_a_vetos_events_lead_to_the_veto(shared: Client, told: Told) -> None:
    events = await trail(shared, "U03", kinds=["VETO"])
    assert [each["topic"].split(".")[1] for each in events] == ["veto-recorded", "veto-confirmed"]
    assert {each["veto"]["ref"] for each in events} == {told.veto}


async def test_a_ballot_is_not_told_by_the_event_that_casts_it(shared: Client) -> None:
    cast = await trail(shared, "U02", topics=["appeal.vote-cast.v1"])
    assert {each["__typename"] for each in cast} == {"HearingEvent"}
    assert {each["step"]["step"] for each in cast} == {"VOTE_CAST"}


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ({"kinds": ["ADJUSTMENT", "CLAIM"]}, lambda each: each["kind"] in {"ADJUSTMENT", "CLAIM"}),
        ({"role": "PERFORMANCE_OFFICE"}, lambda each: each["actor"]["role"] == "PERFORMANCE_OFFICE"),
        ({"actorUnit": "CO"}, lambda each: each["actor"]["unit"] == "CO"),
        ({"indicator": "A"}, lambda each: each["indicator"] == "A"),
        ({"subject": "U02", "changedScore": True}, lambda each: each["changedScore"]),
        ({"effectiveFrom": "2014-03-31"}, lambda each: each["effectiveOn"] >= "2014-03-31"),
        ({"effectiveTo": "2014-03-30"}, lambda each: each["effectiveOn"] <= "2014-03-30"),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else "",
)
async def test_a_filter_keeps_what_it_names_and_nothing_else(shared: Client, where: Any, kept: Any) -> None:
    document = """query ($id: ID!, $filter: EventFilter) { assessment(id: $id) {
      trail(first: 200, filter: $filter) { edges { node {
        position kind indicator changedScore effectiveOn actor { role unit } } } } } }"""

    async def ask(given: Any) -> list[Any]:
        data = await shared.read("auditor", document, id=shared.assessment("U02"), filter=given)
        return [edge["node"] for edge in data["assessment"]["trail"]["edges"]]

    found, everything = await ask(where), await ask(None)
    assert found == [each for each in everything if kept(each)]
    assert 0 < len(found) < len(everything)


async def test_ranges_of_decided_and_recorded_times_include_both_ends(shared: Client) -> None:
    events = await trail(shared, "U02")
    for axis in ("decidedAt", "recordedAt"):
        moment = events[len(events) // 2][axis]
        bounds = {axis.replace("At", "From"): moment, axis.replace("At", "To"): moment}
        kept = [each["position"] for each in events if each[axis] == moment]
        assert [each["position"] for each in await trail(shared, "U02", **bounds)] == kept != []


async def test_a_trail_is_paged_from_either_end_at_one_position(shared: Client) -> None:
    whole = [each["position"] for each in await trail(shared, "U02")]
    document = """query ($id: ID!, $last: Int, $before: String) { assessment(id: $id) {
      trail(last: $last, before: $before) { asOf { position } pageInfo { hasPreviousPage startCursor }
        edges { node { position } } } } }"""
    seen: list[str] = []
    read, before = set(), None
    while True:
        data = await shared.read("auditor", document, id=shared.assessment("U02"), last=4, before=before)
        page = data["assessment"]["trail"]
        read.add(page["asOf"]["position"])
        seen = [edge["node"]["position"] for edge in page["edges"]] + seen
        before = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            break
    assert seen == whole
    assert len(read) == 1


APPEAL = """query ($id: ID!, $filter: EventFilter) { appeal(id: $id) {
  trail(first: 200, filter: $filter) { totalCount edges { node { topic kind } } } } }"""


async def test_an_appeal_has_a_trail_of_its_own_with_what_it_did(shared: Client, told: Told) -> None:
    appeal = shared.id_of(Kind.APPEAL, told.ruled)
    data = await shared.read("officer", APPEAL, id=appeal)
    kinds = [edge["node"]["kind"] for edge in data["appeal"]["trail"]["edges"]]
    assert set(kinds) == {"APPEAL", "HEARING", "RULING", "CONTEST", "RULING_EFFECT"}
    assert data["appeal"]["trail"]["totalCount"] == len(kinds)
    effects = await shared.read("officer", APPEAL, id=appeal, filter={"kinds": ["RULING_EFFECT"]})
    assert [edge["node"]["topic"] for edge in effects["appeal"]["trail"]["edges"]] == [
        "assessment.ruling-applied.v1"
    ]


async def test_to_whom_only_the_case_is_open_the_trail_tells_the_steps_of_the_case(
    shared: Client, told: Told
) -> None:
    appeal = shared.id_of(Kind.APPEAL, told.ruled)
    data = await shared.read("assessor", APPEAL, id=appeal)
    topics = [edge["node"]["topic"] for edge in data["appeal"]["trail"]["edges"]]
    assert topics
    assert {topic.partition(".")[0] for topic in topics} == {"appeal"}
    other = {"stream": shared.city.assessments["U02"]}
    data = await shared.read("assessor", APPEAL, id=appeal, filter={"stream": str(other["stream"])})
    assert data["appeal"]["trail"]["totalCount"] == 0


def test_every_kind_is_a_type_of_its_own() -> None:
    assert {kind.__name__ for kind in TYPES.values()} == {
        f"{''.join(word.capitalize() for word in kind.value.split('_'))}Event" for kind in EventKind
    }
