"""``docs/how-to/verify-the-log.md``, typed as it says on a demo year; and what stands in its way."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from infra.proof.damage import DamageKind
from tests.support.databases import Databases

PAGE: Final = (Path(__file__).parents[2] / "docs/how-to/verify-the-log.md").read_text(encoding="utf-8")
TYPED: Final = re.findall(r"^\.venv/bin/jiheng ([^#\n]*)", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def environment(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A demo year, loaded by the command that loads it."""
    databases = Databases(postgres)
    environment = {
        "JIHENG_DSN": databases.empty().dsn or "",
        "JIHENG_DATA_DIR": str(tmp_path_factory.mktemp("data")),
    }
    typed("demo --load --scenario jieyang", environment)
    yield environment
    databases.drop()


def typed(words: str, environment: dict[str, str]) -> str:
    """What ``jiheng`` says to these words, redirections and all."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m api.cli {words}"],
        cwd=environment["JIHENG_DATA_DIR"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_loaded_demo_is_sealed_and_complete(environment: dict[str, str]) -> None:
    found = json.loads(typed("verify --json", environment))
    assert (found["ok"], found["complete"], found["faults"]) == (True, True, [])
    assert found["sealed"] == found["anchored"] == found["events"] > 3_000


def test_what_the_page_says_can_be_typed(environment: dict[str, str]) -> None:
    assert [words.split()[0] for words in TYPED] == ["verify", "verify", "seal", "verify", "admin"]
    for words in TYPED:
        typed(words, environment)


def test_the_page_explains_every_fault() -> None:
    explained = set(re.findall(r"`([A-Z]+_[A-Z_]+)`", PAGE))
    assert {kind.name for kind in DamageKind} <= explained
