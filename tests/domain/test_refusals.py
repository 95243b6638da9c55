"""Every refusal of the rules is provoked by a test, and speaks Chinese and English."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from domain.kernel.refusal import Refusal, Refusals
from tests.architecture.source import import_all, shipped_subclasses

TESTS = Path(__file__).parents[1]
EXPECTING = {"then_refused", "then_all_refused", "raises"}

import_all("domain")
REFUSALS = [kind for kind in shipped_subclasses(Refusal) if kind.__module__.startswith("domain.")]


def facts_of(kind: type[Refusal]) -> dict[str, str]:
    """A made-up value for each fact that the texts mention."""
    names = [name for _, name, _, _ in Formatter().parse(kind.zh + kind.en) if name is not None]
    return {name: f"<{name}>" for name in names}


def expected_in(folder: Path) -> Iterator[str]:
    """The names that the tests of a folder expect to be refused with."""
    for path in folder.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in EXPECTING:
                    yield from (each.id for each in ast.walk(node) if isinstance(each, ast.Name))


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.code)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_refusal_tells_its_facts_in_both_languages(kind: type[Refusal], language: str) -> None:
    facts = facts_of(kind)
    message = kind(**facts).message(language)
    assert all(fact in message for fact in facts.values())
    assert "{" not in message
    assert any("一" <= letter <= "鿿" for letter in message) == (language == "zh")


def test_every_refusal_is_provoked_by_a_test() -> None:
    """Here, or with the handlers where a rule spans several aggregates."""
    expected = {
        *expected_in(TESTS / "domain"),
        *expected_in(TESTS / "application"),
        *expected_in(TESTS / "rules"),
    }
    assert {kind.__name__ for kind in REFUSALS} - expected == set()


def test_several_refusals_are_said_together() -> None:
    several = Refusals([kind(**facts_of(kind)) for kind in REFUSALS[:2]])
    assert [each.code for each in several.refusals] == [kind.code for kind in REFUSALS[:2]]
    assert str(several) == "; ".join(map(str, several.refusals))
