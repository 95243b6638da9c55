"""The command line as a user meets it: a process, a directory of its own, an exit code."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from api.bootstrap import opened_on
from tests.support.city import City, build
from tests.support.databases import Databases
from tests.support.forking import forked
from tests.support.serving import follow_once


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Jiheng = Callable[..., Said]


def run(environment: dict[str, str], *arguments: str) -> Said:
    """Run ``jiheng`` in an environment."""
    return Said(*forked({**os.environ, "COLUMNS": "120", **environment}, arguments))


@pytest.fixture
def nowhere(databases: Databases, tmp_path: Path) -> dict[str, str]:
    """An environment that leads to a database without any cell."""
    dsn = databases.empty().dsn
    assert dsn is not None
    return {"JIHENG_DSN": dsn, "JIHENG_DATA_DIR": str(tmp_path)}


@pytest.fixture(scope="module")
def bureau(postgres: str) -> Iterator[City]:
    """A bureau with one confirmed result, its read models up to date."""
    databases = Databases(postgres)
    with opened_on(databases.fresh("wall")) as system:
        city = build(system)
        city.confirm("9.5")
        follow_once(city)
        yield city
    databases.drop()


@pytest.fixture
def jiheng(bureau: City, tmp_path: Path) -> Jiheng:
    """Runs ``jiheng`` on the bureau."""
    dsn = bureau.system.settings.dsn
    assert dsn is not None
    environment = {"JIHENG_DSN": dsn, "JIHENG_DATA_DIR": str(tmp_path)}
    return lambda *arguments: run(environment, *arguments)
