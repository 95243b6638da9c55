"""M3 and M4: points in proportion to what was done of a target (比率法, 零基累分)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import Points, add, multiply, product, quotient
from domain.methods.definition import About, Computed, Definition, Occasion, Told, bounded
from domain.methods.flaw import ONE, Flaw, below_zero, not_above_zero
from domain.methods.measure import Measure, many, one
from domain.methods.parts import target_of

_TARGET = "what was to be done, above 0; only where the plan does not fix it"


Target = Annotated[
    Points | None,
    Field(description="what is to be done; null: each report gives it as the measure `target`"),
]


class Ratio(Definition):
    """Full marks in proportion to completion, which counts up to a ceiling."""

    ABOUT: ClassVar[About] = About(
        number="M3",
        zh="比率法",
        en="completion ratio",
        formula_zh="满分 × min(实际 ÷ 目标, 上限)，不低于 0",
        formula_en="full marks × min(actual ÷ target, ceiling), not below 0",
        source="domain.md §4 M3, G15",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {
        "actual": "what was done, in the unit of the target",
        "target": _TARGET,
    }
    RISES_WITH: ClassVar[tuple[str, ...]] = ("actual",)
    FALLS_WITH: ClassVar[tuple[str, ...]] = ("target",)

    name: Literal["RATIO"]
    version: Literal[1]
    target: Target
    most: Annotated[Points, Field(description="the ratio up to which completion counts: 1 is full marks")]

    @property
    def takes(self) -> tuple[str, ...]:
        """What was done, and the target unless the plan fixes it."""
        return _takes(self.MEASURES, self.target)

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """A target or a ceiling that is nothing."""
        del periods
        yield from _flaws_of(self.target)
        yield from not_above_zero("most", self.most)

    def ceiling(self, marks: Decimal, digits: int) -> Decimal:
        """Full marks times the ratio that counts at most."""
        return multiply(marks, self.most, digits)

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        target = target_of(measures, self.target)
        return _at(one(measures, "actual"), target, self.ceiling(on.marks, on.digits), on)


class Accumulation(Definition):
    """From 0 up with the volume of work; what exceeds the target earns some percentage points more."""

    ABOUT: ClassVar[About] = About(
        number="M4",
        zh="零基累分",
        en="zero-based accumulation",
        formula_zh="满分 × min(Σ 工作量 ÷ 目标, 1 + 超额上限)，从 0 起累计",
        formula_en="full marks × min(Σ volume ÷ target, 1 + excess), from 0 up",
        source="domain.md §4 M4, R9",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {
        "volume": "work done, any number of times, in the unit of the target",
        "target": _TARGET,
    }
    RISES_WITH: ClassVar[tuple[str, ...]] = ("volume",)
    FALLS_WITH: ClassVar[tuple[str, ...]] = ("target",)

    name: Literal["ACCUMULATION"]
    version: Literal[1]
    target: Target
    excess: Annotated[
        Points, Field(description="how far beyond the target work still earns: 0.08 is 8 percentage points")
    ]

    @property
    def takes(self) -> tuple[str, ...]:
        """The volumes, and the target unless the plan fixes it."""
        return _takes(self.MEASURES, self.target)

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """A target that is nothing, or an excess below it."""
        del periods
        yield from _flaws_of(self.target)
        yield from below_zero("excess", self.excess)

    def ceiling(self, marks: Decimal, digits: int) -> Decimal:
        """Full marks and the excess."""
        return multiply(marks, ONE + self.excess, digits)

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        target = target_of(measures, self.target)
        return _at(add(many(measures, "volume")), target, self.ceiling(on.marks, on.digits), on)


def _takes(measures: Iterable[str], target: Decimal | None) -> tuple[str, ...]:
    """The target too, unless the plan fixes it: who is assessed does not choose it (rule 34)."""
    return tuple(name for name in measures if name != "target" or target is None)


def _flaws_of(target: Decimal | None) -> Iterator[Flaw]:
    yield from not_above_zero("target", *([] if target is None else [target]))


def _at(done: Decimal, target: Decimal, most: Decimal, on: Occasion) -> Computed:
    rate = quotient(done, target)
    points, bound = bounded(product(on.marks, rate), most)
    return points, [Told("FULL_MARKS", on.marks), Told("RATE", rate), *bound]
