"""The commands of ``jiheng``, run as processes."""

import os
import pwd
import re
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from api.labels import LABELS
from application.read_audit import ReadEntry
from domain.catalogue import EVENTS
from infra.postgres.database import Role
from tests.cli.conftest import Jiheng, run
from tests.support.city import City


def test_every_event_has_a_name_in_both_languages() -> None:
    assert set(LABELS) == {event.TOPIC for event in EVENTS}
    assert all(zh and en for zh, en in LABELS.values())


def test_replay_tells_each_step_and_ends_on_the_total(jiheng: Jiheng, bureau: City) -> None:
    said = jiheng("replay", str(bureau.assessments["U01"]), "--json")
    assert said.code == 0
    assert [step["type"].split(".")[1] for step in said.lines] == [
        "assessment-opened",
        "result-reported",
        "result-reviewed",
        "result-rechecked",
    ]
    assert said.lines[-1]["total"] == "9.50"
    assert {step["role"] for step in said.lines} == {"PERFORMANCE_OFFICE", "REPORTER", "ASSESSOR"}
    assert sum(Decimal(step["change"]) for step in said.lines) == Decimal("9.50")


def test_replay_for_a_person_names_what_happened(jiheng: Jiheng, bureau: City) -> None:
    said = jiheng("replay", str(bureau.assessments["U01"]))
    assert "复核 result rechecked entry:A/2014Q1/SELF" in said.out
    assert "+9.50 → 9.50" in said.out


def test_replay_as_of_a_position_stops_there(jiheng: Jiheng, bureau: City) -> None:
    whole = jiheng("replay", str(bureau.assessments["U01"]), "--json").lines
    part = jiheng("replay", str(bureau.assessments["U01"]), "--json", "--as-of", str(whole[1]["position"]))
    assert part.lines == whole[:2]


def test_what_is_read_at_the_server_is_noted_and_the_log_stays_as_it_is(jiheng: Jiheng, bureau: City) -> None:
    database = bureau.system.database
    before = bureau.system.reader.head()
    assert jiheng("replay", str(bureau.assessments["U01"])).code == 0
    assert jiheng("events", "--json").code == 0
    assert bureau.system.reader.head() == before
    with psycopg.connect(database.log(Role.READER)) as connection:
        rows = connection.execute("SELECT entry FROM read_audit ORDER BY sequence DESC LIMIT 2").fetchall()
    events, replay = (ReadEntry.read(entry) for (entry,) in rows)
    assert [each.operation for each in (events, replay)] == ["events", "replay"]
    assert replay.person == f"account:{pwd.getpwuid(os.getuid()).pw_name}"
    assert (replay.channel, replay.offices) == ("CLI", ())
    looks = [replay.objects[0], events.objects[0]]
    assert [each.id for each in looks] == [str(bureau.assessments["U01"]), str(before.log_id)]
    assert {each.position for each in looks} == {before.position}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("replay", str(uuid4())), "ASSESSMENT_UNKNOWN"),
        (("events", "--as-of", "999999"), "POSITION_UNKNOWN"),
        (("events", "--as-of", "soon"), "MOMENT_MALFORMED"),
        (("token", "--person", str(uuid4())), "PERSON_UNKNOWN"),
        (("admin", "rebuild", "nonsense"), "READ_MODEL_UNKNOWN"),
        (("admin", "init-db", "--clock", "scripted"), "CLOCK_IS_FIXED"),
    ],
    ids=lambda each: each if isinstance(each, str) else each[0],
)
def test_what_cannot_be_done_is_said_with_a_code(
    jiheng: Jiheng, arguments: tuple[str, ...], code: str
) -> None:
    said = jiheng(*arguments)
    assert said.code == 3
    assert said.err.startswith(code)
    assert " / " in said.err
    assert said.out == ""


def test_wrong_usage_is_exit_code_two(jiheng: Jiheng) -> None:
    assert jiheng("replay", "not-an-id").code == 2


def test_all_events_are_exported_as_they_are_stored(jiheng: Jiheng, bureau: City) -> None:
    lines = jiheng("events", "--json").lines
    assert [line["position"] for line in lines] == list(range(1, len(lines) + 1))
    assert len(lines) == bureau.system.reader.head().position
    some = jiheng("events", "--type", "assessment.", "--after", "10", "--json").lines
    assert some == [
        line for line in lines if line["topic"].startswith("assessment.") and line["position"] > 10
    ]


def test_a_token_is_issued_in_development_only(jiheng: Jiheng, bureau: City, tmp_path: Path) -> None:
    person = bureau.people["auditor"]
    assert jiheng("token", "--person", person).out.count(".") == 2
    dsn = bureau.system.settings.dsn or ""
    production = {"JIHENG_DSN": dsn, "JIHENG_DATA_DIR": str(tmp_path), "JIHENG_ENVIRONMENT": "production"}
    said = run(production, "token", "--person", person)
    assert (said.code, said.err.split()[0]) == (3, "LOCAL_ISSUER_REFUSED")


def test_replay_is_the_same_when_the_read_models_are_gone(jiheng: Jiheng, bureau: City) -> None:
    assessment = str(bureau.assessments["U01"])
    before = jiheng("replay", assessment)
    with psycopg.connect(bureau.system.settings.dsn or "", autocommit=True) as connection:
        connection.execute("DROP SCHEMA jiheng_read CASCADE")
    assert jiheng("replay", assessment) == before
    rebuilt = jiheng("admin", "rebuild")
    assert rebuilt.code == 0
    assert "standings g1" in rebuilt.out


def test_from_an_empty_database_to_an_administrator(nowhere: dict[str, str]) -> None:
    refused = run(nowhere, "admin", "found-office", "HHHT", "呼和浩特市税务局")
    assert (refused.code, refused.err.split()[0]) == (3, "CELL_NOT_INITIALISED")
    assert run(nowhere, "admin", "init-db").code == 0
    founded = run(nowhere, "admin", "found-office", "HHHT", "呼和浩特市税务局")
    administrator = re.findall(r"[0-9a-f-]{36}", founded.out)[-1]
    assert UUID(administrator).version == 4
    assert run(nowhere, "admin", "found-office", "HHHT", "呼和浩特市税务局").out == founded.out
    assert run(nowhere, "token", "--person", administrator).code == 0


def test_a_backup_restored_into_an_empty_cell_replays_the_same(
    jiheng: Jiheng, nowhere: dict[str, str], bureau: City, tmp_path: Path
) -> None:
    backup = tmp_path / "backup"
    assert jiheng("admin", "backup", str(backup)).code == 0
    again = jiheng("admin", "backup", str(backup))
    assert (again.code, again.err.split()[0]) == (3, "BACKUP_TARGET_EXISTS")
    assert run(nowhere, "admin", "restore", str(backup)).code == 0
    assessment = str(bureau.assessments["U01"])
    assert run(nowhere, "replay", assessment).out == jiheng("replay", assessment).out
    assert run(nowhere, "admin", "restore", str(backup)).code == 3


def test_a_database_that_is_down_is_exit_code_four(tmp_path: Path) -> None:
    said = run({"JIHENG_DSN": f"host={tmp_path} dbname=none"}, "replay", str(uuid4()))
    assert said.code == 4
    assert said.err.startswith("DATABASE_UNREACHABLE")
