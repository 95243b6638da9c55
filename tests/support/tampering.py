"""What only a superuser can do to a log, who switches its triggers off."""

from typing import LiteralString

import psycopg
from psycopg.sql import SQL, Identifier

from infra.postgres.database import Database


def tamper(database: Database, statement: LiteralString, *parameters: object) -> None:
    """Do it to the kept tables."""
    with psycopg.connect(database.log_dsn) as login:
        login.execute("SET session_replication_role = replica")
        login.execute(SQL("SET search_path = {}").format(Identifier(database.cell)))
        login.execute(statement, parameters or None)
