"""A database that is down, or comes back: told as such, and nothing half-written."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import psycopg

from api.bootstrap import opened_on
from infra.clock import ResumedClock
from infra.postgres.database import Database
from tests.support.api import Client
from tests.support.city import START, City
from tests.support.proxy import proxy_to
from tests.support.serving import follow_once, following, served

REPORTING = "mutation ($input: ReportResultInput!) { reportResult(input: $input) { position } }"
REPORT: dict[str, Any] = {
    "indicator": "A",
    "period": "2014Q1",
    "channel": "SELF",
    "points": "9.50",
    "mode": "MANUAL",
    "idempotencyKey": "report-1",
}


@contextmanager
def elsewhere(city: City, log_dsn: str, read_dsn: str) -> Iterator[City]:
    """The same city, reached another way by a process without patience."""
    hasty = city.system.settings.model_copy(update={"connect_timeout": 1, "append_patience": 0})
    with opened_on(Database(hasty, log_dsn, read_dsn), ResumedClock(START)) as system:
        yield replace(city, system=system)


async def reported(client: Client) -> Any:
    given = {**REPORT, "assessment": client.assessment()}
    return await client.ask("reporter of U01", REPORTING, input=given)


async def test_a_log_that_is_down_refuses_commands_and_lets_read(city: City) -> None:
    follow_once(city)
    database = city.system.database
    with proxy_to(database.log_dsn) as proxy, elsewhere(city, proxy.dsn, database.read_dsn) as same:
        async with served(same) as client:
            assert (await client.ask("officer", "{ viewer { unit } }")).data == {"viewer": {"unit": "PO"}}
            proxy.close()
            refused = await reported(client)
            assert (refused.code, refused.error["retryable"]) == ("LOG_UNAVAILABLE", True)
            assert (await client.ask("officer", "{ viewer { unit } }")).data == {"viewer": {"unit": "PO"}}
            ready = await client.http.get("/ready")
            assert (ready.status_code, ready.json()["code"]) == (503, "LOG_UNAVAILABLE")
            assert (await client.http.get("/health")).json()["feed"] == {"state": "LOG_UNAVAILABLE"}
            assert "jiheng_commands_total" in (await client.http.get("/metrics")).text
    assert city.system.reader.stream(city.assessments["U01"])[-1].version == 1


async def test_read_models_that_are_down_are_a_problem_of_the_server(city: City) -> None:
    follow_once(city)
    database = city.system.database
    with proxy_to(database.read_dsn) as proxy, elsewhere(city, database.log_dsn, proxy.dsn) as same:
        async with served(same) as client:
            assert (await client.ask("officer", "{ viewer { unit } }")).status == 200
            proxy.close()
            refused = await client.ask("officer", "{ viewer { unit } }")
            assert (refused.status, refused.body["code"]) == (503, "READ_MODEL_UNAVAILABLE")
            assert refused.body["retryable"] is True


async def test_a_lost_answer_is_answered_by_a_repeat_under_the_same_key(city: City) -> None:
    database = city.system.database
    with (
        proxy_to(database.log_dsn) as proxy,
        elsewhere(city, proxy.dsn, database.read_dsn) as same,
        following(city),
    ):
        async with served(same) as client:
            await client.caught_up()
            proxy.lose_answer_to = b"append"
            first = await reported(client)
            again = await reported(client)
            assert "errors" not in again.body
            assert first.body.get("errors") is None or first.code == "LOG_UNAVAILABLE"
            await client.caught_up()
    assert [row.version for row in city.system.reader.stream(city.assessments["U01"])] == [1, 2]


async def test_connections_that_a_restart_left_behind_heal_by_themselves(client: Client) -> None:
    await client.ask("officer", "{ viewer { unit } }")
    with psycopg.connect(client.city.system.database.read_dsn, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert (await client.ask("officer", "{ viewer { unit } }")).data == {"viewer": {"unit": "PO"}}
    done = await reported(client)
    assert int(done.data["reportResult"]["position"]) == await client.caught_up()
