"""What an earlier release wrote is restored, proved, read and gone on with by this one."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from api.bootstrap import System, opened_on, sealer
from infra.backup import restore
from infra.eventstore.cell import require_cell
from infra.postgres.database import open_database
from infra.proof.verify import Verified, verify
from tests.support.city import City, registering
from tests.support.databases import Databases
from tests.support.releases import BACKUP, CHECKPOINTS, FOLDER, TOLD, kept_in, told
from tests.support.serving import follow_once

RELEASES: Final = sorted(FOLDER.iterdir())


@pytest.fixture(params=RELEASES, ids=lambda path: path.name)
def release(request: pytest.FixtureRequest) -> Path:
    """What a release left behind."""
    path: Path = request.param
    return path


@pytest.fixture
def upgraded(release: Path, databases: Databases, tmp_path: Path) -> Iterator[System]:
    """Its office, brought back by this code; its checkpoints lie where they lay."""
    database = kept_in(open_database(databases.empty()), tmp_path)
    shutil.copytree(release / CHECKPOINTS, tmp_path / CHECKPOINTS)
    restore(database, release / BACKUP)
    with opened_on(database) as system:
        yield system


def verified(system: System) -> Verified:
    return verify(system.database, require_cell(system.database))


def test_there_is_a_release() -> None:
    assert RELEASES


def test_the_log_of_an_earlier_release_is_proved_by_its_own_checkpoints(upgraded: System) -> None:
    found = verified(upgraded)
    assert (found.faults, found.complete) == ([], True)


def test_it_comes_to_the_same_scores_boards_case_files_and_letters(upgraded: System, release: Path) -> None:
    follow_once(City(upgraded))
    assert told(upgraded) == json.loads((release / TOLD).read_text(encoding="utf-8"))


def test_it_goes_on_and_its_checkpoints_with_it(upgraded: System) -> None:
    City(upgraded).run("system:bootstrap", registering("U12", "GRASSROOTS_BUREAU", "GRASSROOTS"))
    assert sealer(upgraded).seal() is not None
    found = verified(upgraded)
    assert (found.faults, found.complete) == ([], True)
