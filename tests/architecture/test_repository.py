"""What the repository may hold and say."""

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import packages_distributions

import pytest

from tests.architecture.source import PACKAGES, Source, repository_paths, repository_texts

TOP_LEVEL = {
    *PACKAGES,
    *("tests", "docs", "bench"),
    *("pyproject.toml", "constraints.txt", "Makefile"),
    *("README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE"),
}

# The dot is written as [.] and words are cut, so that this file does not say what it forbids.
REGISTRIES = r"pypi[.]org|pythonhosted[.]org|npmjs[.]|npmmirror[.]|jsdelivr[.]|unpkg[.]|tuna[.]tsinghua"
MACHINE_PATHS = r"(?<![\w.~}-])/(?:root|home|work|Users)/\w"
CONFLICTS = r"^(?:<{7}|>{7}) "
NOTES_TO_SELF = r"\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b"
FORBIDDEN = {
    re.compile(REGISTRIES): "a package registry or a CDN: nothing is loaded from outside",
    re.compile(MACHINE_PATHS): "an absolute path of one machine",
    re.compile(CONFLICTS): "left over from a merge",
    re.compile(NOTES_TO_SELF): "a note to oneself: do it, or open an issue",
}


def out_of_place(paths: Iterable[str]) -> list[str]:
    """Top-level names that are neither agreed nor hidden."""
    names = {path.partition("/")[0] for path in paths}
    return sorted(name for name in names - TOP_LEVEL if not name.startswith("."))


def forbidden_words(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        for number, line in enumerate(source.text.splitlines(), start=1):
            for pattern, why in FORBIDDEN.items():
                if found := pattern.search(line):
                    yield source.at(number, f"{found.group()} is {why}")


def test_the_top_level_holds_only_what_is_agreed() -> None:
    assert out_of_place(repository_paths()) == []


def test_no_file_says_what_no_file_may_say() -> None:
    assert list(forbidden_words(repository_texts())) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_dependency_owns_a_name_of_ours(package: str) -> None:
    assert set(packages_distributions().get(package, ["jiheng"])) == {"jiheng"}


def test_a_stray_top_level_name_is_found() -> None:
    paths = ["domain/plan.py", ".gitignore", ".ci/run", "scripts/fix.py", "notes.txt"]
    assert out_of_place(paths) == ["notes.txt", "scripts"]


@pytest.mark.parametrize(
    "line",
    [
        "index-url = https://" + "pypi" + ".org/simple",
        '<script src="https://cdn.' + "jsdelivr" + '.net/x.js">',
        "path = '/" + "home/someone/jiheng'",
        "see /" + "root/notes",
        "# TO" + "DO later",
        "# FIX" + "ME",
        ">" * 7 + " main",
    ],
)
def test_a_forbidden_word_is_found(line: str) -> None:
    assert len(list(forbidden_words([Source("docs/x.md", f"fine\n{line}\n")]))) == 1


@pytest.mark.parametrize(
    "line", ["#!/usr/bin/env bash", "docs/work/queue", "~/home/x", "methods", "/graphql"]
)
def test_an_ordinary_line_is_left_alone(line: str) -> None:
    assert list(forbidden_words([Source("docs/x.md", line)])) == []
