"""Reading never writes (A3): every kept table is the same before and after everything that can be asked."""

from pathlib import Path
from typing import Final

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from infra.postgres.database import Database
from tests.cli.conftest import run
from tests.support.battery import Battery
from tests.support.databases import Databases
from tests.support.hidden_case import PLAIN, story
from tests.support.serving import served
from tests.support.worlds import Bureau, World

PAST: Final = "hidden: investigator reports"
Kept = dict[str, tuple[int, str]]


def kept(database: Database) -> Kept:
    """How many rows each table of the cell has, but for who has read, and the hash of all of them."""
    dsn, cell = database.settings.dsn, database.settings.cell
    with psycopg.connect(dsn or "", autocommit=True) as connection:
        names = connection.execute(
            "SELECT tablename FROM pg_tables"
            " WHERE schemaname = %s AND NOT starts_with(tablename, 'read_audit')",
            [cell],
        ).fetchall()
        return {name: _told(connection, cell, name) for (name,) in names}


def _told(connection: psycopg.Connection, cell: str, name: str) -> tuple[int, str]:
    table = Identifier(cell, name)
    rows = SQL("SELECT count(*), coalesce(md5(string_agg(row, '|' ORDER BY row)), '') FROM")
    row = connection.execute(SQL("{} (SELECT t::text AS row FROM {} AS t)").format(rows, table)).fetchone()
    assert row is not None
    return row[0], row[1]


def said(world: World, folder: Path) -> list[list[str]]:
    """Everything that the command line can be asked about an assessment and its group."""
    city = world.city
    assessment, plan = str(city.assessments[world.story.unit]), str(city.plan)
    group = ("--plan", plan, "--group", "GRASSROOTS")
    calls = [
        ["replay", assessment, "--json"],
        ["events", "--json"],
        ["trail", "--assessment", assessment, "--csv"],
        ["diff", assessment, "--from", "v1", "--json"],
        ["standings-diff", *group, "--from", "-P7D", "--json"],
        ["board", *group, "--json"],
        ["analysis", "--plan", plan, "--quarter", "2014Q4", "--json"],
    ]
    environment = {"JIHENG_DSN": city.system.settings.dsn or "", "JIHENG_DATA_DIR": str(folder)}
    return [call for call in calls if run(environment, *call).code not in {0, 3}]


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    return Bureau(_all_databases, tmp_path_factory.mktemp("data"))


async def test_whatever_is_asked_leaves_every_kept_table_as_it_was(bureau: Bureau, tmp_path: Path) -> None:
    with bureau.after(story(0, PLAIN, ruled=True)) as world:
        before = kept(world.city.system.database)
        assert {name for name, (rows, _) in before.items() if rows} > {"log", "head"}
        async with served(world.city) as client:
            battery = Battery(world, tuple(world.events), PAST)
            for _, ask in battery.questions(client):
                await ask(client, "auditor")
        assert said(world, tmp_path) == []
        assert kept(world.city.system.database) == before
