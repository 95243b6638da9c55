"""What is kept survives a backup and its restore, byte for byte."""

import gzip
import json
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from application.refusals import LogNewerThanCode
from infra.backup import back_up, restore
from infra.backup.faults import (
    BackupOfAnotherCell,
    BackupTargetExists,
    BackupUnreadable,
    RestoreTargetNotEmpty,
)
from infra.backup.tables import dump, tables
from infra.eventstore.cell import require_cell
from infra.eventstore.reader import LogReader, LogRow
from infra.eventstore.recorder import LogRecorder
from infra.keys import KeyStore
from infra.postgres.database import Database, Role, open_database
from tests.support.databases import Databases, FreshCell
from tests.support.log import commit, happened

EVENT = uuid4()


@pytest.fixture
def cell(fresh_cell: FreshCell) -> Database:
    """A cell with events, outcomes, a key and a person who is forgotten."""
    database = fresh_cell("scripted")
    recorder, keys = LogRecorder(database), KeyStore(database)
    for number in range(20):
        stream = uuid4()
        events = [happened(stream, version, bytes(range(256))) for version in range(1, 2 + number % 3)]
        recorder.insert_events(events, commit=commit(f"k{number}", outcome="done"))
    keys.seal(EVENT, "name", "kept", "张三")
    keys.erase("forgotten")
    recorder.close()
    keys.close()
    return database


@pytest.fixture
def elsewhere(databases: Databases) -> Database:
    """A database without any cell."""
    return open_database(databases.empty())


def rows(database: Database) -> list[LogRow]:
    """The whole log."""
    reader = LogReader(database)
    try:
        return reader.page(0, 10_000)
    finally:
        reader.close()


def test_after_a_restore_the_cell_is_what_it_was(cell: Database, elsewhere: Database, tmp_path: Path) -> None:
    manifest = back_up(cell, tmp_path / "backup")
    head = restore(elsewhere, tmp_path / "backup")
    assert head == require_cell(cell)
    assert (manifest.log_id, manifest.position) == (head.log_id, head.position)
    assert rows(elsewhere) == rows(cell)
    assert len(rows(elsewhere)) == head.position


def test_a_restored_cell_works_on_and_still_refuses_change(
    cell: Database, elsewhere: Database, tmp_path: Path
) -> None:
    keys = KeyStore(cell)
    sealed = keys.seal(EVENT, "name", "kept", "张三")
    keys.close()
    back_up(cell, tmp_path / "backup")
    position = restore(elsewhere, tmp_path / "backup").position
    recorder, keys = LogRecorder(elsewhere), KeyStore(elsewhere)
    assert recorder.insert_events([happened(uuid4(), 1)], commit=commit("k-new")) == [position + 1]
    assert keys.unseal(EVENT, "name", sealed) == "张三"
    recorder.close()
    keys.close()
    for role in (Role.OWNER, Role.WRITER):
        refused = (errors.InsufficientPrivilege, errors.RestrictViolation)
        with psycopg.connect(elsewhere.log(role)) as connection, pytest.raises(refused):
            connection.execute("UPDATE log SET state = ''")


def test_a_backup_is_never_written_over_something(cell: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupTargetExists, match="BACKUP_TARGET_EXISTS"):
        back_up(cell, tmp_path)


def test_a_backup_that_fails_leaves_nothing_behind(cell: Database, tmp_path: Path) -> None:
    with psycopg.connect(cell.log_dsn) as connection:
        connection.execute("CREATE TABLE jiheng.not_the_owners ()")
    with pytest.raises(errors.InsufficientPrivilege, match="not_the_owners"):
        back_up(cell, tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


def test_a_restore_never_touches_what_is_there(cell: Database, fresh_cell: FreshCell, tmp_path: Path) -> None:
    back_up(cell, tmp_path / "backup")
    occupied = fresh_cell("scripted")
    before = require_cell(occupied)
    with pytest.raises(RestoreTargetNotEmpty, match="RESTORE_TARGET_NOT_EMPTY"):
        restore(occupied, tmp_path / "backup")
    assert require_cell(occupied) == before


def test_a_restore_that_fails_leaves_nothing_behind(
    cell: Database, elsewhere: Database, tmp_path: Path
) -> None:
    back_up(cell, tmp_path / "backup")
    archive = tmp_path / "backup" / "jiheng_keys" / "person_key.copy.gz"
    whole = archive.read_bytes()
    for damaged in (
        whole[: len(whole) // 2],
        b"",
        whole[:40] + bytes(8) + whole[48:],
        gzip.compress(b"nonsense"),
    ):
        archive.write_bytes(damaged)
        with pytest.raises(BackupUnreadable, match="BACKUP_UNREADABLE"):
            restore(elsewhere, tmp_path / "backup")
    archive.write_bytes(whole)
    assert restore(elsewhere, tmp_path / "backup") == require_cell(cell)


def test_rows_that_are_missing_are_noticed(cell: Database, elsewhere: Database, tmp_path: Path) -> None:
    back_up(cell, tmp_path / "backup")
    manifest = tmp_path / "backup" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"rows": 20', '"rows": 21'))
    with pytest.raises(BackupUnreadable, match="20 rows instead of 21"):
        restore(elsewhere, tmp_path / "backup")


def test_the_cell_may_be_written_while_it_is_backed_up(cell: Database, tmp_path: Path) -> None:
    recorder = LogRecorder(cell)
    before = require_cell(cell).position
    with psycopg.connect(cell.log(Role.OWNER)) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        described = tables(connection, cell.cell)
        recorder.insert_events([happened(uuid4(), 1)], commit=commit())
        for table in described:
            dump(connection, table, tmp_path)
        assert described == tables(connection, cell.cell)
    recorder.close()
    assert [table.rows for table in described if table.name == "log"] == [before]


@pytest.mark.parametrize("lost", ["manifest.json", "jiheng/log.copy.gz", "jiheng_keys/person_key.copy.gz"])
def test_half_a_backup_is_refused(cell: Database, elsewhere: Database, tmp_path: Path, lost: str) -> None:
    back_up(cell, tmp_path / "backup")
    (tmp_path / "backup" / lost).unlink()
    with pytest.raises(BackupUnreadable, match="BACKUP_UNREADABLE"):
        restore(elsewhere, tmp_path / "backup")


@pytest.mark.parametrize(
    ("field", "value", "refusal"),
    [
        ("cell", "other", BackupOfAnotherCell),
        ("format", 99, LogNewerThanCode),
        ("migration", 99, LogNewerThanCode),
    ],
)
def test_a_backup_of_something_else_is_refused(
    cell: Database, elsewhere: Database, tmp_path: Path, field: str, value: object, refusal: type[Exception]
) -> None:
    back_up(cell, tmp_path / "backup")
    manifest = tmp_path / "backup" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {field: value}))
    with pytest.raises(refusal):
        restore(elsewhere, tmp_path / "backup")
