"""Scalars: points and positions are strings, so that no client rounds them."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from domain.kernel.points import PATTERN, text

Position = NewType("Position", int)
"""A place in the log."""

_POINTS: Final = re.compile(PATTERN, re.ASCII)
_POSITION: Final = re.compile(r"0|[1-9]\d{0,17}", re.ASCII)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})", re.ASCII)


class MalformedScalar(ValueError):
    """A value that is not written as its scalar is."""


def _written(value: object, pattern: re.Pattern[str], expected: str) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        msg = f"expected {expected}"
        raise MalformedScalar(msg)
    return value


def _decimal(value: object) -> Decimal:
    expected = (
        'a decimal in a string, such as "9.50", with at most nine digits before and six after the point'
    )
    return Decimal(_written(value, _POINTS, expected))


def position_in(value: object) -> int:
    """The position that is written so; raises ``MalformedScalar``."""
    return int(_written(value, _POSITION, 'a position in a string, such as "42"'))


def day_in(value: object) -> date:
    """The day that is written so; raises ``MalformedScalar``."""
    expected = 'a date, such as "2014-03-31"'
    try:
        return date.fromisoformat(_written(value, _DATE, expected))
    except ValueError as error:
        msg = f"expected {expected}"
        raise MalformedScalar(msg) from error


def moment_in(value: object) -> datetime:
    """The moment that is written so; raises ``MalformedScalar``."""
    expected = 'a time with its offset, such as "2014-03-31T08:00:00Z"'
    try:
        return datetime.fromisoformat(_written(value, _MOMENT, expected))
    except ValueError as error:
        msg = f"expected {expected}"
        raise MalformedScalar(msg) from error


def utc(moment: datetime) -> str:
    """RFC 3339 in UTC."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _scalar(name: str, description: str, **functions: Any) -> ScalarDefinition:
    definition: ScalarDefinition = strawberry.scalar(name=name, description=description, **functions)
    return definition


SCALARS: Final[Mapping[object, ScalarDefinition]] = {
    Decimal: _scalar(
        "Decimal",
        "An exact decimal, as a string; a JSON number or a GraphQL number is refused.",
        serialize=text,
        parse_value=_decimal,
    ),
    Position: _scalar(
        "Position",
        "A place in the log, as a string: it may outgrow 32 bits.",
        serialize=str,
        parse_value=position_in,
    ),
    date: _scalar("Date", "A day, ISO 8601.", serialize=date.isoformat, parse_value=day_in),
    datetime: _scalar("DateTime", "A moment, RFC 3339, in UTC.", serialize=utc, parse_value=moment_in),
}
"""The scalars of the schema by the Python type that they stand for."""
