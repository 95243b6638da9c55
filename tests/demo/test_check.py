"""``jiheng demo``, as it is called."""

import json
import os
import subprocess
import sys
from pathlib import Path

from api.cli.demo.year import Year
from tests.demo.conftest import Changed


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``jiheng demo`` with these arguments."""
    command = [sys.executable, "-m", "api.cli", "demo", *arguments]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_the_check_passes_and_prints_one_json_object_last(year: Year) -> None:
    finished = run("--check", "--json")
    assert finished.returncode == 0, finished.stderr
    report = json.loads(finished.stdout.splitlines()[-1])
    assert report["ok"]
    assert [(line["subject"], line["total"], line["rank"]) for line in report["board"]] == [
        (line["subject"], line["total"], line["rank"]) for line in year.expected["board"]
    ]
    assert report["results"] == year.expected["results"]
    assert report["u03_leaves"] == year.expected["leaves"]


def test_the_check_fails_with_what_differs(changed: Changed) -> None:
    directory = changed("expected.json", '"points": "136.59"', '"points": "136.60"')
    finished = run("--check", "--json", "--year", str(directory))
    assert finished.returncode == 1, finished.stderr
    report = json.loads(finished.stdout.splitlines()[-1])
    assert report["differences"] == ["leaf 综合评价: points is 136.59, not 136.60"]


def test_load_fills_the_data_directory_and_stops(tmp_path: Path) -> None:
    finished = run("--load", JIHENG_DATA_DIR=str(tmp_path))
    assert finished.returncode == 0, finished.stderr
    assert "PERFORMANCE_OFFICE" in finished.stdout
    assert (tmp_path / "postgres" / "PG_VERSION").exists()
