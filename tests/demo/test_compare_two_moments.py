"""``docs/how-to/compare-two-moments.md``, done as it says on the demo year."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest

from api.bootstrap import System
from api.graphql.ids import Kind
from application.read_audit import ObjectKind, ReadEntry
from domain.assessment.assessment import Assessment
from domain.plan.plan import Plan
from infra.postgres.database import Role
from tests.cli.conftest import run
from tests.demo.stored_answers import PLAN, auditor
from tests.support.city import City
from tests.support.serving import served
from tests.support.walkthrough import acts

PAGE: Final = (Path(__file__).parents[2] / "docs/how-to/compare-two-moments.md").read_text(encoding="utf-8")
TYPED: Final = re.findall(r"^\.venv/bin/jiheng (.*)$", PAGE, re.MULTILINE)
ASSESSMENT: Final = Assessment.id_of(PLAN, "U04")


async def asked(system: System) -> list[Any]:
    """What each query of the page is answered."""
    async with served(City(system, {"auditor": auditor(system)})) as client:
        known = {
            "plan": client.id_of(Kind.PLAN, PLAN),
            "assessment": client.id_of(Kind.ASSESSMENT, ASSESSMENT),
        }
        return [
            (await client.ask("auditor", str(act.sent), **act.variables(known))).data for act in acts(PAGE)
        ]


async def test_the_queries_of_the_page_tell_what_it_says(loaded: System) -> None:
    difference, movements = await asked(loaded)
    found = difference["assessment"]["diff"]
    moved = Decimal(found["total"]["after"]) - Decimal(found["total"]["before"])
    assert sum(Decimal(leaf["change"]) for leaf in found["leaves"]) == moved != 0
    assert all(leaf["events"] for leaf in found["leaves"])
    nodes = [edge["node"] for edge in movements["standingsDiff"]["edges"]]
    assert any(node["change"] for node in nodes)
    for node in nodes:
        assert node["own"]["change"] + node["others"]["change"] == node["change"]


@pytest.mark.parametrize("typed", TYPED)
def test_the_commands_of_the_page_do_what_it_says(loaded: System, tmp_path: Path, typed: str) -> None:
    words = typed.replace("ASSESSMENT", str(ASSESSMENT)).replace("PLAN", str(PLAN)).split()
    environment = {"JIHENG_DSN": loaded.settings.dsn or "", "JIHENG_DATA_DIR": str(tmp_path)}
    said = run(environment, *words)
    assert (said.code, said.err) == (0, "")
    assert said.out


def test_a_movement_of_persons_is_noted_and_one_of_units_is_not(loaded: System, tmp_path: Path) -> None:
    environment = {"JIHENG_DSN": loaded.settings.dsn or "", "JIHENG_DATA_DIR": str(tmp_path)}
    persons = Plan.id_of("HOHHOT", 2014, "PERSON")
    for plan, group in ((PLAN, "GRASSROOTS"), (persons, "COLLECTION")):
        words = ("standings-diff", "--plan", str(plan), "--group", group, "--from", "-P1D", "--json")
        assert run(environment, *words).code == 0
    with psycopg.connect(loaded.database.log(Role.READER)) as connection:
        rows = connection.execute("SELECT entry FROM read_audit").fetchall()
    noted = [each for (entry,) in rows if (each := ReadEntry.read(entry)).operation == "standings-diff"]
    assert [(look.kind, look.id, look.part) for each in noted for look in each.objects] == [
        (ObjectKind.PERSON_BOARD, str(persons), "COLLECTION")
    ]
