"""M5: a deduction each time a forecast misses by more than its band allows (容差区间)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import ZERO, Points, add, product, quotient
from domain.kernel.value import Value
from domain.methods.definition import About, Computed, Definition, Occasion, Style, Told
from domain.methods.flaw import Flaw, below_zero, not_above_zero, not_falling
from domain.methods.measure import Measure, many, positive
from domain.methods.refusals import MeasuresUnpaired, NothingCounted


class ToleranceBand(Value):
    """The deviation allowed, as a share of the forecast, for forecasts of at least a size."""

    at_least: Points
    share: Points


class Tolerance(Definition):
    """Takes off a fixed deduction for each forecast that misses by more than the band of its size.

    The deviation is measured against the forecast; exactly on the band is within it.
    """

    STYLE: ClassVar[Style] = "CONTRIBUTION"
    ABOUT: ClassVar[About] = About(
        number="M5",
        zh="容差区间法",
        en="tolerance band by size of plan",
        formula_zh="−每次扣分 × |实际 − 预测| ÷ 预测 超出该规模容差的次数",
        formula_en="−deduction × how often |actual − forecast| ÷ forecast exceeds the band of its size",
        source="domain.md §4 M5, R13; decided 5",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {
        "forecast": "a forecast, above 0, any number of times",
        "actual": "what came of each forecast, in the same order and unit",
    }

    name: Literal["TOLERANCE"]
    version: Literal[1]
    deduction: Annotated[Points, Field(description="the points taken off each time")]
    bands: Annotated[
        tuple[ToleranceBand, ...], Field(description="the bands, the largest size first, the last from 0")
    ]

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Bands out of order or with a gap below, or nothing to take off."""
        del periods
        yield from not_above_zero("deduction", self.deduction)
        yield from not_falling("bands.at_least", [band.at_least for band in self.bands])
        yield from below_zero("bands.share", *(band.share for band in self.bands))
        if not self.bands or self.bands[-1].at_least != ZERO:
            yield Flaw("bands.at_least", "min = 0")

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        del on
        forecasts, actuals = many(measures, "forecast"), many(measures, "actual")
        if len(forecasts) != len(actuals):
            raise MeasuresUnpaired("measures", one="forecast", other="actual")
        if not forecasts:
            raise NothingCounted("measures", measures="forecast")
        lines = [line for pair in zip(forecasts, actuals, strict=True) for line in self._judged(*pair)]
        return add(each.value for each in lines if each.code == "DEDUCTED"), lines

    def _judged(self, forecast: Decimal, actual: Decimal) -> list[Told]:
        allowed = self._allowed(positive(forecast, "forecast"))
        off = abs(actual - forecast) > product(allowed, forecast)
        told = [Told("DEVIATION", quotient(actual - forecast, forecast)), Told("TOLERATED", allowed)]
        return [*told, Told("DEDUCTED", -self.deduction)] if off else told

    def _allowed(self, forecast: Decimal) -> Decimal:
        return next(band.share for band in self.bands if forecast >= band.at_least)
