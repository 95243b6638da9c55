"""The verifier stands alone: its modules know the standard library and each other, and nobody knows them."""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from infra.bundle.verifier_file import verifier_file
from tests.architecture.source import Source, python_sources
from tests.support.bundles import Auditor

PACKAGE = "infra/bundle/verifier/"


def modules() -> list[Source]:
    return [source for source in python_sources("infra") if source.path.startswith(PACKAGE)]


def imported(source: Source) -> Iterator[tuple[int, str]]:
    """The level and the name of each module that a source imports."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.level, node.module or ""


def test_it_imports_the_standard_library_and_its_siblings_only() -> None:
    siblings = {Path(source.path).stem for source in modules()}
    strangers = [
        source.at(1, name)
        for source in modules()
        for level, name in imported(source)
        if not (name in siblings if level == 1 else name.partition(".")[0] in sys.stdlib_module_names)
    ]
    assert len(siblings) > 20
    assert strangers == []


def test_nothing_of_the_system_imports_it() -> None:
    others = [source for source in python_sources() if not source.path.startswith((PACKAGE, "tests/"))]
    users = [
        source.path
        for source in others
        for _, name in imported(source)
        if name.startswith("infra.bundle.verifier.")
    ]
    assert len(others) > 500
    assert users == []


def test_it_is_one_file_of_the_modules_as_they_are() -> None:
    with ZipFile(BytesIO(verifier_file())) as packed:
        found = {name: packed.read(name).decode() for name in packed.namelist()}
    assert {name for name in found if "/" not in name} == {"__main__.py"}
    assert {f"infra/bundle/{name}": text for name, text in found.items() if "/" in name} == {
        source.path: source.text for source in modules()
    }


def test_it_says_how_it_is_used(tmp_path: Path) -> None:
    ran = Auditor(tmp_path).run("--help")
    assert ran.returncode == 0
    assert "exit codes" in ran.stdout
    assert "13  缺少事件 / an event was removed" in ran.stdout


@pytest.mark.parametrize(
    "arguments", [[], ["a.zip", "--key", "nonsense"], ["a.zip", "--checkpoint", "no.file"]]
)
def test_wrong_usage_is_2(tmp_path: Path, arguments: list[str]) -> None:
    assert Auditor(tmp_path).run(*arguments).returncode == 2
