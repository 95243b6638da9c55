"""Backups of what is kept: a directory with a manifest, the tables of the log, and apart from them the keys.

Hold the keys apart and for a shorter time: an old copy of them still opens what was sealed for a person
who has been erased since.
"""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

import psycopg
from pydantic import BaseModel, ValidationError

from application.refusals import LogNewerThanCode
from infra.backup.faults import (
    BackupOfAnotherCell,
    BackupTargetExists,
    BackupUnreadable,
    RestoreTargetNotEmpty,
)
from infra.backup.tables import Table, dump, load, tables
from infra.eventstore.cell import FORMAT, Head, read_head, require_cell, shape
from infra.eventstore.migrations import known, migrate
from infra.postgres.database import Database, Role
from infra.postgres.roles import ensure_log_schemas

_MANIFEST: Final = "manifest.json"


class Manifest(BaseModel, frozen=True):
    """What a backup is of: the log as it stood at ``position``, in the shape of ``migration``."""

    cell: str
    log_id: UUID
    format: int
    migration: int
    position: int
    recorded_at: datetime | None
    tables: tuple[Table, ...]


def back_up(database: Database, target: Path) -> Manifest:
    """Write a backup of one moment to the new directory ``target``; the cell goes on working meanwhile.

    Raises ``BackupTargetExists``.  If it fails, it leaves nothing behind.
    """
    if target.exists():
        raise BackupTargetExists(path=target)
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.mkdir(parents=True)
    try:
        manifest = _write(database, unfinished)
        unfinished.rename(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return manifest


def restore(database: Database, source: Path) -> Head:
    """Bring the backup in ``source`` back as the cell of ``database``, then up to this code.

    Raises ``BackupUnreadable``, ``BackupOfAnotherCell``, ``LogNewerThanCode`` or ``RestoreTargetNotEmpty``,
    and then has changed nothing: the rows come back in one transaction, or not at all.
    """
    manifest = _manifest(source)
    _require_readable(manifest, database.cell)
    with psycopg.connect(database.log_dsn) as connection:
        _require_empty(connection, database.cell)
        ensure_log_schemas(connection, database.cell)
    with psycopg.connect(database.log(Role.OWNER)) as connection:
        migrate(connection, database.cell, up_to=manifest.migration)
        connection.execute("SET LOCAL jiheng.appending = 'on'")
        for table in manifest.tables:
            load(connection, table, source)
    shape(database)
    return require_cell(database)


def _write(database: Database, directory: Path) -> Manifest:
    with psycopg.connect(database.log(Role.OWNER)) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        manifest = _describe(connection, database.cell)
        for table in manifest.tables:
            dump(connection, table, directory)
    (directory / _MANIFEST).write_text(manifest.model_dump_json(indent=2), encoding="utf-8")
    return manifest


def _describe(connection: psycopg.Connection, cell: str) -> Manifest:
    head = read_head(connection)
    ((migration,),) = connection.execute("SELECT max(number) FROM migration").fetchall()
    return Manifest(
        cell=head.cell,
        log_id=head.log_id,
        format=head.format,
        migration=migration,
        position=head.position,
        recorded_at=head.recorded_at,
        tables=(*tables(connection, cell), *tables(connection, f"{cell}_keys")),
    )


def _manifest(source: Path) -> Manifest:
    try:
        return Manifest.model_validate_json((source / _MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise BackupUnreadable(path=source, reason=error) from error


def _require_readable(manifest: Manifest, cell: str) -> None:
    if manifest.cell != cell:
        raise BackupOfAnotherCell(found=manifest.cell, cell=cell)
    newest = known()[-1].number
    if manifest.format > FORMAT or manifest.migration > newest:
        found = f"format {manifest.format}, migration {manifest.migration}"
        raise LogNewerThanCode(found=found, known=f"format {FORMAT}, migration {newest}")


def _require_empty(connection: psycopg.Connection, cell: str) -> None:
    present = "SELECT FROM pg_tables WHERE schemaname = ANY(%s)"
    if connection.execute(present, [[cell, f"{cell}_keys"]]).rowcount:
        raise RestoreTargetNotEmpty(cell=cell)
