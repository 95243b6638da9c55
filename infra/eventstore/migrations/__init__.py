"""The shape of the kept tables: numbered SQL files, applied once each and in order.

Not by a migration tool: yoyo-migrations was tried and applies these files, but keeps no checksum, does
not notice a log that is newer than the code, cannot share a transaction with the first row of ``head``,
leaves a table lock behind when killed, and writes host and user names into the log's schema.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import psycopg
from psycopg.sql import SQL, Identifier

from application.refusals import LogNewerThanCode
from domain.kernel.refusal import Refusal
from infra.postgres.database import Role
from infra.postgres.roles import keep_twins_away

_NAME = re.compile(r':"(\w+)"')


class MigrationChanged(Refusal):
    """A migration that was applied does not read as it did then."""

    code = "MIGRATION_CHANGED"
    zh = "迁移 {name} 在执行之后被修改。"
    en = "Migration {name} was changed after it had been applied."


@dataclass(frozen=True, slots=True)
class Migration:
    """One SQL file."""

    number: int
    name: str
    text: str

    @property
    def checksum(self) -> bytes:
        """SHA-256 of the file's text."""
        return hashlib.sha256(self.text.encode()).digest()


@cache
def known() -> tuple[Migration, ...]:
    """The migrations of this code, in order."""
    scripts = (entry for entry in files(__name__).iterdir() if entry.name.endswith(".sql"))
    return tuple(
        Migration(int(script.name[:4]), script.name, script.read_text(encoding="utf-8"))
        for script in sorted(scripts, key=lambda script: script.name)
    )


def migrate(connection: psycopg.Connection, cell: str, up_to: int | None = None) -> None:
    """Bring the kept tables up to this code, within the caller's transaction and the owner's role.

    Stops after migration ``up_to``, if it is given.  Waits for a twin doing the same.  Raises
    ``LogNewerThanCode`` or ``MigrationChanged``.
    """
    keep_twins_away(connection, cell)
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migration (number integer PRIMARY KEY, name text NOT NULL,"
        " checksum bytea NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())"
    )
    for migration in pending(connection):
        if up_to is None or migration.number <= up_to:
            _apply(connection, cell, migration)


def pending(connection: psycopg.Connection) -> list[Migration]:
    """The migrations not applied yet; raises ``LogNewerThanCode`` or ``MigrationChanged``."""
    rows = connection.execute("SELECT number, checksum FROM migration").fetchall()
    applied: dict[int, bytes] = dict(rows)
    _require_known(applied)
    for migration in known():
        if applied.get(migration.number, migration.checksum) != migration.checksum:
            raise MigrationChanged(name=migration.name)
    return [migration for migration in known() if migration.number not in applied]


def _require_known(applied: Iterable[int]) -> None:
    found, newest = max(applied, default=0), known()[-1].number
    if found > newest:
        raise LogNewerThanCode(found=f"migration {found}", known=f"migration {newest}")


def _apply(connection: psycopg.Connection, cell: str, migration: Migration) -> None:
    names = {role.value: role.of(cell) for role in Role} | {"keys": f"{cell}_keys"}
    text = _NAME.sub(lambda match: Identifier(names[match[1]]).as_string(connection), migration.text)
    connection.execute(text.encode())
    connection.execute(
        SQL("INSERT INTO migration (number, name, checksum) VALUES (%s, %s, %s)"),
        [migration.number, migration.name, migration.checksum],
    )
