"""M6: rungs, each worth a share of full marks (阶梯法)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import ZERO, Points, product
from domain.kernel.value import Value
from domain.methods.definition import About, Computed, Definition, Occasion, Told
from domain.methods.flaw import Flaw, no_share, not_falling, rising
from domain.methods.measure import Measure, one


class Rung(Value):
    """The share of full marks, between 0 and 1, from a value on; the bound itself is on the rung."""

    at_least: Points
    share: Points


class Ladder(Definition):
    """The share of the highest rung that the value reaches; below the lowest one nothing (decided 5)."""

    ABOUT: ClassVar[About] = About(
        number="M6",
        zh="阶梯法",
        en="ladder",
        formula_zh="满分 × 所达到的最高一级的比例（含边界）；低于最低一级为 0",
        formula_en="full marks × the share of the highest rung reached, bounds included; below all rungs 0",
        source="domain.md §4 M6, R12; decided 5",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {"value": "what was reached, in the unit of the rungs"}
    RISES_WITH: ClassVar[tuple[str, ...]] = ("value",)

    name: Literal["LADDER"]
    version: Literal[1]
    rungs: Annotated[tuple[Rung, ...], Field(description="the rungs, the highest first")]

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Rungs out of order, or none."""
        del periods
        if not self.rungs:
            yield Flaw("rungs", "n ≥ 1")
        yield from not_falling("rungs.at_least", [rung.at_least for rung in self.rungs])
        yield from rising("rungs.share", [rung.share for rung in self.rungs])
        yield from no_share("rungs.share", *(rung.share for rung in self.rungs))

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        value = one(measures, "value")
        share = next((rung.share for rung in self.rungs if value >= rung.at_least), ZERO)
        return product(on.marks, share), [Told("FULL_MARKS", on.marks), Told("SHARE", share)]
