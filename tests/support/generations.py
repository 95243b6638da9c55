"""What a generation of the read models holds."""

import psycopg
from psycopg.sql import SQL, Identifier

from infra.postgres.database import Database, Role
from projections.models import MODELS
from projections.row_sql import physical_name
from projections.table import Row, Table


def live_generation(database: Database) -> int:
    """The newest live generation."""
    with psycopg.connect(database.read(Role.PROJECTOR)) as connection:
        newest = connection.execute(
            "SELECT max(generation) FROM generation WHERE state = 'ACTIVE'"
        ).fetchone()
    assert newest is not None
    number: int = newest[0]
    return number


def rows(database: Database, generation: int) -> dict[str, list[Row]]:
    """Every row of a generation with its range."""
    with psycopg.connect(database.read(Role.PROJECTOR)) as connection:
        return {
            table.name: _rows(connection, table, generation) for model in MODELS for table in model.tables
        }


def _rows(connection: psycopg.Connection, table: Table, generation: int) -> list[Row]:
    order = SQL(", ").join(map(Identifier, (*table.columns[: table.key], "valid_from")))
    name = Identifier(physical_name(table, generation))
    return connection.execute(SQL("SELECT * FROM {} ORDER BY {}").format(name, order)).fetchall()
