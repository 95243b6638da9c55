"""``jiheng board``: printed editions, their fingerprints, and what there is none of."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from api.bootstrap import opened_on
from domain.result.board import Board
from infra.clock import ScriptedClock
from tests.cli.conftest import Said, run
from tests.support.city import START, City
from tests.support.databases import Databases
from tests.support.results import BUREAUS, GROUP, bureaus, public
from tests.support.serving import follow_once


@pytest.fixture(scope="module")
def city(postgres: str) -> Iterator[City]:
    """A bureau whose result is public, its read models up to date."""
    databases = Databases(postgres)
    with opened_on(databases.fresh("scripted"), ScriptedClock(START)) as system:
        city = public(bureaus(system, {unit: BUREAUS[unit] for unit in ("U01", "U02", "U08")}))
        follow_once(city)
        yield city
    databases.drop()


def printed(city: City, folder: Path, *arguments: str, plan: str | None = None, group: str = GROUP) -> Said:
    dsn = city.system.settings.dsn
    assert dsn is not None
    environment = {"JIHENG_DSN": dsn, "JIHENG_DATA_DIR": str(folder), "JIHENG_ENVIRONMENT": "production"}
    return run(environment, "board", "--plan", plan or str(city.plan), "--group", group, *arguments)


def test_a_board_is_printed_for_people_and_for_machines(city: City, tmp_path: Path) -> None:
    plain = printed(city, tmp_path)
    assert plain.code == 0
    assert "971.35  U08 单位U08  良好 good" in plain.out
    told = json.loads(printed(city, tmp_path, "--json").out)
    board = Board.model_validate_json(json.dumps(told["board"]))
    assert board.computed_digest == board.digest
    assert told["fingerprint"] in plain.out
    table = list(csv.DictReader(io.StringIO(printed(city, tmp_path, "--csv").out)))
    assert [(row["subject"], row["rank"]) for row in table] == [("U01", "1"), ("U02", "2"), ("U08", "2")]
    page = printed(city, tmp_path, "--html").out
    assert page.startswith("<!doctype html>")
    assert told["fingerprint"] in page


def test_a_fingerprint_is_checked(city: City, tmp_path: Path) -> None:
    mark = json.loads(printed(city, tmp_path, "--json").out)["fingerprint"]
    assert printed(city, tmp_path, "--check", mark.lower()).code == 0
    other = printed(city, tmp_path, "--edition", "0", "--check", mark)
    assert other.code == 0  # nothing was chosen: the determined board is the compiled one
    assert printed(city, tmp_path, "--check", "0000-0000-0000-0000").code == 1


@pytest.mark.parametrize("asked", [{"plan": str(uuid4())}, {"group": "NOBODY"}])
def test_a_board_that_there_is_none_of_is_told_so(city: City, tmp_path: Path, asked: dict[str, str]) -> None:
    said = printed(city, tmp_path, **asked)
    assert (said.code, said.err.split()[0]) == (3, "BOARD_UNKNOWN")
    assert printed(city, tmp_path, "--edition", "7").code == 3
