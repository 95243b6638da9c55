"""What operators and their tools see: health, readiness, metrics, problems, request ids."""

from dataclasses import replace

import pytest
from eventsourcing.persistence import StoredEvent
from structlog.testing import capture_logs

from api.language import preferred
from api.services import Services
from tests.support.api import Client
from tests.support.city import City
from tests.support.log import commit
from tests.support.serving import follow_once, served


async def test_a_healthy_process_says_how_far_the_feed_is(shared: Client) -> None:
    head = str(await shared.caught_up())
    answer = await shared.http.get("/health")
    feed = {"state": "OK", "position": head, "head": head, "lag": 0, "parked": 0}
    proof = {"state": "OK", "sealed": "0", "anchored": "0"}
    told = {"status": "green", "cell": "jiheng", "feed": feed, "proof": proof}
    assert (answer.status_code, answer.json()) == (200, told)


async def test_a_process_is_ready_once_its_read_models_are(city: City) -> None:
    async with served(city) as client:
        unbuilt = await client.http.get("/ready")
        assert (unbuilt.status_code, unbuilt.json()["code"]) == (503, "READ_MODEL_NOT_READY")
        health = await client.http.get("/health")
        assert (health.status_code, health.json()["status"]) == (200, "red")
        refused = await client.ask("officer", "{ viewer { unit } }")
        assert (refused.status, refused.body["code"]) == (503, "READ_MODEL_NOT_READY")
        follow_once(city)
        ready = await client.http.get("/ready")
        assert (ready.status_code, ready.json()["status"]) == (200, "ready")


async def test_a_parked_stream_turns_health_red_and_marks_answers(client: Client) -> None:
    poison = StoredEvent(client.city.assessments["U01"], 2, "assessment.score-adjusted.v1", b"{}")
    client.city.system.recorder.insert_events([poison], commit(at=client.services.clock.now()))
    client.city.report("7.00", "U02")
    document = """query ($plan: ID!) { leaderboard(plan: $plan, peerGroup: "GRASSROOTS", first: 9) {
      asOf { incomplete } edges { node { subject provisionalTotal } } } projections { model parked } }"""
    data = await client.read("officer", document, plan=client.plan)
    assert data["leaderboard"]["asOf"] == {"incomplete": True}
    assert {"subject": "U02", "provisionalTotal": "7.00"} in [
        edge["node"] for edge in data["leaderboard"]["edges"]
    ]
    assert any(each["parked"] for each in data["projections"])
    health = (await client.http.get("/health")).json()
    assert (health["status"], health["feed"]["state"]) == ("red", "PARKED")
    assert (await client.http.get("/ready")).status_code == 200
    assert "jiheng_parked_streams 1.0" in (await client.http.get("/metrics")).text


def strict(ports: Services) -> Services:
    return replace(ports, limits=replace(ports.limits, behind_at_most=2))


async def test_a_process_far_behind_is_not_ready(city: City) -> None:
    follow_once(city)
    async with served(city, strict) as client:
        city.report("7.00", "U01")
        assert (await client.http.get("/ready")).status_code == 200
        city.report("7.00", "U02")
        city.report("7.00", "U03")
        behind = await client.http.get("/ready")
        assert (behind.status_code, behind.json()["code"]) == (503, "READ_MODEL_BEHIND")


async def test_metrics_count_commands_by_outcome_and_tell_the_lag(shared: Client) -> None:
    entry = {"assessment": shared.assessment(), "entry": "entry:nowhere"}
    await shared.do("officer", "recheckResult", **entry)
    await shared.ask(
        "auditor",
        "mutation ($i: SealAssessmentInput!) { sealAssessment(input: $i) { position } }",
        i={"assessment": shared.assessment()},
    )
    await shared.do("officer", "publiciseInterim", assessment=shared.assessment(), period="2014Q1")
    head = await shared.caught_up()
    text = (await shared.http.get("/metrics")).text
    assert 'jiheng_commands_total{command="recheckResult",outcome="ENTRY_UNKNOWN"} 1.0' in text
    assert 'jiheng_commands_total{command="sealAssessment",outcome="ROLE_MISSING"} 1.0' in text
    assert 'jiheng_commands_total{command="publiciseInterim",outcome="OK"} 1.0' in text
    assert f"jiheng_log_position {float(head)}" in text
    assert "jiheng_lag_events 0.0" in text
    assert "jiheng_parked_streams 0.0" in text
    assert 'jiheng_request_seconds_count{path="/graphql",status="200"}' in text


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/graphql", 405, "METHOD_NOT_ALLOWED"),
        ("GET", "/docs", 404, "NOT_FOUND"),
        ("GET", "/openapi.json", 404, "NOT_FOUND"),
        ("POST", "/health", 405, "METHOD_NOT_ALLOWED"),
    ],
)
async def test_there_is_no_other_address(
    shared: Client, method: str, path: str, status: int, code: str
) -> None:
    answer = await shared.http.request(method, path, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("given", ["front-end-4711", "0f8fad5b-d9cb-469f-a165-70867728950e"])
async def test_a_request_keeps_the_id_it_came_with(shared: Client, given: str) -> None:
    answer = await shared.http.get("/health", headers={"X-Request-Id": given})
    assert answer.headers["X-Request-Id"] == given


@pytest.mark.parametrize("given", ["short", "张三的请求", "a b c d e f g h", "x" * 65, "<script>alert(1)"])
async def test_a_text_that_is_no_id_is_replaced(shared: Client, given: str) -> None:
    answer = await shared.http.get("/health", headers={b"X-Request-Id": given.encode()})
    assert len(answer.headers["X-Request-Id"]) == 32


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh"),
        ("en", "en"),
        ("en-GB,en;q=0.8", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en;q=0.3,zh;q=0.9", "zh"),
        ("fr", "zh"),
        ("en;q=x", "zh"),
        ("*", "zh"),
    ],
)
def test_people_are_answered_in_chinese_unless_they_prefer_english(header: str, language: str) -> None:
    assert preferred(header) == language


async def test_a_line_of_the_log_tells_ids_and_no_names(shared: Client) -> None:
    with capture_logs() as lines:
        await shared.do("reporter of U01", "reportResult", **REPORT, assessment=shared.assessment())
    (line,) = [each for each in lines if each["event"] == "request"]
    assert line["actor"] == shared.city.people["reporter of U01"]
    assert (line["method"], line["path"], line["status"]) == ("POST", "/graphql", 200)
    assert set(line) <= {
        "event",
        "log_level",
        "request_id",
        "method",
        "path",
        "status",
        "milliseconds",
        "actor",
        "position",
    }


REPORT = {"indicator": "A", "period": "2014Q1", "channel": "SELF", "points": "9.50", "mode": "MANUAL"}
