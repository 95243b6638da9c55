"""Meetings through the interface: as a node, in lists, for those who watch."""

from typing import Any

from tests.support.api import Client
from tests.support.monitoring import MINUTES

SEEN = (
    "meeting { id office kind quarter number heldOn agenda missedByHead minutes"
    " attendees { person capacity } votes { item person choice } measures { ref unit text dueOn } }"
)


async def held(client: Client) -> Any:
    return await client.do(
        "officer",
        "holdMeeting",
        SEEN,
        office="HHHT",
        kind="BUREAU",
        quarter="2014Q1",
        on="2014-01-06",
        agenda=["通报绩效分析报告"],
        attendees=[{"person": client.person("leader"), "capacity": "MEMBER"}],
    )


async def test_a_meeting_is_held_voted_in_and_closed_with_its_minutes(client: Client) -> None:
    meeting = {"meeting": (await held(client))["meeting"]["id"]}
    vote = {"item": 1, "person": client.person("leader"), "choice": "FOR"}
    measure = {"unit": "U01", "text": "补录台账", "dueOn": "2014-01-31"}
    await client.do("officer", "recordMeetingVote", **meeting, **vote)
    await client.do("officer", "agreeMeasure", **meeting, **measure)
    refused = await client.do("officer", "closeMeeting", **meeting)
    assert [(each["code"], each["field"]) for each in refused["errors"]] == [
        ("MINUTES_MISSING", ["input", "minutes"])
    ]
    done = await client.do("officer", "closeMeeting", SEEN, **meeting, minutes=MINUTES)
    assert done["meeting"] == {
        "id": meeting["meeting"],
        "office": "HHHT",
        "kind": "BUREAU",
        "quarter": "2014Q1",
        "number": 1,
        "heldOn": "2014-01-06",
        "agenda": ["通报绩效分析报告"],
        "missedByHead": False,
        "minutes": MINUTES,
        "attendees": [{"person": client.person("leader"), "capacity": "MEMBER"}],
        "votes": [vote],
        "measures": [{"ref": "measure:1", **measure}],
    }


async def test_those_who_watch_see_meetings_and_others_do_not(client: Client) -> None:
    first = await held(client)
    await held(client)
    document = (
        "query ($f: MeetingFilter) {"
        " meetings(filter: $f, first: 9) { totalCount edges { node { number } } } }"
    )
    seen = (await client.read("auditor", document))["meetings"]
    assert [edge["node"]["number"] for edge in seen["edges"]] == [1, 2]
    assert (await client.read("head of U01", document))["meetings"]["totalCount"] == 0
    closed = await client.read("officer", document, f={"closed": True, "quarter": "2014Q1"})
    assert closed["meetings"]["totalCount"] == 0
    node = "query ($id: ID!) { node(id: $id) { id } }"
    for who, expected in (("leader", {"id": first["meeting"]["id"]}), ("head of U01", None)):
        read = await client.read(who, node, id=first["meeting"]["id"])
        assert read["node"] == expected
