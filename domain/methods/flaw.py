"""What can be wrong with the parameters of a scoring method."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from domain.kernel.points import ZERO, add

ONE: Final = Decimal(1)


class Flaw(NamedTuple):
    """A parameter that must satisfy what ``expected`` writes as a formula, good in every language."""

    parameter: str
    expected: str


def not_above_zero(parameter: str, *values: Decimal) -> Iterator[Flaw]:
    """A flaw unless all values are more than 0."""
    if not all(value > ZERO for value in values):
        yield Flaw(parameter, "> 0")


def below_zero(parameter: str, *values: Decimal) -> Iterator[Flaw]:
    """A flaw unless all values are 0 or more."""
    if not all(value >= ZERO for value in values):
        yield Flaw(parameter, "≥ 0")


def no_share(parameter: str, *values: Decimal) -> Iterator[Flaw]:
    """A flaw unless all values lie between 0 and 1."""
    if not all(ZERO <= value <= ONE for value in values):
        yield Flaw(parameter, "0 ≤ x ≤ 1")


def not_falling(parameter: str, values: Sequence[Decimal]) -> Iterator[Flaw]:
    """A flaw unless every value is less than the one before."""
    if not all(one > other for one, other in pairwise(values)):
        yield Flaw(parameter, "x₁ > x₂ > …")


def rising(parameter: str, values: Sequence[Decimal]) -> Iterator[Flaw]:
    """A flaw where a value is more than the one before."""
    if any(one < other for one, other in pairwise(values)):
        yield Flaw(parameter, "x₁ ≥ x₂ ≥ …")


def not_whole(parameter: str, weights: Sequence[Decimal]) -> Iterator[Flaw]:
    """A flaw unless the weights are shares that make a whole."""
    yield from no_share(parameter, *weights)
    if add(weights) != ONE:
        yield Flaw(parameter, "Σ = 1")


def unnamed(parameter: str, codes: Sequence[str]) -> Iterator[Flaw]:
    """A flaw unless there are codes, each once."""
    if not codes or len(set(codes)) != len(codes):
        yield Flaw(parameter, "n ≥ 1, x₁ ≠ x₂ ≠ …")
