"""What is imported is declared, what is declared is pinned and hashed, nothing says where to fetch it."""

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import PACKAGES, ROOT, Source, python_sources

PIN = re.compile(r"([\w.-]+)==([\w.]+)(?: ; [^\\]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
PARTS = ("psycopg-pool", "pydantic-core", "starlette")  # of psycopg, pydantic and fastapi
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def undeclared_imports(sources: Iterable[Source], declared: Iterable[str]) -> Iterator[str]:
    """Imports of packages that no declared distribution brings."""
    names = {canonicalize_name(Requirement(requirement).name) for requirement in declared}
    brought = {
        package
        for package, distributions in packages_distributions().items()
        if names & {canonicalize_name(distribution) for distribution in distributions}
    }
    for source in sources:
        for line, package in _imported(source.tree):
            if package not in {*sys.stdlib_module_names, *PACKAGES, *brought}:
                yield source.at(line, f"{package} is not among the dependencies")


def _imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name.partition(".")[0]) for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield node.lineno, module.partition(".")[0]


def unmet(declared: Iterable[str], constraints: str) -> Iterator[str]:
    """Declared requirements that no pin satisfies."""
    pins = dict(PIN.findall(constraints))
    for requirement in map(Requirement, declared):
        pinned = pins.get(canonicalize_name(requirement.name))
        if pinned is None or not requirement.specifier.contains(pinned):
            yield str(requirement)


def unhashed(constraints: str) -> list[str]:
    """Lines that are neither a pin that goes on nor one of its hashes."""
    return [line for line in constraints.splitlines() if not (PIN.fullmatch(line) or HASH.fullmatch(line))]


def test_every_import_of_the_packages_is_declared() -> None:
    assert list(undeclared_imports(python_sources(*PACKAGES), [*PROJECT["dependencies"], *PARTS])) == []


def test_every_declared_requirement_is_pinned_within_its_range() -> None:
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    assert list(unmet(declared, (ROOT / "constraints.txt").read_text())) == []


def test_every_line_of_the_constraints_is_a_pin_or_a_hash() -> None:
    assert unhashed((ROOT / "constraints.txt").read_text()) == []


def test_an_undeclared_import_is_found() -> None:
    source = Source(
        "infra/x.py", "import ast, rich.table\nfrom pytest import fixture\nfrom domain import plan\n"
    )
    findings = list(undeclared_imports([source], ["rich>=14"]))
    assert findings == ["infra/x.py:2: pytest is not among the dependencies"]


def test_a_requirement_that_is_missing_or_out_of_range_is_found() -> None:
    constraints = "rich==15.0.0 \\\nuvloop==0.23.0 ; sys_platform != 'win32' \\\n"
    declared = ["rich>=14", "rich<15", "uvloop>=0.2", "typer"]
    assert list(unmet(declared, constraints)) == ["rich<15", "typer"]


def test_an_index_line_an_address_and_a_bare_pin_are_found() -> None:
    faults = ["--index-url=https://example.org", "x @ https://example.org/x.whl", "rich==15.0.0"]
    assert unhashed("\n".join(faults)) == faults


def npm_faults(lock: Any) -> Iterator[str]:
    """Packages of a lock that say where they come from, have no hash, or bind who passes them on."""
    for name, package in lock["packages"].items():
        if not name:
            continue
        if "resolved" in package:
            yield f"{name} says where to fetch it"
        if "integrity" not in package:
            yield f"{name} has no hash"
        if "GPL" in package.get("license", ""):
            yield f"{name} is under {package['license']}"


@pytest.mark.parametrize("folder", ["api/console/web", "bench/emmett"])
def test_what_npm_installs_is_hashed_free_and_fetched_from_wherever_npm_is_told(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text())
    assert list(npm_faults(lock)) == []


def test_a_package_of_npm_that_breaks_a_rule_is_found() -> None:
    good = {"integrity": "sha512-x", "license": "MIT"}
    bad = {"resolved": "somewhere", "license": "AGPL-3.0"}
    assert list(npm_faults({"packages": {"": {}, "node_modules/a": good, "node_modules/b": bad}})) == [
        "node_modules/b says where to fetch it",
        "node_modules/b has no hash",
        "node_modules/b is under AGPL-3.0",
    ]
