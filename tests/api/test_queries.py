"""Queries: what the read models say, under the names of the schema."""

from decimal import Decimal
from typing import Any

import pytest

from api.graphql.ids import Kind
from tests.support.api import Client
from tests.support.told import Told

BOARD = """query ($plan: ID!, $filter: LeaderboardFilter, $first: Int = 10, $after: String) {
  leaderboard(plan: $plan, peerGroup: "GRASSROOTS", filter: $filter, first: $first, after: $after) {
    size totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    asOf { logId position recordedAt revision incomplete effectiveOn }
    edges { cursor node {
      subject rank tiedWith total provisionalTotal grade contested sealed vetoes { ground effect inForce }
      unit { name peerGroup } assessment { id total }
    } }
  }
}"""


def places(data: Any) -> list[Any]:
    return [edge["node"] for edge in data["leaderboard"]["edges"]]


async def test_the_board_ranks_grades_and_marks_the_whole_group(shared: Client) -> None:
    data = await shared.read("officer", BOARD, plan=shared.plan)
    assert [(each["subject"], each["rank"], each["total"]) for each in places(data)] == [
        ("U02", 1, "25.50"),
        ("U03", 2, "14.00"),
        ("U01", 2, "14.00"),
    ]
    assert [each["tiedWith"] for each in places(data)] == [[], ["U01"], ["U03"]]
    assert [each["contested"] for each in places(data)] == [False, False, True]
    assert [len(each["vetoes"]) for each in places(data)] == [0, 1, 0]
    assert data["leaderboard"]["size"] == data["leaderboard"]["totalCount"] == 3
    assert data["leaderboard"]["asOf"]["incomplete"] is False
    assert data["leaderboard"]["asOf"]["logId"] == str(shared.services.log_id)


@pytest.mark.parametrize(
    ("where", "subjects"),
    [
        ({"subjects": ["U03"]}, ["U03"]),
        ({"vetoed": True}, ["U03"]),
        ({"vetoed": False}, ["U02", "U01"]),
        ({"contested": True}, ["U01"]),
        ({"grades": ["EXCELLENT"]}, []),
        ({"grades": ["UNQUALIFIED"], "vetoed": False}, ["U02", "U01"]),
    ],
)
async def test_a_filter_changes_no_rank(shared: Client, where: dict[str, Any], subjects: list[str]) -> None:
    whole = {each["subject"]: each for each in places(await shared.read("officer", BOARD, plan=shared.plan))}
    data = await shared.read("officer", BOARD, plan=shared.plan, filter=where)
    assert places(data) == [whole[subject] for subject in subjects]
    assert data["leaderboard"]["totalCount"] == len(subjects)
    assert data["leaderboard"]["size"] == 3


async def test_a_rank_is_the_same_in_the_list_alone_and_on_the_assessment(shared: Client) -> None:
    document = """query ($plan: ID!, $id: ID!) {
      rankOf(plan: $plan, subject: "U02") { rank total grade } assessment(id: $id) { rank total grade } }"""
    data = await shared.read("officer", document, plan=shared.plan, id=shared.assessment("U02"))
    assert data["rankOf"] == data["assessment"] == {"rank": 1, "total": "25.50", "grade": "UNQUALIFIED"}


async def test_an_unknown_group_or_subject_is_null(shared: Client) -> None:
    document = """query ($plan: ID!) {
      leaderboard(plan: $plan, peerGroup: "NOBODY", first: 1) { size }
      rankOf(plan: $plan, subject: "NOBODY") { rank } }"""
    data = await shared.read("officer", document, plan=shared.plan)
    assert data == {"leaderboard": None, "rankOf": None}


BREAKDOWN = """query ($id: ID!, $by: BreakdownAxis!) { assessment(id: $id) { total breakdown(by: $by) {
  by total groups { code name points leaves { path kind points stated state item events } } } } }"""


@pytest.mark.parametrize(
    ("axis", "codes"),
    [
        ("SECTION", {"S": "23.500000", "BONUS": "2.000000"}),
        ("INDICATOR", {"A": "8.500000", "B": "15.000000", "BONUS": "2.000000"}),
        ("WORK_KIND", {"KEY": "8.500000", "DAILY": "15.000000", "HONOUR_INSIDE": "2.000000"}),
        (
            "KIND",
            {"ENTRY": "23.000000", "RULING": "1.000000", "ADJUSTMENT": "-0.500000", "BONUS": "2.000000"},
        ),
        ("PERIOD", {"2014Q1": "23.500000", "BONUS": "2.000000"}),
    ],
)
async def test_a_breakdown_sums_to_the_total_on_every_axis(
    shared: Client, axis: str, codes: dict[str, str]
) -> None:
    data = await shared.read("officer", BREAKDOWN, id=shared.assessment("U02"), by=axis)
    breakdown = data["assessment"]["breakdown"]
    worth = {each["code"]: each["points"] for each in breakdown["groups"] if Decimal(each["points"])}
    assert worth == codes
    assert Decimal(breakdown["total"]) == Decimal(data["assessment"]["total"]) == Decimal("25.50")
    for group in breakdown["groups"]:
        assert sum((Decimal(leaf["points"]) for leaf in group["leaves"]), Decimal(0)) == Decimal(
            group["points"]
        )


ITEMS = """query ($id: ID!, $filter: ItemFilter) { assessment(id: $id) { items(first: 50, filter: $filter) {
  totalCount edges { node { ref kind indicator period channel code matter points status version effectiveOn
    until ruling { outcome points } contestedBy { number } ruledBy { number } } } } } }"""


async def test_items_say_where_they_stand_and_what_was_ruled(shared: Client, told: Told) -> None:
    data = await shared.read("officer", ITEMS, id=shared.assessment("U02"))
    items = {edge["node"]["kind"] + edge["node"]["ref"][:8]: edge["node"] for edge in _edges(data)}
    ruled = items["ENTRYentry:A/"]
    assert (ruled["points"], ruled["ruling"]) == (
        "8.000000",
        {"outcome": "VARIED", "points": "9.000000"},
    )
    assert (ruled["ruledBy"], ruled["contestedBy"], ruled["status"]) == ({"number": 1}, None, "RECHECKED")
    bonus = items["BONUSclaim:" + told.bonus[6:8]]
    assert (bonus["code"], bonus["matter"], bonus["status"], bonus["effectiveOn"]) == (
        "BONUS-1",
        "honour",
        "IN_FORCE",
        "2014-06-01",
    )


@pytest.mark.parametrize(
    ("where", "kinds"),
    [
        ({"kinds": ["VETO"]}, {"VETO"}),
        ({"statuses": ["RETURNED"]}, {"ENTRY"}),
        ({"indicator": "B", "period": "2014Q1"}, {"ENTRY"}),
        ({"kinds": ["DEDUCTION"], "statuses": ["CLAIMED"]}, set()),
    ],
)
async def test_items_are_filtered(shared: Client, where: dict[str, Any], kinds: set[str]) -> None:
    data = await shared.read("officer", ITEMS, id=shared.assessment("U03"), filter=where)
    assert {edge["node"]["kind"] for edge in _edges(data)} == kinds
    assert data["assessment"]["items"]["totalCount"] == len(kinds)


def _edges(data: Any) -> list[Any]:
    edges: list[Any] = data["assessment"]["items"]["edges"]
    return edges


async def test_the_trail_tells_who_did_what_why_and_to_what_effect(shared: Client) -> None:
    document = """query ($id: ID!) { assessment(id: $id) {
      trail(last: 50, changedScore: true) { totalCount edges { node {
        topic item totalBefore totalAfter reason legalBasis actor { role unit name { text forgotten } }
        causedBy { topic appeal { number } } assessment { subject } } } }
      all: trail(first: 1) { totalCount edges { node { topic } } } } }"""
    data = await shared.read("auditor", document, id=shared.assessment("U02"))
    assert [edge["node"]["topic"] for edge in data["assessment"]["all"]["edges"]] == [
        "assessment.assessment-opened.v1"
    ]
    changes = [edge["node"] for edge in data["assessment"]["trail"]["edges"]]
    totals = [(each["totalBefore"], each["totalAfter"]) for each in changes]
    assert totals == [
        ("0.00", "15.00"),
        ("15.00", "23.00"),
        ("23.00", "22.50"),
        ("22.50", "24.50"),
        ("24.50", "25.50"),
    ]
    ruling = changes[-1]
    assert ruling["causedBy"] == {"topic": "appeal.appeal-ruled.v1", "appeal": {"number": 1}}
    assert ruling["actor"] == {
        "role": "COMMITTEE",
        "unit": "CO",
        "name": {"text": "CO的member", "forgotten": False},
    }
    assert (ruling["reason"], ruling["legalBasis"]) == ("查明", "HHHT-2014-01#12")


async def test_the_history_of_a_total_has_no_gaps(shared: Client) -> None:
    document = """query ($id: ID!) { assessment(id: $id) { total history(first: 50) {
      totalCount edges { node { total provisionalTotal since until } } } } }"""
    data = await shared.read("officer", document, id=shared.assessment("U02"))
    steps = [edge["node"] for edge in data["assessment"]["history"]["edges"]]
    assert [step["since"] for step in steps[1:]] == [step["until"] for step in steps[:-1]]
    assert steps[-1]["until"] is None
    assert steps[-1]["total"] == data["assessment"]["total"]
    assert data["assessment"]["history"]["totalCount"] == len(steps)
    assert len({(step["total"], step["provisionalTotal"]) for step in steps}) > 4


async def test_an_appeal_tells_its_case_its_steps_and_its_effects(shared: Client, told: Told) -> None:
    document = """query ($id: ID!) { appeal(id: $id) {
      number year office subject status statement
      items { item ground statement remedy ruling { outcome points } rulingReason }
      steps { step actorRole actorUnit reason event { topic } }
      effects { topic totalBefore totalAfter } assessment { subject total } } }"""
    data = await shared.read("officer", document, id=shared.id_of(Kind.APPEAL, told.ruled))
    appeal = data["appeal"]
    assert (appeal["number"], appeal["status"], appeal["subject"]) == (1, "EXECUTED", "U02")
    assert [step["step"] for step in appeal["steps"]] == [
        *("FILED", "ACCEPTED", "BENCH_SEATED", "INVESTIGATORS_APPOINTED", *3 * ["CONFLICT_DECLARED"]),
        *("ANSWERED", "REPLIED", "REPORTED", "REPORT_SIGNED", "CASE_FILE_FROZEN"),
        *("VOTING_OPENED", "VOTE_CAST", "VOTES_OPENED", "RULED", "EXECUTED", "LETTER_ISSUED"),
    ]
    assert appeal["items"] == [
        {
            "item": "entry:A/2014Q1/SELF",
            "ground": "FACT_WRONG",
            "statement": "少计",
            "remedy": "加分",
            "ruling": {"outcome": "VARIED", "points": "9.00"},
            "rulingReason": "查明",
        }
    ]
    assert appeal["effects"] == [
        {"topic": "assessment.ruling-applied.v1", "totalBefore": "24.50", "totalAfter": "25.50"}
    ]
    assert appeal["assessment"] == {"subject": "U02", "total": "25.50"}


@pytest.mark.parametrize(
    ("where", "numbers"),
    [({}, [1, 2]), ({"statuses": ["FILED"]}, [2]), ({"subject": "U02"}, [1]), ({"year": 2013}, [])],
)
async def test_appeals_are_listed_by_number(
    shared: Client, where: dict[str, Any], numbers: list[int]
) -> None:
    document = """query ($filter: AppealFilter) { appeals(first: 10, filter: $filter) {
      totalCount edges { node { number } } } }"""
    data = await shared.read("officer", document, filter=where)
    assert [edge["node"]["number"] for edge in data["appeals"]["edges"]] == numbers
    assert data["appeals"]["totalCount"] == len(numbers)


async def test_a_plan_tells_what_it_is_made_of(shared: Client) -> None:
    document = """query ($id: ID!) { plan(id: $id) {
      office year side title scale digits version { number effectiveFrom checks }
      sections { code name points } workItems { code source } projects { code workItem }
      indicators { code name points cycle periodRule workKind channels duty { leadUnit } } }
      plans(first: 5, filter: { published: true, side: SYSTEM }) { totalCount edges { node { id } } } }"""
    data = await shared.read("reporter of U01", document, id=shared.plan)
    plan = data["plan"]
    assert (plan["side"], plan["scale"], plan["digits"]) == ("SYSTEM", "100", 2)
    assert plan["version"]["number"] == 1
    assert [each["code"] for each in plan["indicators"]] == ["A", "B"]
    assert plan["indicators"][0]["channels"] == ["SELF", "DESK", "FIELD"]
    assert plan["projects"] == [{"code": "P", "workItem": "W"}]
    assert data["plans"] == {"totalCount": 1, "edges": [{"node": {"id": shared.plan}}]}


@pytest.mark.parametrize(
    ("where", "subjects"),
    [
        ({}, ["U01", "U02", "U03"]),
        ({"subject": "U02"}, ["U02"]),
        ({"peerGroup": "NOBODY"}, []),
        ({"year": 2014, "office": "HHHT"}, ["U01", "U02", "U03"]),
    ],
)
async def test_assessments_are_listed(shared: Client, where: dict[str, Any], subjects: list[str]) -> None:
    document = """query ($filter: AssessmentFilter) { assessments(first: 10, filter: $filter) {
      totalCount edges { node { subject total unit { name } plan { title } } } } }"""
    data = await shared.read("officer", document, filter=where)
    assert [edge["node"]["subject"] for edge in data["assessments"]["edges"]] == subjects
    assert data["assessments"]["totalCount"] == len(subjects)


async def test_any_object_is_found_again_by_its_id(shared: Client, told: Told) -> None:
    document = "query ($id: ID!) { node(id: $id) { __typename id } }"
    event = await shared.read("auditor", "{ events(last: 1) { edges { node { __typename id } } } }")
    ids = {
        "Plan": shared.plan,
        "Assessment": shared.assessment(),
        "Appeal": shared.id_of(Kind.APPEAL, told.waiting),
        "Person": shared.id_of(Kind.PERSON, shared.city.people["officer"]),
        event["events"]["edges"][0]["node"]["__typename"]: event["events"]["edges"][0]["node"]["id"],
    }
    for kind, global_id in ids.items():
        data = await shared.read("auditor", document, id=global_id)
        assert data["node"] == {"__typename": kind, "id": global_id}


@pytest.mark.parametrize(
    ("where", "topics"),
    [
        ({"topics": ["appeal.appeal-accepted.v1"]}, {"appeal.appeal-accepted.v1"}),
        (
            {"item": "entry:A/2014Q2/SELF", "subject": "U03"},
            {"assessment.result-reported.v1", "assessment.result-returned.v1"},
        ),
        ({"fromPosition": "1", "toPosition": "1"}, {"office.office-established.v1"}),
        ({"recordedTo": "2000-01-01T00:00:00Z"}, set()),
    ],
)
async def test_events_are_browsed(shared: Client, where: dict[str, Any], topics: set[str]) -> None:
    document = """query ($filter: EventFilter) { events(first: 200, filter: $filter) {
      totalCount edges { node { position commitPosition topic recordedAt decidedAt effectiveOn } } } }"""
    data = await shared.read("auditor", document, filter=where)
    assert {edge["node"]["topic"] for edge in data["events"]["edges"]} == topics
    assert data["events"]["totalCount"] == len(data["events"]["edges"])


async def test_the_viewer_sees_the_roles_they_hold_today(shared: Client) -> None:
    document = "{ viewer { unit day language person { post } roles { role office until } office { name } } }"
    data = await shared.read("leader", document)
    assert data["viewer"] == {
        "unit": "LG",
        "day": "2014-01-06",
        "language": "ZH",
        "person": {"post": "leader"},
        "roles": [{"role": "LEADING_GROUP", "office": "HHHT", "until": None}],
        "office": {"name": "呼和浩特市国家税务局"},
    }


@pytest.mark.parametrize(
    ("who", "events", "reads"),
    [("auditor", ["HHHT"], ["HHHT"]), ("supervisor", [], ["HHHT"]), ("officer", [], [])],
)
async def test_the_viewer_is_told_what_they_may_audit(
    shared: Client, who: str, events: list[str], reads: list[str]
) -> None:
    data = await shared.read(who, "{ viewer { browsesEventsOf auditsReadsOf } }")
    assert data["viewer"] == {"browsesEventsOf": events, "auditsReadsOf": reads}


async def test_lag_is_told_by_model_and_with_every_answer(shared: Client) -> None:
    head = await shared.caught_up()
    answer = await shared.ask(
        "officer", "{ projections { model generation position head lag parked revision } }"
    )
    models = {each["model"]: each for each in answer.data["projections"]}
    assert set(models) >= {"organization", "plans", "standings", "score_ledger", "trail", "appeal_docket"}
    assert {(each["position"], each["lag"], each["parked"]) for each in models.values()} == {
        (str(head), 0, 0)
    }
    assert answer.body["extensions"]["position"] == str(head)
    assert answer.body["extensions"]["lag"] == 0
    assert answer.body["extensions"]["requestId"]


@pytest.mark.parametrize(
    ("who", "unit", "actions"),
    [
        (
            "reporter of U01",
            "U01",
            ["reportResult", "reportNil", "recordSelfCheck", "confirmFault", "commentOnScore", "claimBonus"],
        ),
        (
            "head of U01",
            "U01",
            [
                *("recordSelfCheck", "confirmFault", "commentOnScore", "escalateComment"),
                *("claimBonus", "fileAppeal", "fileLateAppeal"),
            ],
        ),
        (
            "assessor",
            "U01",
            [
                *("reportResult", "reviewResult", "returnResult", "acceptComment", "declineComment"),
                *("recordFault", "recordRefusalToConfirm", "withdrawFault"),
                *("claimDeduction", "verifyClaim"),
            ],
        ),
        (
            "supervisor",
            "U01",
            ["recordFault", "recordRefusalToConfirm", "withdrawFault", "claimDeduction", "applyVeto"],
        ),
        ("leader", "U01", ["decideSpecialItem", "confirmVeto", "liftVeto"]),
        ("auditor", "U01", []),
    ],
)
async def test_an_assessment_tells_what_its_viewer_may_do(
    shared: Client, who: str, unit: str, actions: list[str]
) -> None:
    document = "query ($id: ID!) { assessment(id: $id) { allowedActions } }"
    data = await shared.read(who, document, id=shared.assessment(unit))
    assert data["assessment"]["allowedActions"] == actions
