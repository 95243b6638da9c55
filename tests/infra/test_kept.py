"""What is recorded cannot be changed: each role tries each way."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from infra.clock import ScriptedClock
from infra.eventstore.cell import require_cell
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import Database, Role
from infra.proof.sealer import Sealer
from tests.support.databases import FreshCell
from tests.support.log import NOON, commit, happened

REFUSED = (errors.InsufficientPrivilege, errors.RestrictViolation)

CHANGES = [
    "INSERT INTO log SELECT 2, 2, gen_random_uuid(), 1, topic, recorded_at, state FROM log",
    "UPDATE log SET state = ''",
    "UPDATE log SET recorded_at = recorded_at WHERE false",
    "DELETE FROM log",
    "DELETE FROM log WHERE false",
    "TRUNCATE log",
    "INSERT INTO head SELECT NOT one, log_id, cell, time_zone, clock, format, position FROM head",
    "UPDATE head SET position = position + 1",
    "UPDATE head SET position = position - 1",
    "UPDATE head SET log_id = gen_random_uuid()",
    "UPDATE head SET recorded_at = recorded_at - interval '1 day'",
    "UPDATE head SET clock = 'wall'",
    "DELETE FROM head",
    "TRUNCATE head",
    "INSERT INTO command_outcome VALUES ('k2', '', '', 1, now())",
    "UPDATE command_outcome SET outcome = 'other'",
    "DELETE FROM command_outcome",
    "TRUNCATE command_outcome",
    "UPDATE proof_node SET hash = ''",
    "DELETE FROM proof_node",
    "TRUNCATE proof_node",
    "UPDATE checkpoint SET note = ''",
    "DELETE FROM checkpoint WHERE false",
    "TRUNCATE checkpoint",
]


@pytest.fixture
def cell(fresh_cell: FreshCell, tmp_path: Path) -> Database:
    """A cell with one event and one outcome, sealed."""
    database = fresh_cell()
    recorder = LogRecorder(database)
    recorder.insert_events([happened(uuid4(), 1)], commit=commit("k"))
    recorder.close()
    settings = database.settings.model_copy(update={"data_dir": tmp_path})
    Sealer(replace(database, settings=settings), require_cell(database), ScriptedClock(NOON)).seal()
    return database


def everything(database: Database) -> list[object]:
    """All rows of the kept tables."""
    with psycopg.connect(database.log_dsn) as connection:
        return [
            connection.execute(f"SELECT * FROM {database.cell}.{table}".encode()).fetchall()
            for table in ("log", "head", "command_outcome", "proof_node", "checkpoint")
        ]


@pytest.mark.parametrize("role", list(Role))
def test_no_role_changes_what_is_recorded(cell: Database, role: Role) -> None:
    before = everything(cell)
    for change in CHANGES:
        with psycopg.connect(cell.log(role)) as connection, pytest.raises((*REFUSED, errors.CheckViolation)):
            connection.execute(change.encode())
    assert everything(cell) == before


@pytest.mark.parametrize("role", [Role.PROJECTOR, Role.READER])
def test_only_the_writer_appends(cell: Database, role: Role) -> None:
    with psycopg.connect(cell.log(role)) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(
            "SELECT append('{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}','{}')"
        )


@pytest.mark.parametrize("role", [Role.WRITER, Role.PROJECTOR, Role.READER])
def test_nobody_but_the_owner_shapes_the_cell(cell: Database, role: Role) -> None:
    for shaping in ("CREATE TABLE other ()", "DROP TABLE log", "ALTER TABLE log DISABLE TRIGGER ALL"):
        with psycopg.connect(cell.log(role)) as connection, pytest.raises(errors.InsufficientPrivilege):
            connection.execute(shaping.encode())


def test_even_while_appending_the_head_only_grows(cell: Database) -> None:
    shrinking = (
        "position = position - 1",
        "log_id = gen_random_uuid()",
        "recorded_at = NULL",
        "scripted_at = NULL",
    )
    for change in shrinking:
        with psycopg.connect(cell.log(Role.OWNER)) as connection:
            connection.execute("SET LOCAL jiheng.appending = 'on'")
            with pytest.raises(errors.RestrictViolation):
                connection.execute(f"UPDATE head SET {change}".encode())


def test_a_session_in_a_role_does_not_fall_back_to_its_login(cell: Database) -> None:
    with psycopg.connect(cell.log(Role.READER), autocommit=True) as connection:
        connection.execute("RESET ROLE")
        assert connection.execute("SELECT current_user").fetchone() == ("jiheng_reader",)


def test_the_read_models_belong_to_the_projector_and_are_open_to_readers(cell: Database) -> None:
    with psycopg.connect(cell.read(Role.PROJECTOR)) as connection:
        connection.execute("CREATE TABLE board_g1 AS SELECT 1 AS rank")
    with psycopg.connect(cell.read(Role.READER)) as connection:
        assert connection.execute("SELECT rank FROM board_g1").fetchall() == [(1,)]
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("DELETE FROM board_g1")
    for role in (Role.WRITER, Role.OWNER):
        with psycopg.connect(cell.read(role)) as connection, pytest.raises(errors.InsufficientPrivilege):
            connection.execute(f"SELECT rank FROM {cell.cell}_read.board_g1".encode())


def test_the_projector_keeps_the_positions_of_processes(cell: Database) -> None:
    with psycopg.connect(cell.log(Role.PROJECTOR)) as connection:
        connection.execute("INSERT INTO process_position VALUES ('rulings', 1)")
        connection.execute("UPDATE process_position SET position = 2")
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("DELETE FROM process_position")
