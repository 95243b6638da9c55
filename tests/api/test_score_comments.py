"""Comments on scores through the interface: what they show, what follows, and what is refused."""

from typing import Any

from tests.support.api import Client

ENTRY = "entry:A/2014Q1/SELF"
REPORT = {"indicator": "A", "period": "2014Q1", "channel": "SELF", "points": "8.50", "mode": "MANUAL"}
EVIDENCE = "sha256:" + "1" * 64
SAID = {
    "item": ENTRY,
    "ground": "DATA_WRONG",
    "statement": "少计一户",
    "remedy": "更正为9.50分",
    "evidence": [EVIDENCE],
}
SEEN = (
    "assessment { comments { ref item ground statement remedy evidence status madeOn reason answeredOn"
    " appeal { id } } items(first: 9) { edges { node { ref status } } } }"
)


async def commented(client: Client) -> Any:
    """The comment on a reported entry, as the payload shows it."""
    given = {"assessment": client.assessment()}
    await client.do("reporter of U01", "reportResult", **given, **REPORT)
    done = await client.do("reporter of U01", "commentOnScore", SEEN, **given, **SAID)
    assert done["errors"] == []
    (comment,) = done["assessment"]["comments"]
    return comment


async def test_an_accepted_comment_shows_its_answer_and_the_entry_is_returned(client: Client) -> None:
    comment = await commented(client)
    assert comment == {
        **SAID,
        "ref": comment["ref"],
        "status": "OPEN",
        "madeOn": "2014-01-06",
        "reason": None,
        "answeredOn": None,
        "appeal": None,
    }
    answer = {"assessment": client.assessment(), "comment": comment["ref"], "reason": "核实属实"}
    done = await client.do("assessor", "acceptComment", SEEN, **answer)
    answered = {"status": "ACCEPTED", "reason": "核实属实", "answeredOn": "2014-01-06"}
    assert done["assessment"]["comments"] == [{**comment, **answered}]
    assert done["assessment"]["items"]["edges"] == [{"node": {"ref": ENTRY, "status": "RETURNED"}}]
    again = await client.do("assessor", "declineComment", **answer)
    assert [(each["code"], each["field"]) for each in again["errors"]] == [
        ("COMMENT_STEP_WRONG", ["input", "comment"])
    ]


async def test_an_escalated_comment_leads_to_its_appeal_and_the_matter_is_found_as_one(
    client: Client,
) -> None:
    comment = await commented(client)
    given = {"assessment": client.assessment()}
    answer = {**given, "comment": comment["ref"]}
    await client.do("assessor", "declineComment", reason="数据无误", **answer)
    early = await client.do("head of U01", "escalateComment", statement="", **answer)
    assert [each["code"] for each in early["errors"]] == ["ITEM_NOT_IN_FORCE"]
    await client.do("assessor", "reviewResult", **given, entry=ENTRY)
    await client.do("officer", "recheckResult", **given, entry=ENTRY)
    seen = "appeal { id number items { item ground statement remedy } assessment { comments { status } } }"
    done = await client.do("head of U01", "escalateComment", seen, statement="", **answer)
    appeal = done["appeal"]
    contested = {name: SAID[name] for name in ("item", "ground", "statement", "remedy")}
    assert (appeal["number"], appeal["items"]) == (1, [contested])
    assert appeal["assessment"]["comments"] == [{"status": "ESCALATED"}]

    document = (
        "query ($id: ID!) { assessment(id: $id) { comments { appeal { id } }"
        " trail(first: 20) { edges { node { topic item indicator correlationId appeal { id } } } } } }"
    )
    read = (await client.read("head of U01", document, id=given["assessment"]))["assessment"]
    assert read["comments"] == [{"appeal": {"id": appeal["id"]}}]
    lines = {each["node"]["topic"]: each["node"] for each in read["trail"]["edges"]}
    names = ("score-commented", "comment-declined", "comment-escalated", "contest-opened")
    about = [lines[f"assessment.{name}.v1"] for name in names]
    assert {(each["item"], each["indicator"]) for each in about} == {(ENTRY, "A")}
    assert [each["appeal"] for each in about] == [None, None, {"id": appeal["id"]}, {"id": appeal["id"]}]
    matter = about[0]["correlationId"]
    assert [each["correlationId"] == matter for each in about] == [True, False, True, True]


async def test_what_is_rechecked_is_contested_by_an_appeal_and_the_answer_says_so(client: Client) -> None:
    await commented(client)
    given = {"assessment": client.assessment()}
    await client.do("assessor", "reviewResult", **given, entry=ENTRY)
    await client.do("officer", "recheckResult", **given, entry=ENTRY)
    document = (
        "mutation ($i: CommentOnScoreInput!) { commentOnScore(input: $i)"
        " { errors { code field message cure } } }"
    )
    answer = await client.ask("head of U01", document, i={**given, **SAID})
    assert answer.data["commentOnScore"]["errors"] == [
        {
            "code": "SCORE_NOT_PROVISIONAL",
            "field": ["input", "item"],
            "message": f"{ENTRY} 当前状态为 RECHECKED，只能对尚未复核的得分提出意见",
            "cure": "已复核的得分请提出申诉；已退回或作废的，待重新填报后再提出。",
        }
    ]
