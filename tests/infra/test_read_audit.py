"""The read audit: appended by one function, chained, unchangeable, and checked without trust."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from application.read_audit import (
    ObjectKind,
    ReadAuditUnavailable,
    ReadEntry,
    ReadFilter,
    ReadOutcome,
    ReadRecord,
)
from infra.backup import back_up, restore
from infra.eventstore.cell import require_cell
from infra.postgres.database import Database, Role, open_database
from infra.proof.damage import DamageKind
from infra.read_audit.chain import Head, hash_at, head, origin
from infra.read_audit.check import check_reads
from infra.read_audit.store import ReadAuditStore, note_at_once
from tests.support.databases import Databases, FreshCell
from tests.support.proxy import proxy_to
from tests.support.reads import READER, entry, look

APPEAL = uuid4()


def seen(*offices: str, **given: Any) -> ReadFilter:
    """What auditors of some offices see."""
    return ReadFilter(**({"offices": offices, "reader": "nobody", "hidden": ()} | given))


@pytest.fixture
def cell(fresh_cell: FreshCell) -> Database:
    """A cell without any read."""
    return fresh_cell()


def noted(database: Database, *entries: ReadEntry) -> None:
    """Note entries, one after the other."""
    for each in entries:
        note_at_once(database, each)


def as_owner(database: Database) -> psycopg.Connection:
    return psycopg.connect(database.log(Role.OWNER), autocommit=True)


def faults(database: Database) -> list[tuple[int, DamageKind]]:
    """What is wrong with the chain on its own."""
    with psycopg.connect(database.log(Role.READER)) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        return [
            (fault.position, fault.kind)
            for fault in check_reads(connection, require_cell(database).log_id, ())
        ]


def tampered(database: Database, *statements: str) -> None:
    """Change the table as whoever holds the server can: with the triggers off."""
    with psycopg.connect(database.log_dsn) as connection:
        connection.execute(f"SET search_path = {database.cell}".encode())
        connection.execute("SET session_replication_role = replica")
        for statement in statements:
            connection.execute(statement.encode())


def in_loop(database: Database, work: Callable[[ReadAuditStore], Any]) -> Any:
    """Work with a store in an event loop."""

    async def run() -> Any:
        store = ReadAuditStore(database)
        async with store.opened():
            return await work(store)

    return asyncio.run(run())


def page(database: Database, where: ReadFilter, **given: Any) -> Sequence[ReadRecord]:
    paging: dict[str, Any] = {"limit": 50} | given
    records: Sequence[ReadRecord] = in_loop(database, lambda store: store.page(where, **paging))
    return records


def test_before_the_first_read_the_chain_begins_at_the_log(cell: Database) -> None:
    with as_owner(cell) as connection:
        log_id = require_cell(cell).log_id
        begun = head(connection, log_id)
        assert begun == origin(log_id)
        assert (hash_at(connection, log_id, 0), hash_at(connection, log_id, 1)) == (begun.hash, None)
    assert faults(cell) == []


def test_what_is_noted_comes_back_as_it_was(cell: Database) -> None:
    before = datetime.now(UTC)
    first, second = entry(purpose="核对申诉 / checking"), entry(look(id=str(APPEAL), kind=ObjectKind.APPEAL))
    noted(cell, first, second)
    records = page(cell, seen("A"))
    assert [(each.sequence, each.entry) for each in records] == [(1, first), (2, second)]
    assert before < records[0].read_at < records[1].read_at < datetime.now(UTC)
    with as_owner(cell) as connection:
        log_id = require_cell(cell).log_id
        assert head(connection, log_id) == Head(2, records[1].hash)
        assert hash_at(connection, log_id, 1) == records[0].hash


def test_many_at_once_make_one_chain_without_gaps(cell: Database) -> None:
    def process() -> None:
        in_loop(cell, lambda store: asyncio.gather(*(store.note(entry()) for _ in range(100))))

    threads = [Thread(target=process) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults(cell) == []
    with as_owner(cell) as connection:
        assert head(connection, require_cell(cell).log_id).count == 400
        groups = connection.execute("SELECT count(DISTINCT xmin::text) FROM read_audit").fetchone()
        assert groups is not None
        assert groups[0] < 100  # many share a flush


@pytest.mark.parametrize("role", list(Role))
def test_no_role_changes_what_was_noted(cell: Database, role: Role) -> None:
    noted(cell, entry())
    changes = [
        "INSERT INTO read_audit SELECT 2, format, read_at, entry, hash FROM read_audit",
        "UPDATE read_audit SET entry = '{}'",
        "DELETE FROM read_audit WHERE false",
        "TRUNCATE read_audit",
        "UPDATE read_audit_head SET count = 5",
        "DELETE FROM read_audit_head",
        "TRUNCATE read_audit_head",
    ]
    for change in changes:
        refused = (errors.InsufficientPrivilege, errors.RestrictViolation)
        with psycopg.connect(cell.log(role)) as connection, pytest.raises(refused):
            connection.execute(change.encode())
    assert faults(cell) == []


@pytest.mark.parametrize("role", [Role.WRITER, Role.PROJECTOR])
def test_only_readers_note_reads(cell: Database, role: Role) -> None:
    with psycopg.connect(cell.log(role)) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute("SELECT append_reads('{}')")


def test_even_while_appending_the_head_only_grows(cell: Database) -> None:
    noted(cell, entry())
    for change in ("count = count", "count = 0", "count = 2, read_at = read_at"):
        with psycopg.connect(cell.log(Role.OWNER)) as connection:
            connection.execute("SET LOCAL jiheng.appending = 'on'")
            with pytest.raises(errors.RestrictViolation):
                connection.execute(f"UPDATE read_audit_head SET {change}".encode())


SWAP = "UPDATE read_audit SET sequence = sequence + 100 WHERE sequence IN (2, 3)"
TAMPERINGS = {
    "flipped": (
        ["UPDATE read_audit SET entry = replace(entry, 'U01', 'U02') WHERE sequence = 2"],
        [(2, DamageKind.READ_CHANGED)],
    ),
    "at another time": (
        ["UPDATE read_audit SET read_at = read_at - interval '1 hour' WHERE sequence = 4"],
        [(4, DamageKind.READ_CHANGED)],
    ),
    "removed": (["DELETE FROM read_audit WHERE sequence = 3"], [(3, DamageKind.READ_MISSING)]),
    "first removed": (["DELETE FROM read_audit WHERE sequence = 1"], [(1, DamageKind.READ_MISSING)]),
    "last removed": (["DELETE FROM read_audit WHERE sequence = 5"], [(4, DamageKind.READ_HEAD_WRONG)]),
    "all removed": (["DELETE FROM read_audit"], [(0, DamageKind.READ_HEAD_WRONG)]),
    "swapped": (
        [SWAP, "UPDATE read_audit SET sequence = 105 - sequence WHERE sequence > 100"],
        [(2, DamageKind.READ_CHANGED), (3, DamageKind.READ_CHANGED), (4, DamageKind.READ_CHANGED)],
    ),
    "another format": (
        ["UPDATE read_audit SET format = 9 WHERE sequence = 5"],
        [(5, DamageKind.READ_FORMAT_UNKNOWN)],
    ),
}


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_each_tampering_is_found_at_its_place(cell: Database, tampering: str) -> None:
    noted(cell, *(entry() for _ in range(5)))
    statements, expected = TAMPERINGS[tampering]
    tampered(cell, *statements)
    assert faults(cell) == expected


def test_a_backup_carries_it_and_the_restored_chain_goes_on(
    cell: Database, databases: Databases, tmp_path: Path
) -> None:
    noted(cell, entry(), entry())
    elsewhere = open_database(databases.empty())
    back_up(cell, tmp_path / "backup")
    restore(elsewhere, tmp_path / "backup")
    with as_owner(cell) as here, as_owner(elsewhere) as there:
        log_id = require_cell(cell).log_id
        assert head(here, log_id) == head(there, log_id)
    noted(elsewhere, entry())
    assert faults(elsewhere) == []
    assert [each.sequence for each in page(elsewhere, seen("A"))] == [1, 2, 3]


def test_auditors_see_what_is_of_their_offices_and_not_what_they_did_themselves(cell: Database) -> None:
    of_a, of_b = entry(), entry(look(office=None, outcome=ReadOutcome.ABSENT))
    everywhere = entry(look(office=None), office=None, person="account:root", channel="CLI")
    hidden = entry(look(kind=ObjectKind.APPEAL, appeal=APPEAL))
    noted(cell, of_a, of_b, everywhere, hidden)

    def sequences(where: ReadFilter) -> list[int]:
        assert in_loop(cell, lambda store: store.count(where)) == len(page(cell, where))
        return [each.sequence for each in page(cell, where)]

    assert sequences(seen("A")) == [1, 3, 4]
    assert sequences(seen("B")) == [2, 3]
    assert sequences(seen("A", "B", hidden=[APPEAL])) == [1, 2, 3]
    assert sequences(seen("A", hidden=[APPEAL], kind=ObjectKind.APPEAL)) == []
    assert sequences(seen("A", "B", reader=str(READER))) == [3]
    assert sequences(seen()) == []


def test_records_are_found_by_who_what_and_why_and_paged_both_ways(cell: Database) -> None:
    other = str(uuid4())
    noted(
        cell,
        entry(),
        entry(person=other),
        entry(look(id=str(APPEAL), kind=ObjectKind.APPEAL, outcome=ReadOutcome.CONCEALED)),
        entry(purpose="年度内审 2014"),
        entry(look(), look(office="C")),
    )
    at = page(cell, seen("A"))[2].read_at

    def sequences(limit: int = 50, **given: Any) -> list[int]:
        paging = {name: given.pop(name) for name in ("after", "before", "backward") if name in given}
        return [each.sequence for each in page(cell, seen("A", **given), limit=limit, **paging)]

    assert sequences(person=other) == [2]
    assert sequences(object=str(APPEAL)) == [3]
    assert sequences(object=str(APPEAL), kind=ObjectKind.ASSESSMENT) == []
    assert sequences(kind=ObjectKind.APPEAL, outcome=ReadOutcome.CONCEALED) == [3]
    assert sequences(purpose="内审") == [4]
    assert sequences(office="C") == [5]
    assert sequences(read_from=at) == [3, 4, 5]
    assert sequences(read_till=at) == [1, 2, 3]
    assert sequences(limit=2) == [1, 2]
    assert sequences(limit=2, after=2) == [3, 4]
    assert sequences(limit=2, before=5, backward=True) == [3, 4]


def test_what_cannot_be_noted_is_refused_and_may_be_tried_again(cell: Database) -> None:
    with proxy_to(cell.log_dsn) as proxy:
        hasty = cell.settings.model_copy(update={"connect_timeout": 1})
        database = Database(hasty, proxy.dsn, cell.read_dsn)

        async def work(store: ReadAuditStore) -> None:
            await store.note(entry())
            proxy.close()
            with pytest.raises(ReadAuditUnavailable):
                await store.note(entry())

        in_loop(database, work)
        with pytest.raises(ReadAuditUnavailable):
            note_at_once(database, entry())
    assert faults(cell) == []
