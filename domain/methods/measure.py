"""What was measured: named quantities, some of which may come many times (ballots, forecasts)."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from domain.kernel.points import ZERO, Points, text
from domain.kernel.value import Value
from domain.methods.refusals import (
    MeasureMissing,
    MeasureNotPositive,
    MeasureNotWhole,
    MeasureOutOfRange,
    MeasureRepeated,
    MeasureUnknown,
)


class Measure(Value):
    """One measured quantity that a scoring method takes, in the unit that the method names."""

    name: str
    value: Points


def one(measures: Sequence[Measure], name: str) -> Decimal:
    """The value of the measure that comes once; raises ``MeasureMissing`` or ``MeasureRepeated``."""
    values = many(measures, name)
    if not values:
        raise MeasureMissing("measures", measure=name)
    if len(values) > 1:
        raise MeasureRepeated("measures", measure=name)
    return values[0]


def many(measures: Sequence[Measure], name: str) -> list[Decimal]:
    """The values of a measure that may come any number of times, in the order given."""
    return [each.value for each in measures if each.name == name]


def positive(value: Decimal, name: str) -> Decimal:
    """The value, which is more than 0; raises ``MeasureNotPositive``."""
    if value <= ZERO:
        raise MeasureNotPositive("measures", measure=name, value=text(value))
    return value


def whole(value: Decimal, name: str) -> Decimal:
    """The value, which counts something; raises ``MeasureNotWhole``."""
    if value < ZERO or value != value.to_integral_value():
        raise MeasureNotWhole("measures", measure=name, value=text(value))
    return value


def within(value: Decimal, name: str, most: Decimal) -> Decimal:
    """The value, which lies between 0 and ``most``; raises ``MeasureOutOfRange``."""
    if not ZERO <= value <= most:
        raise MeasureOutOfRange("measures", measure=name, value=text(value), least="0", most=text(most))
    return value


def must_be_known(measures: Sequence[Measure], names: Collection[str]) -> None:
    """Refuse measures that the method does not take; raises ``MeasureUnknown``."""
    if unknown := sorted({each.name for each in measures} - set(names)):
        raise MeasureUnknown("measures", measures=", ".join(unknown), known=", ".join(sorted(names)))
