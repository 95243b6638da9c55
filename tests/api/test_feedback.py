"""Feedback through GraphQL: raised, answered, listed to those who may see it, at any time; its figures."""

import json
from datetime import timedelta
from typing import Any, Final

from api.graphql.ids import Kind, opaque
from infra.clock import ScriptedClock
from tests.support.amendments import amend, change_set
from tests.support.api import Client

SEEN: Final = (
    "feedback { id unit status channel text indicator plan { year } overdue reopenedBecause"
    " deadline { workdays dueOn counted }"
    " answer { outcome text answeredOn late amendment { number version } } }"
)
LIST: Final = """query ($filter: FeedbackFilter, $asOf: AsOf) {
  feedback(filter: $filter, first: 10, asOf: $asOf) {
  totalCount edges { cursor node { unit status } } } }"""
PAGE: Final = """query ($first: Int, $after: String, $last: Int, $before: String) {
  feedback(first: $first, after: $after, last: $last, before: $before) {
    pageInfo { hasNextPage hasPreviousPage endCursor startCursor } edges { node { unit } } } }"""
FIGURES: Final = """{ feedbackFigures(office: "HHHT", year: 2014) { indicator plan { year } raised
  inTime { part whole percent } adjusted { part whole percent } } }"""


async def raised(client: Client, unit: str, indicator: str | None = "A", selection: str = SEEN) -> Any:
    concern: dict[str, Any] = {"channel": "REPORT", "text": "重复填报"}
    if indicator is not None:
        concern["about"] = {"plan": client.plan, "indicator": indicator}
    told = {"office": "HHHT", "unit": unit, "concern": concern}
    payload = await client.do(f"head of {unit}", "raiseFeedback", selection, **told)
    assert payload["errors"] == []
    return payload


async def answered(client: Client, feedback: str, **answer: Any) -> Any:
    return await client.do("officer", "answerFeedback", SEEN, feedback=feedback, answer=answer)


def units(data: Any) -> list[str]:
    return [edge["node"]["unit"] for edge in data["feedback"]["edges"]]


async def test_feedback_is_raised_answered_by_an_amendment_and_closed(client: Client) -> None:
    begun = (await raised(client, "U01"))["feedback"]
    assert (begun["status"], begun["indicator"], begun["plan"]) == ("RAISED", "A", {"year": 2014})
    assert begun["deadline"]["dueOn"] == "2014-01-20"
    assert len(begun["deadline"]["counted"]) == begun["deadline"]["workdays"] == 10
    assert begun["answer"] is None

    number = amend(client.city, change_set(points={"A": 30, "B": 70}))
    link = {"plan": client.plan, "amendment": number}
    answer = (await answered(client, begun["id"], outcome="ADJUSTED", text="已调分", amendment=link))[
        "feedback"
    ]
    assert answer["answer"] == {
        "outcome": "ADJUSTED",
        "text": "已调分",
        "answeredOn": "2014-01-06",
        "late": False,
        "amendment": {"number": number, "version": 2},
    }
    closed = await client.do("head of U01", "closeFeedback", SEEN, feedback=begun["id"])
    assert closed["feedback"]["status"] == "CLOSED"
    refused = await answered(client, begun["id"], outcome="EXPLAINED", text="x")
    assert [each["code"] for each in refused["errors"]] == ["FEEDBACK_STEP_WRONG"]
    assert refused["feedback"]["status"] == "CLOSED"


async def test_a_unit_sees_its_own_feedback_and_the_office_all_as_of_any_position(client: Client) -> None:
    first = await raised(client, "U01")
    second = await raised(client, "U02", None)
    assert sorted(units(await client.read("officer", LIST))) == ["U01", "U02"]
    assert units(await client.read("reporter of U02", LIST)) == ["U02"]
    assert units(await client.read("reporter of U03", LIST)) == []
    assert units(await client.read("officer", LIST, filter={"unit": "U01", "indicator": "A"})) == ["U01"]
    assert units(await client.read("officer", LIST, filter={"plan": client.plan})) == ["U01"]
    assert units(await client.read("officer", LIST, filter={"statuses": ["CLOSED"]})) == []
    before = {"position": first["position"]}
    assert units(await client.read("officer", LIST, asOf=before)) == ["U01"]
    assert units(await client.read("officer", LIST, asOf={"effectiveOn": "2014-01-05"})) == []
    counted = await client.read("officer", LIST, asOf={"effectiveOn": "2014-01-06"})
    assert counted["feedback"]["totalCount"] == 2
    node = "query ($id: ID!) { node(id: $id) { ... on Feedback { unit } } }"
    key = second["feedback"]["id"]
    assert (await client.read("head of U02", node, id=key))["node"] == {"unit": "U02"}
    assert (await client.read("head of U01", node, id=key))["node"] is None
    unknown = client.id_of(Kind.FEEDBACK, client.city.plan)
    assert (await client.read("officer", node, id=unknown))["node"] is None


async def test_pages_of_feedback_follow_one_another_in_both_directions(client: Client) -> None:
    raised_by, clock = ["U01", "U02", "U03"], client.services.clock
    assert isinstance(clock, ScriptedClock)
    for unit in raised_by:
        clock.set(clock.now() + timedelta(days=1))
        await raised(client, unit)
    forward = (await client.read("officer", PAGE, first=2))["feedback"]
    assert ([edge["node"]["unit"] for edge in forward["edges"]]) == raised_by[:2]
    rest = await client.read("officer", PAGE, first=2, after=forward["pageInfo"]["endCursor"])
    assert units(rest) == raised_by[2:]
    backward = (await client.read("officer", PAGE, last=2))["feedback"]
    assert [edge["node"]["unit"] for edge in backward["edges"]] == raised_by[1:]
    former = await client.read("officer", PAGE, last=2, before=backward["pageInfo"]["startCursor"])
    assert units(former) == raised_by[:1]
    log = client.services.log_id.hex
    for key in (["x", "y"], ["2014-01-06", "y"], [1, 2]):
        cursor = opaque(json.dumps([log, await client.caught_up(), *key]))
        assert (await client.ask("officer", PAGE, first=2, after=cursor)).code == "CURSOR_MALFORMED"


async def test_figures_tell_by_indicator_what_was_answered_in_time_and_what_was_adjusted(
    client: Client,
) -> None:
    feedback = [(await raised(client, unit))["feedback"]["id"] for unit in ("U01", "U02", "U03")]
    await raised(client, "U03", None)
    number = amend(client.city, change_set(points={"A": 30, "B": 70}))
    link = {"plan": client.plan, "amendment": number}
    await answered(client, feedback[0], outcome="ADJUSTED", text="已调分", amendment=link)
    await answered(client, feedback[1], outcome="EXPLAINED", text="口径沿用省局规定")
    assert (await client.read("officer", FIGURES))["feedbackFigures"] == [
        {
            "indicator": "A",
            "plan": {"year": 2014},
            "raised": 3,
            "inTime": {"part": "2", "whole": "3", "percent": "66.67"},
            "adjusted": {"part": "1", "whole": "2", "percent": "50.00"},
        },
        {
            "indicator": None,
            "plan": None,
            "raised": 1,
            "inTime": {"part": "0", "whole": "1", "percent": "0.00"},
            "adjusted": {"part": "0", "whole": "0", "percent": None},
        },
    ]
    assert (await client.read("reporter of U03", FIGURES))["feedbackFigures"][0]["raised"] == 1
