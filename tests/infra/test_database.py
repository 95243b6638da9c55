"""How a session enters a cell, and what is said when it cannot."""

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from infra.postgres.database import (
    Database,
    DatabaseUnreachable,
    PostgresTooOld,
    Role,
    open_database,
    require_version,
)
from infra.settings import Settings
from tests.support.databases import Databases, FreshCell


def test_one_login_serves_every_role_in_its_own_schema(fresh_cell: FreshCell) -> None:
    database = fresh_cell()
    for conninfo, role, schema in [
        (database.log(Role.OWNER), "jiheng_owner", "jiheng"),
        (database.log(Role.WRITER), "jiheng_writer", "jiheng"),
        (database.keys(Role.WRITER), "jiheng_writer", "jiheng_keys"),
        (database.read(Role.PROJECTOR), "jiheng_projector", "jiheng_read"),
        (database.read(Role.READER), "jiheng_reader", "jiheng_read"),
    ]:
        with psycopg.connect(conninfo) as connection:
            session = connection.execute("SELECT current_user::text, current_schema()::text").fetchone()
        assert session == (role, schema)


def test_time_outs_are_those_of_the_settings() -> None:
    database = Database(Settings(dsn="x", lock_timeout=1.5, statement_timeout=60), "host=h", "host=h")
    writer, projector = (
        conninfo_to_dict(database.log(role))["options"] for role in (Role.WRITER, Role.PROJECTOR)
    )
    assert "-c lock_timeout=1500" in str(writer)
    assert "-c statement_timeout=60000" in str(writer)
    assert "statement_timeout" not in str(projector)


def test_what_the_dsn_says_is_kept() -> None:
    dsn = make_conninfo(host="h", options="-c geqo=off", connect_timeout=2)
    given = conninfo_to_dict(Database(Settings(), dsn, dsn).log(Role.READER))
    assert str(given["options"]).startswith("-c geqo=off -c role=jiheng_reader")
    assert (given["host"], int(given["connect_timeout"] or 0)) == ("h", 2)


def test_read_models_may_live_elsewhere(databases: Databases) -> None:
    here, there = databases.empty(), databases.empty()
    database = open_database(here.model_copy(update={"read_dsn": there.dsn}))
    assert (
        conninfo_to_dict(database.log(Role.READER))["dbname"]
        != conninfo_to_dict(database.read(Role.READER))["dbname"]
    )


def test_a_server_that_is_too_old_is_refused_with_a_code(postgres: str) -> None:
    with pytest.raises(PostgresTooOld, match="POSTGRES_TOO_OLD") as refused:
        require_version(postgres, connect_timeout=5, oldest=99)
    assert "99" in refused.value.message("zh")


def test_a_server_that_is_not_there_is_named_with_a_code() -> None:
    with pytest.raises(DatabaseUnreachable, match="DATABASE_UNREACHABLE"):
        open_database(Settings(dsn="host=127.0.0.1 port=1", connect_timeout=2))
