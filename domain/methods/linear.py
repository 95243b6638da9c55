"""M10: linear between an unacceptable and a satisfactory value (功效系数法)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import Points, product, quotient
from domain.methods.definition import About, Computed, Definition, Occasion, Told, bounded
from domain.methods.flaw import Flaw
from domain.methods.measure import Measure, one
from domain.methods.parts import HUNDRED


class Linear(Definition):
    """The efficacy coefficient: a base index at the unacceptable value, 100 at the satisfactory one.

    The index counts between 0 and 100 (decided 5); 100 is full marks.
    """

    ABOUT: ClassVar[About] = About(
        number="M10",
        zh="功效系数法",
        en="linear interpolation",
        formula_zh="满分 × (基础 + (100 − 基础) × (实际 − 不允许值) ÷ (满意值 − 不允许值)) ÷ 100，"
        "限于 0 至满分",
        formula_en="full marks × (base + (100 − base) × (value − unacceptable)"
        " ÷ (satisfactory − unacceptable)) ÷ 100, between 0 and full marks",
        source="domain.md §4 M10, G14; decided 5",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {"value": "what was reached, in the unit of the two bounds"}
    RISES_WITH: ClassVar[tuple[str, ...]] = ("value",)

    name: Literal["LINEAR"]
    version: Literal[1]
    unacceptable: Annotated[Points, Field(description="the value that makes the base index")]
    satisfactory: Annotated[Points, Field(description="the value that makes full marks")]
    base: Annotated[Points, Field(description="the index at the unacceptable value, 60 by the textbook")]

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Bounds the wrong way round, or a base that is no index."""
        del periods
        if self.satisfactory <= self.unacceptable:
            yield Flaw("satisfactory", "> unacceptable")
        if not 0 <= self.base < HUNDRED:
            yield Flaw("base", "0 ≤ x < 100")

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        rise = product(HUNDRED - self.base, one(measures, "value") - self.unacceptable)
        index = self.base + quotient(rise, self.satisfactory - self.unacceptable)
        points, bound = bounded(quotient(product(on.marks, index), HUNDRED), on.marks)
        return points, [Told("FULL_MARKS", on.marks), Told("INDEX", index), *bound]
