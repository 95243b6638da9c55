"""Scoring methods: measures in, points and their explanation out."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from domain.methods.definition import Line
from domain.methods.direct import DIRECT
from domain.methods.measure import Measure
from domain.methods.refusals import MeasureMissing, MeasureRepeated, MeasureUnknown

FULL = Decimal(10)


def measured(**values: str) -> tuple[Measure, ...]:
    return tuple(Measure(name=name, value=Decimal(value)) for name, value in values.items())


def test_points_entered_directly_are_the_points_at_the_working_scale() -> None:
    points, explanation = DIRECT.score(measured(points="9.5"), FULL, 2)
    assert str(points) == "9.500000"
    assert explanation == (Line(code="ENTERED", value=Decimal("9.500000")),)


def test_a_method_needs_each_of_its_measures() -> None:
    with pytest.raises(MeasureMissing):
        DIRECT.score((), FULL, 2)


def test_a_measure_that_comes_once_is_not_given_twice() -> None:
    with pytest.raises(MeasureRepeated):
        DIRECT.score(measured(points="1") * 2, FULL, 2)


def test_a_method_takes_no_measures_but_its_own() -> None:
    with pytest.raises(MeasureUnknown):
        DIRECT.score(measured(points="1", target="2"), FULL, 2)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1E+9", "0.0000001"])
def test_a_measure_is_a_plain_number(value: str) -> None:
    with pytest.raises(ValidationError):
        measured(points=value)
