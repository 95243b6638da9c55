"""A cell: created once, with a log id, a zone and a clock that never change; opened ever after."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, LiteralString
from uuid import UUID, uuid4

import psycopg
from psycopg import errors
from psycopg.rows import class_row

from application.refusals import LogNewerThanCode
from domain.kernel.clock import ZONE
from domain.kernel.refusal import Refusal
from infra.eventstore.migrations import migrate, pending
from infra.postgres.database import Database, Role
from infra.postgres.roles import ensure_log_schemas, ensure_read_schema

FORMAT: Final = 1
"""What the rows of the log mean; raised when stored rows must be read otherwise than before."""

SELECT_HEAD: Final[LiteralString] = (
    "SELECT log_id, cell, time_zone, clock, format, position, recorded_at FROM head"
)

ClockKind = Literal["wall", "scripted"]


class ClockIsFixed(Refusal):
    """The cell was initialised with the other clock."""

    code = "CLOCK_IS_FIXED"
    zh = "单元 {cell} 已按 {fixed} 时钟初始化, 不能改为 {asked}。"
    en = "Cell {cell} was initialised with a {fixed} clock, which cannot become {asked}."


class CellNotInitialised(Refusal):
    """The database holds no such cell, or an older shape of it."""

    code = "CELL_NOT_INITIALISED"
    zh = "单元 {cell} 尚未初始化或版本较旧, 请先运行 jiheng admin init-db。"
    en = "Cell {cell} is not initialised, or has an older shape: run jiheng admin init-db first."


@dataclass(frozen=True, slots=True)
class Head:
    """What is fixed about a log, and how far it has got (position 0 and no time before the first event)."""

    log_id: UUID
    cell: str
    time_zone: str
    clock: ClockKind
    format: int
    position: int
    recorded_at: datetime | None


def initialise(database: Database, clock: ClockKind) -> Head:
    """Create the cell, or bring an older one up to this code; doing it again changes nothing.

    Raises ``ClockIsFixed``, ``LogNewerThanCode`` or ``MigrationChanged``, and then has changed nothing.
    """
    shape(database)
    return begin(database, clock)


def begin(database: Database, clock: ClockKind) -> Head:
    """Give a cell that has its shape a log id, a zone and a clock; doing it again changes nothing.

    Raises ``ClockIsFixed`` or ``LogNewerThanCode``.
    """
    with psycopg.connect(database.log(Role.OWNER)) as connection:
        connection.execute(
            "INSERT INTO head (log_id, cell, time_zone, clock, format) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            [uuid4(), database.cell, ZONE.key, clock, FORMAT],
        )
        head = _known_head(connection)
        if head.clock != clock:
            raise ClockIsFixed(cell=head.cell, fixed=head.clock, asked=clock)
        return head


def shape(database: Database) -> None:
    """Create the roles, schemas and kept tables that are missing.

    Raises ``LogNewerThanCode`` or ``MigrationChanged``.
    """
    with psycopg.connect(database.read_dsn) as connection:
        ensure_read_schema(connection, database.cell)
    with psycopg.connect(database.log_dsn) as connection:
        ensure_log_schemas(connection, database.cell)
    with psycopg.connect(database.log(Role.OWNER)) as connection:
        migrate(connection, database.cell)


def require_cell(database: Database) -> Head:
    """The head of a cell that this code can serve.

    Raises ``CellNotInitialised``, ``LogNewerThanCode`` or ``MigrationChanged``.
    """
    _require_roles(database)
    with psycopg.connect(database.log(Role.OWNER)) as connection:
        try:
            missing = pending(connection)
        except (errors.UndefinedTable, errors.InsufficientPrivilege) as error:
            raise CellNotInitialised(cell=database.cell) from error
        if missing:
            raise CellNotInitialised(cell=database.cell)
        return _known_head(connection)


def _require_roles(database: Database) -> None:
    """On a server that never held this cell its roles are missing, and no session could take one."""
    with psycopg.connect(database.log_dsn) as login:
        known = login.execute("SELECT FROM pg_roles WHERE rolname = %s", [Role.OWNER.of(database.cell)])
        if not known.rowcount:
            raise CellNotInitialised(cell=database.cell)


def read_head(connection: psycopg.Connection) -> Head:
    """The head as of now."""
    with connection.cursor(row_factory=class_row(Head)) as cursor:
        head = cursor.execute(SELECT_HEAD).fetchone()
    if head is None:
        msg = "a log without its head row"
        raise LookupError(msg)
    return head


def _known_head(connection: psycopg.Connection) -> Head:
    head = read_head(connection)
    if head.format > FORMAT:
        raise LogNewerThanCode(found=f"format {head.format}", known=f"format {FORMAT}")
    return head
