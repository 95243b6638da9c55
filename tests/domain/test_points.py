"""Points: exact decimals, rounded once."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.kernel.points import Points, add, divide, multiply, published, text, working

POINTS: TypeAdapter[Decimal] = TypeAdapter(Points)


def test_the_rounding_that_a_reader_sees_is_half_up_not_half_even() -> None:
    assert published(Decimal("962.785"), 2) == Decimal("962.79")
    assert published(Decimal("-962.785"), 2) == Decimal("-962.79")


def test_six_times_3_335_is_20_01_because_it_is_rounded_once() -> None:
    assert published(add([Decimal("3.335")] * 6), 2) == Decimal("20.01")


def test_a_third_keeps_four_digits_more_than_are_published() -> None:
    assert divide(Decimal(10), 3, 2) == Decimal("3.333333")


def test_a_product_is_taken_at_the_working_scale() -> None:
    assert multiply(Decimal(1000), Decimal("0.08"), 2) == Decimal("80.000000")


def test_points_at_the_working_scale_are_rounded_half_up() -> None:
    assert working(Decimal("0.0000005"), 2) == Decimal("0.000001")


def test_nothing_sums_to_zero() -> None:
    assert add([]) == 0


@pytest.mark.parametrize(
    ("points", "words"), [("1E+1", "10"), ("0E-6", "0.000000"), ("-2.50", "-2.50"), ("1E-6", "0.000001")]
)
def test_points_are_written_without_an_exponent(points: str, words: str) -> None:
    assert text(Decimal(points)) == words


@pytest.mark.parametrize("given_", [1.5, 1, "2.5", None, True])
def test_python_values_that_are_no_decimals_are_refused(given_: Any) -> None:
    with pytest.raises(ValidationError):
        POINTS.validate_python(given_, strict=True)


@pytest.mark.parametrize("given_", ["NaN", "Infinity", "-Infinity", "1000000000", "0.0000001", "1E+9"])
def test_decimals_out_of_bounds_are_refused(given_: str) -> None:
    with pytest.raises(ValidationError):
        POINTS.validate_python(Decimal(given_))


@pytest.mark.parametrize(
    "json",
    [
        "1.5",
        "1",
        "null",
        '""',
        '"1e1"',
        '"NaN"',
        '" 1"',
        '"1."',
        '".5"',
        '"+1"',
        '"1.0000001"',
        '"1234567890"',
        '"１２"',
        '"٣"',
        '"1_0"',
    ],
)
def test_json_that_is_no_plain_decimal_string_is_refused(json: str) -> None:
    with pytest.raises(ValidationError):
        POINTS.validate_json(json)


@given(st.decimals(-(10**9) + 1, 10**9 - 1, places=6))
def test_points_come_back_from_json_as_they_went(points: Decimal) -> None:
    assert POINTS.validate_json(POINTS.dump_json(points)) == points
