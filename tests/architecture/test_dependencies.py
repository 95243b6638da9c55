"""What is imported is declared, what is declared is pinned and hashed, nothing says where to fetch it."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions

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
