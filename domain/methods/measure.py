"""What was measured: named quantities, some of which may come many times (ballots, forecasts)."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.methods.refusals import MeasureMissing, MeasureRepeated, MeasureUnknown


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


def must_be_known(measures: Sequence[Measure], names: Collection[str]) -> None:
    """Refuse measures that the method does not take; raises ``MeasureUnknown``."""
    if unknown := sorted({each.name for each in measures} - set(names)):
        raise MeasureUnknown("measures", measures=", ".join(unknown), known=", ".join(sorted(names)))
