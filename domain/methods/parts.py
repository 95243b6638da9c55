"""Values and steps that several methods share."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import Field

from domain.kernel.points import ZERO, Points, add, product, quotient
from domain.kernel.value import Code, Value
from domain.methods.definition import Told
from domain.methods.measure import Measure, many, one, positive

HUNDRED: Final = Decimal(100)

StepReading = Literal["WHOLE", "PROPORTIONAL"]
Reading = Annotated[
    StepReading,
    Field(description="WHOLE counts whole steps, truncated; PROPORTIONAL counts parts of a step too"),
]


class WeightedPart(Value):
    """A part of a composite and its weight; the weights of all parts make 1."""

    code: Code
    weight: Points


class GradeShare(Value):
    """A grade and the share of full marks, between 0 and 1, that it is worth."""

    code: Code
    share: Points


def steps(difference: Decimal, step: Decimal, reading: StepReading) -> Decimal:
    """How many steps a difference is, of either sign: whole ones truncated towards 0."""
    count = quotient(difference, step)
    return Decimal(int(count)) if reading == "WHOLE" else count


def target_of(measures: Sequence[Measure], fixed: Decimal | None) -> Decimal:
    """The target: the plan's own, or that reported as the measure ``target``, which is more than 0."""
    return positive(one(measures, "target"), "target") if fixed is None else fixed


def mean(values: Sequence[Decimal]) -> Decimal:
    """The plain mean, to 28 digits."""
    return quotient(add(values), Decimal(len(values)))


def weighted(scores: Iterable[tuple[WeightedPart, Decimal]]) -> tuple[Decimal, list[Told]]:
    """The weighted sum, with a line for what each part adds."""
    lines = [Told("WEIGHTED", product(part.weight, score), part.code) for part, score in scores]
    return add(each.value for each in lines), lines


def counts(measures: Sequence[Measure], names: Iterable[str]) -> dict[str, Decimal]:
    """The value of each measure, 0 where it was not given; raises ``MeasureRepeated``."""
    return {name: one(measures, name) if many(measures, name) else ZERO for name in names}
