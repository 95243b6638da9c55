"""A cell is created once, keeps what was fixed, and is refused by code that does not know its shape."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from application.refusals import LogNewerThanCode
from infra.eventstore import migrations
from infra.eventstore.cell import FORMAT, CellNotInitialised, ClockIsFixed, initialise, require_cell
from infra.eventstore.migrations import MigrationChanged
from infra.eventstore.reader import LogReader
from infra.postgres.database import Database, Role, open_database
from tests.support.databases import Databases, FreshCell


def as_owner(database: Database, *statements: str) -> None:
    """Run statements in the owner's name."""
    with psycopg.connect(database.log(Role.OWNER)) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def test_a_new_cell_fixes_its_log_id_name_zone_and_clock(fresh_cell: FreshCell) -> None:
    head = require_cell(fresh_cell("scripted"))
    assert (head.cell, head.time_zone, head.clock, head.format) == (
        "jiheng",
        "Asia/Shanghai",
        "scripted",
        FORMAT,
    )
    assert (head.position, head.recorded_at) == (0, None)
    assert head.log_id != require_cell(fresh_cell("scripted")).log_id


def test_initialising_again_changes_nothing(fresh_cell: FreshCell) -> None:
    database = fresh_cell("wall")
    assert initialise(database, "wall") == require_cell(database)


def test_another_clock_is_refused(fresh_cell: FreshCell) -> None:
    database = fresh_cell("wall")
    before = require_cell(database)
    with pytest.raises(ClockIsFixed, match="CLOCK_IS_FIXED"):
        initialise(database, "scripted")
    assert require_cell(database) == before


def test_several_processes_may_initialise_at_once(databases: Databases) -> None:
    database = open_database(databases.empty())
    with ThreadPoolExecutor(4) as pool:
        heads = list(pool.map(lambda _: initialise(database, "wall"), range(4)))
    assert len({head.log_id for head in heads}) == 1


def test_cells_share_a_database_and_nothing_else(databases: Databases) -> None:
    settings = databases.empty()
    east, west = (
        open_database(settings.model_copy(update={"cell": f"{side}_{uuid4().hex[:8]}"}))
        for side in ("east", "west")
    )
    assert initialise(east, "wall").log_id != initialise(west, "scripted").log_id
    with (
        psycopg.connect(east.log(Role.READER)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(f"SELECT * FROM {west.cell}.log".encode())
    as_superuser = psycopg.connect(settings.dsn or "", autocommit=True)
    with as_superuser:
        for database in (east, west):
            drop_cell(as_superuser, database.cell)


def drop_cell(connection: psycopg.Connection, cell: str) -> None:
    """Drop the roles of a cell, which would outlive the database."""
    for role in Role:
        connection.execute(f"DROP OWNED BY {role.of(cell)} CASCADE".encode())
    for role in Role:
        connection.execute(f"DROP ROLE {role.of(cell)}".encode())


def test_a_login_that_is_no_superuser_is_enough(databases: Databases) -> None:
    settings = databases.empty()
    login = f"login_{uuid4().hex[:8]}"
    with psycopg.connect(settings.dsn or "", autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(f"CREATE ROLE {login} LOGIN CREATEROLE PASSWORD 'secret'".encode())
        connection.execute(f"GRANT CREATE ON DATABASE {name} TO {login}".encode())
    dsn = make_conninfo(settings.dsn or "", user=login, password="secret")
    database = open_database(settings.model_copy(update={"dsn": dsn, "cell": f"c_{login}"}))
    head = initialise(database, "wall")
    assert initialise(database, "wall") == head
    reader = LogReader(database)
    assert reader.log_id == head.log_id
    reader.close()
    with psycopg.connect(settings.dsn or "", autocommit=True) as connection:
        drop_cell(connection, database.cell)
        connection.execute(f"DROP OWNED BY {login}".encode())
        connection.execute(f"DROP ROLE {login}".encode())


def test_a_database_without_the_cell_says_so(databases: Databases, fresh_cell: FreshCell) -> None:
    fresh_cell()
    with pytest.raises(CellNotInitialised, match="CELL_NOT_INITIALISED"):
        require_cell(open_database(databases.empty()))


def test_a_cell_that_lacks_a_migration_says_so(fresh_cell: FreshCell) -> None:
    database = fresh_cell()
    as_owner(database, "DELETE FROM migration WHERE number = 3")
    with pytest.raises(CellNotInitialised):
        require_cell(database)


def test_a_log_with_a_later_migration_is_refused(fresh_cell: FreshCell) -> None:
    database = fresh_cell("wall")
    as_owner(database, "INSERT INTO migration (number, name, checksum) VALUES (9999, '9999_future.sql', '')")
    for use in (require_cell, lambda cell: initialise(cell, "wall")):
        with pytest.raises(LogNewerThanCode, match="LOG_NEWER_THAN_CODE"):
            use(database)


def test_a_log_of_a_later_format_is_refused(fresh_cell: FreshCell) -> None:
    database = fresh_cell("wall")
    as_owner(database, "SET LOCAL jiheng.appending = 'on'", f"UPDATE head SET format = {FORMAT + 1}")
    for use in (require_cell, lambda cell: initialise(cell, "wall")):
        with pytest.raises(LogNewerThanCode, match="LOG_NEWER_THAN_CODE"):
            use(database)


def test_a_migration_that_was_changed_after_the_fact_is_noticed(fresh_cell: FreshCell) -> None:
    database = fresh_cell()
    as_owner(database, "UPDATE migration SET checksum = '\\x00' WHERE number = 1")
    with pytest.raises(MigrationChanged, match="0001_log"):
        require_cell(database)


def test_migrations_are_numbered_without_gaps() -> None:
    assert [migration.number for migration in migrations.known()] == list(
        range(1, len(migrations.known()) + 1)
    )
