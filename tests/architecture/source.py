"""The files of the repository as the house rules see them."""

import ast
import importlib
import pkgutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = ("domain", "application", "projections", "api", "infra")

T = TypeVar("T")


@dataclass(frozen=True)
class Source:
    """A text file: its path from the root, and what it says."""

    path: str
    text: str

    @property
    def folder(self) -> str:
        """The top-level folder it lies in."""
        return self.path.partition("/")[0]

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree (Python only)."""
        return ast.parse(self.text, self.path)

    def at(self, line: int, finding: str) -> str:
        """The finding with its place, as an editor can open it."""
        return f"{self.path}:{line}: {finding}"


def repository_paths() -> list[str]:
    """Every file that git tracks or would track, sorted."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return sorted(path for path in set(listed.split("\0")) - {""} if (ROOT / path).is_file())


def repository_texts() -> Iterator[Source]:
    """Every file that is text."""
    for path in repository_paths():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content:
            yield Source(path, content.decode())


def python_sources(*folders: str) -> list[Source]:
    """The Python files of some top-level folders (all of them by default)."""
    paths = [path for path in repository_paths() if path.endswith(".py")]
    sources = [Source(path, (ROOT / path).read_text()) for path in paths]
    return [source for source in sources if not folders or source.folder in folders]


def import_all(*packages: str) -> None:
    """Import every module of some packages, so that all their classes are known."""
    for name in packages:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def shipped_subclasses(base: type[T]) -> list[type[T]]:
    """The subclasses of ``base`` that our packages define, in the order of their names."""
    found = {heir for heir in _heirs(base) if heir.__module__.partition(".")[0] in PACKAGES}
    return sorted(found, key=lambda heir: (heir.__module__, heir.__qualname__))


def _heirs(base: type[T]) -> Iterator[type[T]]:
    for heir in base.__subclasses__():
        yield heir
        yield from _heirs(heir)
