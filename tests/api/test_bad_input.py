"""Bad input: each a clear error with a code, nothing half-written."""

from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import StoredEvent

from api.graphql.ids import Kind, global_id
from tests.support.api import Client
from tests.support.city import City
from tests.support.log import commit
from tests.support.serving import follow_once, served

ENTRY = "entry:A/2014Q1/SELF"
GROUNDS = {"reasonCode": "CORRECTION", "reason": "核实后更正", "legalBasis": "HHHT-2014-01#12"}
REPORT: dict[str, Any] = {
    "indicator": "A",
    "period": "2014Q1",
    "channel": "SELF",
    "points": "9.50",
    "mode": "MANUAL",
}
REPORTING = "mutation ($input: ReportResultInput!) { reportResult(input: $input) { position } }"


def head(client: Client) -> int:
    return client.services.log.head().position


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"indicator": "Z"}, "INDICATOR_UNKNOWN", ["input", "indicator"]),
        ({"period": "2014Q5"}, "PERIOD_NOT_ASSESSED", ["input", "period"]),
        ({"points": "10.01"}, "POINTS_OUT_OF_RANGE", ["input", "points"]),
        ({"points": "-0.01"}, "POINTS_OUT_OF_RANGE", ["input", "points"]),
        ({"expectedVersion": 7}, "STALE_ENTRY", ["input", "expectedVersion"]),
        ({"evidence": ["md5:1"]}, "INPUT_MALFORMED", ["input", "evidence", "0"]),
        ({"assessment": "nonsense"}, "ID_MALFORMED", ["input", "assessment"]),
    ],
)
async def test_a_rule_refuses_as_data_and_names_the_input(
    shared: Client, changed: dict[str, Any], code: str, field: list[str]
) -> None:
    before = head(shared)
    given = {**REPORT, "assessment": shared.assessment(), **changed}
    refused = await shared.do("reporter of U01", "reportResult", **given)
    (error,) = refused["errors"]
    assert (error["code"], error["field"]) == (code, field)
    assert refused["position"] is None
    assert head(shared) == before


async def test_a_refusal_says_what_to_do_in_the_language_of_the_request(shared: Client) -> None:
    given = {**REPORT, "assessment": shared.assessment(), "expectedVersion": 7}
    asked = "mutation ($input: ReportResultInput!) { reportResult(input: $input) { errors { cure } } }"
    for language, word in (("zh", "刷新"), ("en", "Look")):
        answer = await shared.ask("reporter of U01", asked, language=language, input=given)
        (error,) = answer.data["reportResult"]["errors"]
        assert word in error["cure"]


async def test_all_malformed_fields_of_an_input_are_named_at_once(shared: Client) -> None:
    refused = await shared.do(
        "second_officer",
        "adjustScore",
        assessment=shared.assessment(),
        indicator="A",
        period="2014Q1",
        delta="1",
        grounds={"reasonCode": "X", "reason": "x", "legalBasis": "no article", "evidence": ["a", "b"]},
    )
    assert [error["field"] for error in refused["errors"]] == [
        ["input", "grounds", "legalBasis"],
        ["input", "grounds", "evidence", "0"],
        ["input", "grounds", "evidence", "1"],
    ]


async def test_a_change_of_points_without_a_reason_is_refused(shared: Client) -> None:
    refused = await shared.do(
        "officer",
        "adjustScore",
        assessment=shared.assessment(),
        indicator="A",
        period="2014Q1",
        delta="-1",
        grounds={**GROUNDS, "reason": "  "},
    )
    assert [error["code"] for error in refused["errors"]] == ["REASON_MISSING"]


@pytest.mark.parametrize("points", [9.5, 9, True, "9,5", "1e1", "９", "NaN", "1234567890", "1.1234567", ""])
async def test_points_that_are_no_plain_decimal_in_a_string_are_refused_by_field(
    shared: Client, points: object
) -> None:
    before = head(shared)
    given = {**REPORT, "assessment": shared.assessment(), "points": points}
    refused = await shared.ask("reporter of U01", REPORTING, input=given)
    assert refused.code == "INPUT_MALFORMED"
    assert refused.error["field"] == ["input", "points"]
    assert refused.body["data"] is None
    assert head(shared) == before


@pytest.mark.parametrize("points", ["9.5", "9", "true", '"nine"'])
async def test_points_written_as_a_graphql_number_are_refused_by_field(shared: Client, points: str) -> None:
    document = f"""mutation {{ adjustScore(input: {{ assessment: "{shared.assessment()}", indicator: "A",
      period: "2014Q1", delta: {points}, grounds: {{ reasonCode: "X", reason: "x", legalBasis: "A#1" }} }})
      {{ position }} }}"""
    refused = await shared.ask("officer", document)
    assert refused.code == "INPUT_MALFORMED"
    assert refused.error["field"] == ["input", "delta"]


async def test_a_nested_number_is_refused_by_its_path(shared: Client) -> None:
    document = "mutation ($input: RuleOnAppealInput!) { ruleOnAppeal(input: $input) { position } }"
    ruling = {"item": ENTRY, "outcome": "VARIED", "points": 9.5, "reason": "x"}
    given = {"appeal": shared.assessment(), "rulings": [ruling], "grounds": GROUNDS}
    refused = await shared.ask("member", document, input=given)
    assert refused.error["field"] == ["input", "rulings", "0", "points"]


@pytest.mark.parametrize(
    ("who", "mutation", "code"),
    [
        ("auditor", "reportResult", "ROLE_MISSING"),
        ("administrator", "reportResult", "ROLE_MISSING"),
        ("reporter of U02", "reportResult", "OUT_OF_SCOPE"),
    ],
)
async def test_a_missing_role_and_another_units_data_are_errors_of_the_request(
    shared: Client, who: str, mutation: str, code: str
) -> None:
    given = {**REPORT, "assessment": shared.assessment("U01")}
    refused = await shared.ask(who, REPORTING, input=given)
    assert refused.code == code
    assert refused.errors[0]["path"] == [mutation]


async def test_the_id_of_something_else_and_of_another_log_are_told_apart(shared: Client) -> None:
    document = "query ($id: ID!) { assessment(id: $id) { total } }"
    elsewhere = global_id(Kind.ASSESSMENT, UUID(int=7), shared.city.assessments["U01"])
    assert (await shared.ask("officer", document, id=shared.plan)).code == "ID_OF_ANOTHER_TYPE"
    assert (await shared.ask("officer", document, id=elsewhere)).code == "ID_OF_ANOTHER_LOG"
    assert (await shared.ask("officer", document, id="%%%")).code == "ID_MALFORMED"
    assert (await shared.ask("officer", '{ node(id: "") { id } }')).code == "ID_MALFORMED"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("{ viewer {", "GRAPHQL_SYNTAX"),
        ("{ nonsense }", "GRAPHQL_INVALID"),
        ("{ viewer { unit } } query A { viewer { unit } }", "GRAPHQL_INVALID"),
        ("query ($n: Int!) { plans(first: $n) { totalCount } }", "INPUT_MALFORMED"),
        ('{ plans(first: 1, after: "x") { totalCount } }', "CURSOR_MALFORMED"),
        ("{ plans { totalCount } }", "PAGE_SIZE_WRONG"),
        ("{ plans(first: 0) { totalCount } }", "PAGE_SIZE_WRONG"),
        ("{ plans(first: 201) { totalCount } }", "PAGE_SIZE_WRONG"),
        ("{ plans(first: 1, last: 1) { totalCount } }", "PAGE_SIZE_WRONG"),
        ("{ projections(minPosition: 3) { lag } }", "INPUT_MALFORMED"),
        ('{ projections(minPosition: "-3") { lag } }', "INPUT_MALFORMED"),
        ('{ node(id: "x", asOf: { effectiveOn: "2014-02-30" }) { id } }', "INPUT_MALFORMED"),
        ('{ node(id: "x", asOf: { recordedAt: "2014-02-03T00:00:00" }) { id } }', "INPUT_MALFORMED"),
        ('{ plans(first: 1, filter: { office: "\\u0000" }) { totalCount } }', "GRAPHQL_INVALID"),
        ("{" + " ".join(f"a{n}: viewer {{ unit }}" for n in range(31)) + "}", "GRAPHQL_INVALID"),
        ("{" + " viewer { unit }" * 2_000 + "}", "GRAPHQL_SYNTAX"),
        (
            '{ node(id: "x") ' + "{ ... on Event { causedBy " * 13 + "{ id }" + " } }" * 13 + " }",
            "GRAPHQL_INVALID",
        ),
    ],
)
async def test_a_malformed_or_oversized_document_is_refused(shared: Client, document: str, code: str) -> None:
    answer = await shared.ask("auditor", document)
    codes = (
        {answer.body["code"]} if answer.status == 400 else {e["extensions"]["code"] for e in answer.errors}
    )
    assert codes == {code}


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (b"{", {}, 400, "REQUEST_MALFORMED"),
        (b"[]", {}, 400, "REQUEST_MALFORMED"),
        (b'{"query": 3}', {}, 400, "REQUEST_MALFORMED"),
        (b'{"query": " "}', {}, 400, "REQUEST_MALFORMED"),
        (b'{"query": "{ viewer { unit } }", "variables": []}', {}, 400, "REQUEST_MALFORMED"),
        (b'{"query": "{ viewer { unit } }", "variables": {"a": ["\\u0000"]}}', {}, 400, "REQUEST_MALFORMED"),
        (b'{"query": "\xff"}', {}, 400, "REQUEST_MALFORMED"),
        (b'{"query": "subscription { positionChanged { position } }"}', {}, 400, "GRAPHQL_INVALID"),
        (b"query=x", {"Content-Type": "application/x-www-form-urlencoded"}, 415, "MEDIA_TYPE_UNSUPPORTED"),
        (b" " * 300_000, {}, 413, "BODY_TOO_LARGE"),
    ],
)
async def test_a_malformed_request_is_a_problem(
    shared: Client, body: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    sent = {"Content-Type": "application/json", **shared.headers("officer"), **headers}
    answer = await shared.http.post("/graphql", content=body, headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["messageZh"] != answer.json()["messageEn"]


async def test_an_event_of_newer_code_is_told_as_such(city: City) -> None:
    follow_once(city)
    newer = StoredEvent(city.assessments["U01"], 2, "assessment.invented-later.v9", b"{}")
    city.system.recorder.insert_events([newer], commit(at=city.system.clock.now()))
    city.system.dispatcher._ledger.forget([city.assessments["U01"]])
    async with served(city) as client:
        given = {**REPORT, "assessment": client.assessment()}
        assert (await client.ask("reporter of U01", REPORTING, input=given)).code == "LOG_NEWER_THAN_CODE"
        ready = await client.http.get("/ready")
        assert (ready.status_code, ready.json()["code"]) == (503, "LOG_NEWER_THAN_CODE")


async def test_a_bug_is_masked_under_the_requests_id(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client.services.dispatcher, "execute", lambda *_: 1 / 0)
    refused = await client.ask(
        "reporter of U01", REPORTING, input={**REPORT, "assessment": client.assessment()}
    )
    assert refused.code == "INTERNAL"
    assert "division" not in str(refused.body)
    assert refused.error["requestId"] in refused.errors[0]["message"]
