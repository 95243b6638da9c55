"""M9: all or nothing, and more for what exceeds the target (一票门槛)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import ZERO, Points, product, working
from domain.methods.definition import About, Computed, Definition, Occasion, Told, bounded
from domain.methods.flaw import Flaw, below_zero, not_above_zero
from domain.methods.measure import Measure, one
from domain.methods.parts import Reading, steps


class Threshold(Definition):
    """Full marks from the target on and nothing below it; steps above it add points up to a cap."""

    ABOUT: ClassVar[About] = About(
        number="M9",
        zh="一票门槛法",
        en="all or nothing, with excess",
        formula_zh="达到目标得满分，否则 0；每超一步加分，至上限",
        formula_en="full marks from the target on, else 0; bonus for each step above, up to a cap",
        source="domain.md §4 M9, G17",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {"value": "what was reached, in the unit of the target"}
    RISES_WITH: ClassVar[tuple[str, ...]] = ("value",)

    name: Literal["THRESHOLD"]
    version: Literal[1]
    target: Annotated[Points, Field(description="the value to be reached")]
    step: Annotated[Points, Field(description="the size of a step above the target, in its unit")]
    points: Annotated[Points, Field(description="the points of a step")]
    cap: Annotated[Points, Field(description="the most points beyond full marks")]
    reading: Reading

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Steps of no size, or points that take off."""
        del periods
        yield from not_above_zero("step", self.step)
        yield from below_zero("points", self.points)
        yield from below_zero("cap", self.cap)

    def ceiling(self, marks: Decimal, digits: int) -> Decimal:
        """Full marks and the cap."""
        return working(marks + self.cap, digits)

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        above = one(measures, "value") - self.target
        if above < ZERO:
            return ZERO, [Told("SHORTFALL", -above)]
        excess = product(steps(above, self.step, self.reading), self.points)
        points, bound = bounded(on.marks + excess, on.marks + self.cap)
        return points, [Told("FULL_MARKS", on.marks), Told("EXCESS", excess), *bound]
