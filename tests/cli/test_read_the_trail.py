"""The how-to of the trail, its commands executed one after the other on a bureau."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.cli.conftest import Jiheng
from tests.support.city import City

GUIDE: Final = Path(__file__).parents[2] / "docs/how-to/read-the-trail.md"
PROGRAM: Final = ".venv/bin/jiheng"


def commands() -> list[str]:
    """The commands of the guide but the one that has no end, without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.split(" #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if "--follow" not in line]


def test_every_command_of_the_guide_does_what_it_says(jiheng: Jiheng, bureau: City, tmp_path: Path) -> None:
    correlation = jiheng("events", "--json").lines[-1]["state"]["envelope"]["correlation_id"]
    words = {
        PROGRAM: f"{sys.executable} -m api.cli",
        "ASSESSMENT": str(bureau.assessments["U01"]),
        "CORRELATION": correlation,
        "2014-12-31": "2099-12-31",
    }
    environment = {
        **os.environ,
        "PYTHONPATH": str(GUIDE.parents[2]),
        "JIHENG_DSN": bureau.system.settings.dsn or "",
        "JIHENG_DATA_DIR": str(tmp_path),
    }
    said = {}
    for line in commands():
        run = line
        for word, value in words.items():
            run = run.replace(word, value)
        done = subprocess.run(  # noqa: S602 - the commands of our own guide
            run, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (line, done.stderr)
        said[line] = done.stdout
    checked = said[f"{PROGRAM} trail --check trail.csv"]
    assert checked.splitlines()[-1] == "相符 / matches"
    taken = said["grep -v '^#' trail.csv | sha256sum"].split()[0]
    assert f"sha256:{taken}" in checked
    assert said["head -n -1 trail.jsonl | sha256sum"].split()[0] in (tmp_path / "trail.jsonl").read_text(
        "utf-8"
    )
