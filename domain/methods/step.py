"""M7: so many points for each step above or below a benchmark (步长法)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import Points, product, working
from domain.methods.definition import About, Computed, Definition, Occasion, Style, Told
from domain.methods.flaw import Flaw, below_zero, not_above_zero
from domain.methods.measure import Measure, one
from domain.methods.parts import Reading, steps


class Step(Definition):
    """Adds or takes off points for each step from the benchmark; whole steps are truncated towards it."""

    STYLE: ClassVar[Style] = "CONTRIBUTION"
    ABOUT: ClassVar[About] = About(
        number="M7",
        zh="步长法",
        en="step",
        formula_zh="±每步分值 × (实际 − 基准) ÷ 步长，整步计算，向基准方向取整",
        formula_en="±points × (value − benchmark) ÷ step, whole steps truncated towards the benchmark",
        source="domain.md §4 M7, R14; decided 5",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {"value": "what was reached, in the unit of the benchmark"}
    RISES_WITH: ClassVar[tuple[str, ...]] = ("value",)

    name: Literal["STEP"]
    version: Literal[1]
    benchmark: Annotated[Points, Field(description="the value that neither adds nor takes off")]
    step: Annotated[Points, Field(description="the size of a step, in the unit of the benchmark")]
    points: Annotated[Points, Field(description="the points of a step")]
    reading: Reading
    excess: Annotated[Points, Field(description="the most that the item may come to beyond its points")]

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Steps of no size or no worth."""
        del periods
        yield from not_above_zero("step", self.step)
        yield from not_above_zero("points", self.points)
        yield from below_zero("excess", self.excess)

    def ceiling(self, marks: Decimal, digits: int) -> Decimal:
        """The item's points and the excess."""
        return working(marks + self.excess, digits)

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        del on
        count = steps(one(measures, "value") - self.benchmark, self.step, self.reading)
        return product(count, self.points), [Told("STEPS", count)]
