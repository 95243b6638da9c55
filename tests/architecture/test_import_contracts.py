"""The import contracts of ``pyproject.toml`` can fail: each is broken once in a copy of the layout."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.architecture.source import PACKAGES, ROOT

BREACHES: Final = {
    "domain/breach.py": "import application.ledger\nimport psycopg\n",
    "application/breach.py": "import fastapi\nimport psycopg\nimport projections\n",
    "projections/breach.py": "import eventsourcing.domain\n",
    "api/graphql/breach.py": "import domain.assessment.assessment\nimport infra\n",
}
PLACES: Final = ("infra/eventstore", "api/graphql")
MODULES: Final = {
    "domain/kernel/aggregate.py": "import eventsourcing.domain\n",
    "api/graphql/mutations.py": "import application\nimport domain.kernel\n",
    "application/ledger.py": "import eventsourcing.application\n",
    "infra/eventstore/recorder.py": "import psycopg\nimport eventsourcing.persistence\n",
    "api/bootstrap.py": "import fastapi\nimport infra.eventstore\n",
    "api/cli.py": "import infra\n",
}
CONFIGURED: Final = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def aggregates() -> dict[str, str]:
    """The modules of aggregates that a contract names, each with the import that makes it one."""
    named = {module for contract in CONFIGURED for module in contract.get("forbidden_modules", ())}
    files = (f"{module.replace('.', '/')}.py" for module in sorted(named) if module.startswith("domain."))
    return {file: "import domain.kernel.aggregate\n" for file in files if file not in MODULES}


def contracts() -> set[str]:
    """The names of all contracts that are checked."""
    return {contract["name"] for contract in CONFIGURED}


def lint(folder: Path) -> str:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True).stdout


def layout(folder: Path) -> None:
    """The skeleton that the contracts speak of, with imports that they allow."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for place in (*PACKAGES, *PLACES):
        (folder / place).mkdir(parents=True, exist_ok=True)
        (folder / place / "__init__.py").touch()
    write(folder, MODULES | aggregates())


def write(folder: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).parent.joinpath("__init__.py").touch()
        (folder / path).write_text(text)


def verdicts(report: str, verdict: str) -> set[str]:
    return set(re.findall(rf"^(.+?) {verdict}$", report, re.MULTILINE))


def test_allowed_imports_keep_every_contract(tmp_path: Path) -> None:
    layout(tmp_path)
    assert verdicts(lint(tmp_path), "KEPT") == contracts()


def test_each_contract_notices_its_breach(tmp_path: Path) -> None:
    layout(tmp_path)
    write(tmp_path, BREACHES)
    assert verdicts(lint(tmp_path), "BROKEN") == contracts()
