"""The demo year, loaded once into a database of its own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.bootstrap import System, opened_on, sealer
from api.cli.demo.loader import load
from api.cli.demo.script import script
from api.cli.demo.step import Step
from api.cli.demo.year import HOHHOT_2014, Year
from tests.support.bundles import Auditor, kept_in
from tests.support.city import City
from tests.support.databases import Databases
from tests.support.serving import follow_once

Changed = Callable[[str, str, str], Path]
"""``changed(file, old, new)``: the directory of the year with one text in one file replaced."""


@pytest.fixture(scope="session")
def year() -> Year:
    """The year as it is shipped."""
    return Year()


@pytest.fixture(scope="session")
def steps(year: Year) -> list[Step]:
    """Its script."""
    return script(year)


@pytest.fixture(scope="session")
def loaded(postgres: str, steps: list[Step]) -> Iterator[System]:
    """A system that holds the year, with its read models up to date."""
    databases = Databases(postgres)
    database = databases.fresh("scripted")
    load(database, steps)
    with opened_on(database) as system:
        follow_once(City(system))
        yield system
    databases.drop()


@pytest.fixture(scope="session")
def sealed(loaded: System, tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """The year, sealed by a key of its own."""
    with opened_on(kept_in(tmp_path_factory.mktemp("sealed"), loaded.database)) as system:
        sealer(system).seal()
        yield system


@pytest.fixture
def environment(sealed: System, tmp_path: Path) -> dict[str, str]:
    """The sealed year's cell; at home, the key as it was published beside its checkpoints."""
    data = sealed.database.settings.data_dir
    (key,) = data.glob("checkpoints/*/*.vkey")
    shutil.copy(key, tmp_path / "key.vkey")
    return {"JIHENG_DSN": sealed.settings.dsn or "", "JIHENG_DATA_DIR": str(data), "HOME": str(tmp_path)}


@pytest.fixture
def auditor(tmp_path: Path) -> Auditor:
    """Somebody outside."""
    return Auditor(tmp_path)


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Makes changed copies of the year's files."""

    def change(file: str, old: str, new: str) -> Path:
        directory = tmp_path / "year"
        shutil.copytree(HOHHOT_2014, directory)
        told = (directory / file).read_text(encoding="utf-8")
        assert told.count(old) == 1
        (directory / file).write_text(told.replace(old, new), encoding="utf-8")
        return directory

    return change
