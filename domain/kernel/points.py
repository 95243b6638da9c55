"""Points: exact decimals, rounded once.

The working scale is the plan's scale plus four digits; the one rounding that a reader sees happens
at the published total.  Sources: ``domain.md`` §4 (rounding), founding documents «1000分制».
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Annotated, Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

GUARD_DIGITS: Final = 4
MAX_SCALE: Final = 6
PATTERN: Final = r"^-?[0-9]{1,9}(\.[0-9]{1,6})?$"
ZERO: Final = Decimal(0)

_CONTEXT: Final = Context(prec=28, rounding=ROUND_HALF_UP)


class _PointsSchema:
    """Takes a ``Decimal`` in Python, a plain decimal string in JSON; never a float or a JSON number."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(
                Decimal, core_schema.str_schema(strict=True, pattern=PATTERN)
            ),
            python_schema=core_schema.no_info_after_validator_function(
                _bounded, core_schema.is_instance_schema(Decimal)
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(
                text, return_schema=core_schema.str_schema(), when_used="json"
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": PATTERN}


Points = Annotated[Decimal, _PointsSchema]
"""A number of points: a ``Decimal`` of at most nine digits before and six after the point."""


def _bounded(points: Decimal) -> Decimal:
    if not points.is_finite() or abs(points) >= 10**9 or -_exponent(points) > MAX_SCALE:
        msg = "points have at most nine digits before and six after the decimal point"
        raise ValueError(msg)
    return points


def _exponent(points: Decimal) -> int:
    exponent = points.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def text(points: Decimal) -> str:
    """The plain decimal notation of ``points`` (never an exponent): ``Decimal("1E+1")`` is ``"10"``."""
    return format(points, "f")


@cache
def _quantum(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)


def working(points: Decimal, scale: int) -> Decimal:
    """``points`` at the working scale of a plan that publishes ``scale`` digits."""
    return points.quantize(_quantum(scale + GUARD_DIGITS), context=_CONTEXT)


def published(points: Decimal, scale: int) -> Decimal:
    """``points`` as published: ``scale`` digits, rounded half up (962.785 → 962.79)."""
    return points.quantize(_quantum(scale), context=_CONTEXT)


def divide(dividend: Decimal, divisor: Decimal | int, scale: int) -> Decimal:
    """``dividend / divisor`` at the working scale."""
    return working(_CONTEXT.divide(dividend, Decimal(divisor)), scale)


def multiply(points: Decimal, factor: Decimal, scale: int) -> Decimal:
    """``points × factor`` at the working scale."""
    return working(_CONTEXT.multiply(points, factor), scale)


def quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    """``dividend / divisor`` to 28 digits, for steps before a rounding."""
    return _CONTEXT.divide(dividend, divisor)


def product(one: Decimal, other: Decimal) -> Decimal:
    """``one × other`` to 28 digits, for steps before a rounding."""
    return _CONTEXT.multiply(one, other)


def add(points: Iterable[Decimal]) -> Decimal:
    """The exact sum of ``points`` (0 for none)."""
    return sum(points, ZERO)
