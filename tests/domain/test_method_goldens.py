"""The code of a method that was used never changes: golden examples hold it in place, byte by byte."""

from decimal import Decimal
from typing import Final, get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.kernel.points import working
from domain.methods.catalogue import METHODS, MethodDefinition
from domain.methods.definition import Definition, Occasion
from domain.methods.measure import Measure
from tests.support.goldens import Golden, goldens
from tests.support.methods import SOUND

GOLDENS: Final = tuple(goldens())
MOST_EXTRA: Final = 5
WHOLE: Final = {"DEDUCTION", "VOTES", "GRADE_POINTS"}
OFTEN: Final = {"bonus", "volume", "score", "forecast", "actual", "SECTION"}


@pytest.mark.parametrize(
    "golden",
    [pytest.param(golden, id=f"{name} {number}") for number, (name, golden) in enumerate(GOLDENS)],
)
def test_a_definition_comes_to_the_bytes_that_it_came_to(golden: Golden) -> None:
    assert golden.rewritten == golden.line


def test_every_method_and_version_has_a_golden_and_no_file_stands_alone() -> None:
    kept = {name for name, _ in GOLDENS}
    assert kept == set(map(filed_as, METHODS))
    assert all(name == f"{each.method.name}.v{each.method.version}" for name, each in GOLDENS)


def filed_as(method: type[Definition]) -> str:
    """The name of its file."""
    (name,), (version,) = (get_args(method.model_fields[field].annotation) for field in ("name", "version"))
    return f"{name}.v{version}"


# Whatever is measured


@st.composite
def reports(draw: st.DrawFn) -> tuple[MethodDefinition, Occasion, tuple[Measure, ...]]:
    """A sound definition, an occasion, and measures that it takes."""
    method = draw(st.sampled_from(SOUND))
    marks = working(Decimal(draw(st.integers(1, 1000))), 2)
    on = Occasion(marks, 2, draw(st.integers(1, 4)), 4)
    return method, on, tuple(_measures(draw, method, on))


def _measures(draw: st.DrawFn, method: MethodDefinition, on: Occasion) -> list[Measure]:
    if method.name == "GRADE_COEFFICIENT":
        return [Measure(name=draw(st.sampled_from(method.takes)), value=Decimal(1))]
    if method.name == "DIRECT":
        return [Measure(name="points", value=draw(decimals(0, on.marks)))]
    pairs = draw(st.integers(1, 4))
    names = [name for name in method.takes if name not in {"adjusted", "taxes_missed"}]
    return [
        Measure(name=name, value=_value(draw, method.name, name))
        for name in names
        for _ in range(pairs if name in OFTEN - _single(method) else 1)
    ]


def _single(method: MethodDefinition) -> set[str]:
    return {"actual"} if method.name == "RATIO" else set()


def _value(draw: st.DrawFn, method: str, name: str) -> Decimal:
    if method in WHOLE or name == "rank":
        return Decimal(draw(st.integers(1, 30)))
    return draw(decimals(1 if name == "forecast" else 0, MOST_EXTRA if name == "extra" else 100))


def decimals(least: Decimal | int, most: Decimal | int) -> st.SearchStrategy[Decimal]:
    return st.integers(int(least * 100), int(most * 100)).map(lambda each: Decimal(each).scaleb(-2))


@given(reports())
def test_a_score_is_never_below_the_floor_nor_above_the_cap(
    report: tuple[MethodDefinition, Occasion, tuple[Measure, ...]],
) -> None:
    method, on, measures = report
    points = method.score(measures, on).points
    if method.STYLE == "SCORE":
        assert 0 <= points <= method.ceiling(on.marks, on.digits)
    assert points == working(points, on.digits)


@given(reports(), st.data())
def test_more_of_what_it_rises_with_is_never_less(
    report: tuple[MethodDefinition, Occasion, tuple[Measure, ...]], data: st.DataObject
) -> None:
    method, on, measures = report
    monotone = [
        (place, sign)
        for place, each in enumerate(measures)
        for names, sign in ((method.RISES_WITH, 1), (method.FALLS_WITH, -1))
        if {each.name, "*"} & set(names)
    ]
    assume(monotone)
    place, sign = data.draw(st.sampled_from(monotone))
    found = measures[place]
    more = found.value + data.draw(st.integers(1, 5))
    assume(more <= (MOST_EXTRA if found.name == "extra" else 100))
    raised = (*measures[:place], Measure(name=found.name, value=more), *measures[place + 1 :])
    gained = method.score(raised, on).points - method.score(measures, on).points
    assert gained * sign >= 0


@given(reports())
def test_the_same_definition_twice_gives_the_same_bytes(
    report: tuple[MethodDefinition, Occasion, tuple[Measure, ...]],
) -> None:
    method, on, measures = report
    again = type(method).model_validate_json(method.model_dump_json())
    assert again == method
    one, other = method.score(measures, on), again.score(measures, on)
    assert [line.model_dump_json() for line in one.explanation] == [
        line.model_dump_json() for line in other.explanation
    ]
    assert str(one.points) == str(other.points)
