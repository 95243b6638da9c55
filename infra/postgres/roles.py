"""The roles and schemas of a cell.  Roles belong to the whole server, schemas to one database."""

from contextlib import suppress
from typing import LiteralString

import psycopg
from psycopg import errors
from psycopg.sql import SQL, Identifier

from infra.postgres.database import Role


def keep_twins_away(connection: psycopg.Connection, cell: str) -> None:
    """Until the end of the transaction, be the only one who shapes ``cell`` in this database."""
    connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"shape of {cell}"])


def ensure_log_schemas(connection: psycopg.Connection, cell: str) -> None:
    """Create the roles of ``cell`` and its schemas for the log and the keys, as far as they are missing."""
    keep_twins_away(connection, cell)
    _ensure_roles(connection, cell)
    _ensure_schema(connection, cell, Role.OWNER.of(cell))
    _ensure_schema(connection, f"{cell}_keys", Role.OWNER.of(cell))
    for role in (Role.WRITER, Role.PROJECTOR, Role.READER):
        _grant(connection, "GRANT USAGE ON SCHEMA {} TO {}", cell, role.of(cell))
    _grant(connection, "GRANT USAGE ON SCHEMA {} TO {}", f"{cell}_keys", Role.WRITER.of(cell))


def ensure_read_schema(connection: psycopg.Connection, cell: str) -> None:
    """Create the roles of ``cell`` and its schema for read models, as far as they are missing."""
    keep_twins_away(connection, cell)
    _ensure_roles(connection, cell)
    projector, reader, schema = Role.PROJECTOR.of(cell), Role.READER.of(cell), f"{cell}_read"
    _ensure_schema(connection, schema, projector)
    _grant(connection, "GRANT USAGE ON SCHEMA {} TO {}", schema, reader)
    defaults: LiteralString = "ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA {} GRANT SELECT ON TABLES TO {}"
    _grant(connection, defaults, projector, schema, reader)


def _ensure_roles(connection: psycopg.Connection, cell: str) -> None:
    for role in Role:
        _ensure_role(connection, role.of(cell))


def _ensure_role(connection: psycopg.Connection, name: str) -> None:
    """A role without login; the login may take it.  Twins creating it at once do not disturb each other."""
    if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [name]).rowcount:
        twin_was_faster = suppress(errors.DuplicateObject, errors.UniqueViolation)
        with twin_was_faster, connection.transaction():
            connection.execute(SQL("CREATE ROLE {} NOLOGIN").format(Identifier(name)))
    member = connection.execute("SELECT pg_has_role(%s, 'USAGE')", [name]).fetchone()
    if member != (True,):
        connection.execute(SQL("GRANT {} TO CURRENT_USER").format(Identifier(name)))


def _ensure_schema(connection: psycopg.Connection, schema: str, owner: str) -> None:
    _grant(connection, "CREATE SCHEMA IF NOT EXISTS {} AUTHORIZATION {}", schema, owner)


def _grant(connection: psycopg.Connection, statement: LiteralString, *names: str) -> None:
    connection.execute(SQL(statement).format(*map(Identifier, names)))
