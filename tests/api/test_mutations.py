"""Mutations: every command, typed; what came of it, or why nothing did."""

import re
from decimal import Decimal
from typing import Any

import pytest

from api.graphql.commands.table import MUTATIONS
from api.graphql.export import sdl
from api.graphql.ids import Kind
from application.commands import HANDLERS
from domain.appeal.appeal import Appeal
from domain.appeal.state import ItemRuling
from tests.support import bench
from tests.support.api import Client
from tests.support.plans import indicator

ENTRY = "entry:A/2014Q1/SELF"
GROUNDS = {"reasonCode": "CORRECTION", "reason": "核实后更正", "legalBasis": "HHHT-2014-01#12"}
REPORT: dict[str, Any] = {
    "indicator": "A",
    "period": "2014Q1",
    "channel": "SELF",
    "points": "9.50",
    "mode": "MANUAL",
}
TOTALS = "assessment { total provisionalTotal rank grade }"


def codes(payload: Any) -> list[str]:
    return [error["code"] for error in payload["errors"]]


async def confirmed(client: Client, points: str = "9.50", unit: str = "U01") -> None:
    assessment = client.assessment(unit)
    reported = {**REPORT, "points": points}
    await client.do(f"reporter of {unit}", "reportResult", assessment=assessment, **reported)
    await client.do("assessor", "reviewResult", assessment=assessment, entry=ENTRY)
    done = await client.do("officer", "recheckResult", assessment=assessment, entry=ENTRY)
    assert done["errors"] == []


def test_every_command_is_a_mutation_of_its_own_name() -> None:
    assert {mutation.command for mutation in MUTATIONS} == set(HANDLERS)
    assert len(MUTATIONS) == len(HANDLERS)
    (root,) = re.findall(r"^type Mutation \{(.*?)^\}", sdl(), re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"^  (\w+)\(", root, re.MULTILINE)) == {command.NAME for command in HANDLERS}


async def test_a_result_counts_in_the_total_once_it_is_rechecked(client: Client) -> None:
    assessment = client.assessment()
    seen = f"{TOTALS} item {{ ref status version points }}"
    reported = await client.do("reporter of U01", "reportResult", seen, assessment=assessment, **REPORT)
    assert reported["item"] == {"ref": ENTRY, "status": "REPORTED", "version": 2, "points": "9.500000"}
    assert reported["assessment"]["total"] == "0.00"
    assert reported["assessment"]["provisionalTotal"] == "9.50"

    asked = {"assessment": assessment, "entry": ENTRY, "expectedVersion": 2}
    reviewed = await client.do("assessor", "reviewResult", seen, **asked)
    assert reviewed["item"]["status"] == "REVIEWED"
    rechecked = await client.do("officer", "recheckResult", seen, assessment=assessment, entry=ENTRY)
    assert rechecked["assessment"]["total"] == "9.50"
    assert int(rechecked["position"]) > int(reviewed["position"]) > int(reported["position"])


async def test_a_payload_shows_what_its_own_mutation_changed(client: Client) -> None:
    for number in range(1, 6):
        points = f"{number}.00"
        given = {**REPORT, "points": points}
        done = await client.do(
            "reporter of U01", "reportResult", TOTALS, assessment=client.assessment(), **given
        )
        assert done["assessment"]["provisionalTotal"] == points


async def test_what_was_seen_last_is_what_a_stale_user_is_told(client: Client) -> None:
    assessment = client.assessment()
    await client.do("reporter of U01", "reportResult", assessment=assessment, **REPORT)
    again = {**REPORT, "points": "8.00", "expectedVersion": 2}
    await client.do("reporter of U01", "reportResult", assessment=assessment, **again)
    await client.caught_up()
    stale = await client.do(
        "assessor",
        "reviewResult",
        "item { version points }",
        assessment=assessment,
        entry=ENTRY,
        expectedVersion=2,
    )
    assert codes(stale) == ["STALE_ENTRY"]
    assert stale["errors"][0]["field"] == ["input", "expectedVersion"]
    assert stale["position"] is None
    assert stale["item"] is None or stale["item"]["version"] == 3


async def test_an_idempotent_repeat_gives_the_first_outcome(client: Client) -> None:
    given = {**REPORT, "assessment": client.assessment(), "idempotencyKey": "report-1"}
    first = await client.do("reporter of U01", "reportResult", "item { ref }", **given)
    head = await client.caught_up()
    assert await client.do("reporter of U01", "reportResult", "item { ref }", **given) == first
    assert await client.caught_up() == head
    other = await client.do("reporter of U01", "reportResult", **{**given, "points": "9.40"})
    assert codes(other) == ["IDEMPOTENCY_KEY_REUSED"]
    assert other["errors"][0]["field"] == ["input", "idempotencyKey"]


async def test_a_veto_caps_the_grade_and_lifting_it_restores_it(client: Client) -> None:
    assessment = client.assessment()
    seen = "assessment { total rank grade vetoes { ref ground status inForce } } item { ref kind status }"
    before = (await client.read("officer", PLACE, plan=client.plan, subject="U01"))["rankOf"]
    applied = await client.do(
        "supervisor",
        "applyVeto",
        seen,
        assessment=assessment,
        ground="MAJOR_FAULT",
        occurredOn="2014-01-05",
        grounds=GROUNDS,
    )
    veto = applied["item"]["ref"]
    assert applied["item"] == {"ref": veto, "kind": "VETO", "status": "RECORDED"}
    confirmed_veto = await client.do("leader", "confirmVeto", seen, assessment=assessment, veto=veto)
    assert confirmed_veto["assessment"]["vetoes"] == [
        {"ref": veto, "ground": "MAJOR_FAULT", "status": "CONFIRMED", "inForce": True}
    ]
    lifted = await client.do("leader", "liftVeto", seen, assessment=assessment, veto=veto, grounds=GROUNDS)
    assert lifted["assessment"]["vetoes"][0]["inForce"] is False
    after = (await client.read("officer", PLACE, plan=client.plan, subject="U01"))["rankOf"]
    assert after == before


PLACE = """query ($plan: ID!, $subject: String!) {
  rankOf(plan: $plan, subject: $subject) { subject rank total grade contested vetoes { ref } }
}"""


async def test_a_ruling_changes_score_and_board_at_once(client: Client) -> None:
    await confirmed(client, "7.50")
    await confirmed(client, "8.00", "U02")
    filed = await client.do(
        "head of U01",
        "fileAppeal",
        "appeal { id number status }",
        assessment=client.assessment(),
        statement="少计",
        items=[{"item": ENTRY, "ground": "FACT_WRONG", "statement": "少计", "remedy": "加分"}],
    )
    appeal = filed["appeal"]["id"]
    assert (filed["appeal"]["number"], filed["appeal"]["status"]) == (1, "FILED")
    place = (await client.read("officer", PLACE, plan=client.plan, subject="U01"))["rankOf"]
    assert (place["rank"], place["total"], place["contested"]) == (2, "7.50", True)

    await client.do("second_officer", "acceptAppeal", appeal=appeal)
    decided = ItemRuling(item=ENTRY, outcome="VARIED", points=Decimal("9.50"), reason="查明")
    bench.hear(client.city, Appeal.id_of("HHHT", 2014, 1), decided)
    ruled = await client.do(
        "member",
        "ruleOnAppeal",
        "appeal { status items { ruling { outcome points } } assessment { total rank } effects { topic } }",
        appeal=appeal,
        rulings=[{"item": ENTRY, "outcome": "VARIED", "points": "9.50", "reason": "查明"}],
        grounds=GROUNDS,
    )
    assert ruled["appeal"] == {
        "status": "EXECUTED",
        "items": [{"ruling": {"outcome": "VARIED", "points": "9.50"}}],
        "assessment": {"total": "9.50", "rank": 1},
        "effects": [{"topic": "assessment.ruling-applied.v1"}],
    }
    place = (await client.read("officer", PLACE, plan=client.plan, subject="U01"))["rankOf"]
    assert (place["rank"], place["total"], place["contested"]) == (1, "9.50", False)


async def test_a_plan_is_told_everything_that_keeps_it_from_being_published(client: Client) -> None:
    drafted = await client.do(
        "officer",
        "draftPlan",
        "plan { id version { number } sections { code points } }",
        office="HHHT",
        year=2015,
        side="SYSTEM",
        title="2015年计划",
        scale="100",
        digits=2,
        sections=[{"code": "S", "name": "方面", "points": "100"}],
        peerGroups=["GRASSROOTS"],
    )
    plan = drafted["plan"]["id"]
    assert drafted["plan"]["version"] is None
    assert drafted["plan"]["sections"] == [{"code": "S", "points": "100"}]
    work_item = {"code": "W", "name": "工作", "source": "SUPERIOR", "document": "1号"}
    await client.do("officer", "proposeWorkItem", plan=plan, workItem=work_item)
    await client.do(
        "officer", "proposeProject", plan=plan, project={"code": "P", "name": "项目", "workItem": "W"}
    )
    lacking = proposed(points="90", standard=None, duty={"leadUnit": "D1"})
    await client.do("officer", "proposeIndicator", plan=plan, indicator=lacking)
    refused = await client.do("leader", "publishPlan", plan=plan, effectiveFrom="2015-01-01")
    assert set(codes(refused)) == {
        "CONSULTATION_MISSING",
        "INDICATOR_FIELD_MISSING",
        "DUTY_CHAIN_INCOMPLETE",
        "SCALE_MISMATCH",
    }
    await client.do("officer", "reviseIndicator", plan=plan, indicator=proposed(points="100"))
    await consulted(client, plan)
    published = await client.do(
        "leader",
        "publishPlan",
        "plan { version { number checks effectiveFrom } indicators { code points cycle duty { chief } } }",
        plan=plan,
        effectiveFrom="2015-01-01",
    )
    assert published["errors"] == []
    assert published["plan"]["version"]["effectiveFrom"] == "2015-01-01"
    assert published["plan"]["indicators"] == [
        {"code": "A", "points": "100", "cycle": "QUARTER", "duty": {"chief": "局长"}}
    ]


async def consulted(client: Client, plan: str) -> None:
    """Take a draft through review and consultation; U01 comments, U02 agrees."""
    seen = "plan { phase consultation { units until replied } comments { ref indicator outcome answer } }"
    await client.do("officer", "submitPlanForReview", plan=plan)
    assert codes(await client.do("officer", "reviewPlan", plan=plan)) == ["PLAN_REVIEWED_BY_SUBMITTER"]
    await client.do("second_officer", "reviewPlan", plan=plan)
    await client.do("officer", "consultOnPlan", plan=plan, units=["U01", "U02"], until="2014-12-31")
    said = {"plan": plan, "unit": "U01", "indicator": "A", "channel": "REPORT", "text": "分值偏高"}
    commented = await client.do("reporter of U01", "commentOnPlan", seen, **said)
    (comment,) = commented["plan"]["comments"]
    await client.do("head of U02", "agreeToPlan", plan=plan, unit="U02")
    answer = {"outcome": "EXPLAINED", "text": "与上级一致"}
    done = await client.do("officer", "answerComment", seen, plan=plan, comment=comment["ref"], answer=answer)
    assert done["plan"] == {
        "phase": "IN_CONSULTATION",
        "consultation": {"units": ["U01", "U02"], "until": "2014-12-31", "replied": ["U01", "U02"]},
        "comments": [{**comment, "outcome": "EXPLAINED", "answer": "与上级一致"}],
    }


def proposed(**changed: Any) -> dict[str, Any]:
    complete = indicator("A", Decimal(100))
    return {
        "code": "A",
        "project": "P",
        "section": "S",
        "name": complete.name,
        "standard": complete.standard,
        "legalBasis": complete.legal_basis,
        "points": "100",
        "cycle": "QUARTER",
        "periodRule": "SUM",
        "workKind": "DAILY",
        "measurement": {"kind": "QUANTITATIVE", "angles": ["QUANTITY"]},
        "classification": {"area": "COLLECTION"},
        "origin": {"agencyCanCarry": False},
        "method": {"direct": {"version": 1}},
        "channels": ["SELF"],
        "mode": "MANUAL",
        "assessingDepartment": "D1",
        "duty": {"chief": "局长", "deputyInCharge": "副局长", "leadUnit": "D1"},
        **changed,
    }


async def test_a_person_is_registered_and_given_a_role(client: Client) -> None:
    seen = "person { id post name { text } roles { role since until } }"
    registered = await client.do(
        "administrator", "registerPerson", seen, office="HHHT", unit="U03", post="文书", name="某某"
    )
    person = registered["person"]["id"]
    assert registered["person"]["name"] == {"text": "某某"}
    granted = await client.do(
        "administrator",
        "grantRole",
        seen,
        person=person,
        role="REPORTER",
        office="HHHT",
        since="2014-02-01",
    )
    assert granted["person"]["roles"] == [{"role": "REPORTER", "since": "2014-02-01", "until": None}]


async def test_a_unit_joins_its_office(client: Client) -> None:
    unit = {"office": "HHHT", "code": "U04", "name": "回民区局", "kind": "GRASSROOTS_BUREAU"}
    registered = await client.do(
        "administrator",
        "registerUnit",
        "office { units { code peerGroup } }",
        **unit,
        peerGroup="GRASSROOTS",
        since="2014-01-01",
    )
    assert {"code": "U04", "peerGroup": "GRASSROOTS"} in registered["office"]["units"]


@pytest.mark.parametrize(
    ("language", "message"),
    [("zh-CN,zh;q=0.9,en;q=0.5", "没有填报 entry:nowhere"), ("en", "there is no entry entry:nowhere")],
)
async def test_a_refusal_is_told_in_the_language_of_the_request(
    client: Client, language: str, message: str
) -> None:
    document = """mutation ($input: RecheckResultInput!) {
      recheckResult(input: $input) { errors { message messageZh messageEn } } }"""
    given = {"assessment": client.assessment(), "entry": "entry:nowhere"}
    answer = await client.ask("officer", document, language, input=given)
    (error,) = answer.data["recheckResult"]["errors"]
    assert error["message"] == message
    assert {error["messageZh"], error["messageEn"]} >= {message}


async def test_a_request_leaves_its_id_and_nothing_personal_in_the_log(client: Client) -> None:
    headers = client.headers("reporter of U01") | {"X-Request-Id": "front-end-4711"}
    document = "mutation ($i: ReportResultInput!) { reportResult(input: $i) { position } }"
    sent = {"query": document, "variables": {"i": {**REPORT, "assessment": client.assessment()}}}
    await client.http.post("/graphql", json=sent, headers=headers)
    data = await client.read(
        "auditor", "{ events(last: 1) { edges { node { requestId channel actor { id name { text } } } } } }"
    )
    (edge,) = data["events"]["edges"]
    assert edge["node"]["requestId"] == "front-end-4711"
    assert edge["node"]["channel"] == "API"
    assert edge["node"]["actor"]["id"] == client.city.people["reporter of U01"]
    assert client.id_of(Kind.PERSON, edge["node"]["actor"]["id"])
