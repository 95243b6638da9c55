"""Points are exact decimals: 28 digits where a division does not end, a half rounded up."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Final

Json = dict[str, Any]
ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)

_GUARD: Final = 4
_EXACT: Final = Context(prec=28, rounding=ROUND_HALF_UP)


def times(one: Decimal, other: Decimal) -> Decimal:
    """The product."""
    return _EXACT.multiply(one, other)


def over(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The quotient."""
    return _EXACT.divide(dividend, divisor)


def summed(points: Iterable[Decimal]) -> Decimal:
    """The exact sum, 0 of nothing."""
    return sum(points, ZERO)


def mean(points: list[Decimal]) -> Decimal:
    """The plain mean."""
    return over(summed(points), Decimal(len(points)))


def published(points: Decimal, digits: int) -> Decimal:
    """Points as a plan of so many digits publishes them."""
    return points.quantize(ONE.scaleb(-digits), context=_EXACT)


def working(points: Decimal, digits: int) -> Decimal:
    """Points as such a plan computes with them: four digits more."""
    return published(points, digits + _GUARD)


def written(points: Decimal) -> str:
    """Points as text, never with an exponent."""
    return format(points, "f")
