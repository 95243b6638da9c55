"""M13: the mean of many scores, without the highest and the lowest where there are enough (掐头去尾)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import Points
from domain.methods.composite import on_scale
from domain.methods.definition import About, Computed, Definition, Occasion, Told
from domain.methods.flaw import Flaw, not_above_zero
from domain.methods.measure import Measure, many, within
from domain.methods.parts import mean
from domain.methods.refusals import NothingCounted

_LEAST_TO_TRIM = 2


class TrimmedMean(Definition):
    """The mean of the scores; where there are more than a number of them, one highest and one lowest drop."""

    ABOUT: ClassVar[About] = About(
        number="M13",
        zh="去掉最高最低分平均法",
        en="trimmed mean",
        formula_zh="满分 × 平均分 ÷ 量程；分数多于规定个数时先去掉一个最高分和一个最低分",
        formula_en="full marks × mean ÷ scale; above a number of scores without one highest and one lowest",
        source="domain.md §4 M13, G11",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {"score": "a score, from 0 to the scale, any number of times"}
    RISES_WITH: ClassVar[tuple[str, ...]] = ("score",)

    name: Literal["TRIMMED_MEAN"]
    version: Literal[1]
    trim_above: Annotated[
        int, Field(description="scores are trimmed when there are more than so many, at least 2")
    ]
    scale: Annotated[Points, Field(description="what the scores go up to: 100, or 10")]

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Trimming that leaves nothing, a scale of nothing."""
        del periods
        if self.trim_above < _LEAST_TO_TRIM:
            yield Flaw("trim_above", f"≥ {_LEAST_TO_TRIM}")
        yield from not_above_zero("scale", self.scale)

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        scores = sorted(within(each, "score", self.scale) for each in many(measures, "score"))
        if not scores:
            raise NothingCounted("measures", measures="score")
        dropped = [scores[0], scores[-1]] if len(scores) > self.trim_above else []
        kept = scores[1:-1] if dropped else scores
        told = [*(Told("DROPPED", each) for each in dropped), Told("MEAN", mean(kept))]
        return on_scale(mean(kept), self.scale, on, told)
