"""``docs/how-to/hand-over-an-audit-bundle.md``, typed as it says on the demo year."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from api.bootstrap import System
from domain.result.events import ResultCompiled
from infra.bundle.verifier.faults import Code
from tests.demo.test_bundles import of_group

PAGE: Final = (Path(__file__).parents[2] / "docs/how-to/hand-over-an-audit-bundle.md").read_text(
    encoding="utf-8"
)
BLOCKS: Final = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def environment(sealed: System, tmp_path: Path) -> dict[str, str]:
    """The year's cell, and the key as it was published beside its checkpoints."""
    data = sealed.database.settings.data_dir
    (key,) = data.glob("checkpoints/*/*.vkey")
    shutil.copy(key, tmp_path / "key.vkey")
    return {"JIHENG_DSN": sealed.settings.dsn or "", "JIHENG_DATA_DIR": str(data), "HOME": str(tmp_path)}


def typed(line: str, environment: dict[str, str]) -> str:
    """What a line says in a shell, wherever the programs are."""
    runnable = line.replace(".venv/bin/jiheng", f"{sys.executable} -m api.cli").replace(
        "python3", sys.executable
    )
    command = ["/bin/sh", "-c", runnable]
    done = subprocess.run(
        command,
        cwd=environment["HOME"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def test_what_the_page_says_can_be_typed(sealed: System, environment: dict[str, str]) -> None:
    result = str(of_group(sealed, "AFFILIATED", "result").id)
    assessment = str(of_group(sealed, "AFFILIATED").id)
    lines = "".join(BLOCKS).replace("RESULT", result).replace("ASSESSMENT", assessment).splitlines()
    said = [typed(line, environment) for line in lines]
    told = [
        json.loads(line) for line in (Path(environment["HOME"]) / "results.jsonl").read_text().splitlines()
    ]
    assert len(lines) == 7
    assert {(line["topic"], line["stream"] == result) for line in told} >= {(ResultCompiled.TOPIC, True)}
    assert "Nothing is wrong" in said[-2]
    assert (json.loads(said[-1])["ok"], json.loads(said[-1])["key_given"]) == (True, True)


def test_the_page_explains_every_exit_code() -> None:
    table = re.findall(r"^\| (\d+) \| `([A-Z_]+)` \|", PAGE, re.MULTILINE)
    assert [(int(code), name) for code, name in table] == [(code.value, code.name) for code in Code]
