"""M12 and M17: scores of several parts, weighted (加权合成; 机考、人工、综合评价)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import ZERO, Points, product, quotient
from domain.kernel.value import Value
from domain.methods.definition import About, Computed, Definition, Occasion, Told, bounded
from domain.methods.flaw import Flaw, below_zero, not_above_zero, not_whole, unnamed
from domain.methods.measure import Measure, one, within
from domain.methods.parts import WeightedPart, weighted


class Composite(Definition):
    """The weighted sum of the parts' scores and extra points, on a scale whose end is full marks."""

    ABOUT: ClassVar[About] = About(
        number="M12",
        zh="加权合成法",
        en="weighted composite",
        formula_zh="满分 × (Σ 权重 × 得分 + 附加分) ÷ 量程，不超过满分",
        formula_en="full marks × (Σ weight × score + extra) ÷ scale, not above full marks",
        source="domain.md §4 M12, G12, R22, R23",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {
        "<part>": "the score of that part, from 0 to the scale",
        "extra": "extra points on the scale, where the method allows some",
    }
    RISES_WITH: ClassVar[tuple[str, ...]] = ("*",)

    name: Literal["COMPOSITE"]
    version: Literal[1]
    parts: Annotated[tuple[WeightedPart, ...], Field(description="the parts and their weights")]
    scale: Annotated[Points, Field(description="what the scores go up to: 100, or 10")]
    extra: Annotated[
        Points | None, Field(description="the most extra points, on the scale; null: there are none")
    ]

    @property
    def takes(self) -> tuple[str, ...]:
        """The codes of the parts, and the extra where there is one."""
        extra = [] if self.extra is None else ["extra"]
        return (*(part.code for part in self.parts), *extra)

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Parts without names, weights that do not make a whole, a scale of nothing."""
        del periods
        yield from unnamed("parts", self.takes)
        yield from not_whole("parts.weight", [part.weight for part in self.parts])
        yield from not_above_zero("scale", self.scale)
        yield from below_zero("extra", *([] if self.extra is None else [self.extra]))

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        total, lines = weighted(
            (part, within(one(measures, part.code), part.code, self.scale)) for part in self.parts
        )
        extra = self._extra(measures)
        return on_scale(total + extra, self.scale, on, [*lines, *([Told("EXTRA", extra)] if extra else [])])

    def _extra(self, measures: Sequence[Measure]) -> Decimal:
        return ZERO if self.extra is None else within(one(measures, "extra"), "extra", self.extra)


class ModeWeight(Value):
    """A way of appraising and its weight."""

    code: Literal["AUTO", "MANUAL", "EVALUATION"]
    weight: Points


class Mixed(Definition):
    """What the computer scored, what was checked by hand and what was evaluated, weighted."""

    ABOUT: ClassVar[About] = About(
        number="M17",
        zh="机考、人工、综合评价相结合",
        en="machine, manual and evaluation mixed",
        formula_zh="满分 × Σ 权重 × 各方式得分 ÷ 量程",
        formula_en="full marks × Σ weight × score of each way ÷ scale",
        source="domain.md §4 M17, R4 art. 21",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {
        "AUTO": "what the computer scored (机考), from 0 to the scale",
        "MANUAL": "what was checked by hand (人工), from 0 to the scale",
        "EVALUATION": "what was evaluated (综合评价), from 0 to the scale",
    }
    RISES_WITH: ClassVar[tuple[str, ...]] = ("*",)

    name: Literal["MIXED"]
    version: Literal[1]
    modes: Annotated[tuple[ModeWeight, ...], Field(description="the ways of appraising and their weights")]
    scale: Annotated[Points, Field(description="what the scores go up to: 100, or 10")]

    @property
    def takes(self) -> tuple[str, ...]:
        """The ways that are weighted."""
        return tuple(mode.code for mode in self.modes)

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """A way twice, weights that do not make a whole, a scale of nothing."""
        del periods
        yield from unnamed("modes", self.takes)
        yield from not_whole("modes.weight", [mode.weight for mode in self.modes])
        yield from not_above_zero("scale", self.scale)

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        total, lines = weighted(
            (
                WeightedPart(code=mode.code, weight=mode.weight),
                within(one(measures, mode.code), mode.code, self.scale),
            )
            for mode in self.modes
        )
        return on_scale(total, self.scale, on, lines)


def on_scale(score: Decimal, scale: Decimal, on: Occasion, lines: Sequence[Told]) -> Computed:
    """The share of full marks that a score on a scale is, with its lines before that of the bound."""
    points, bound = bounded(quotient(product(on.marks, score), scale), on.marks)
    return points, [Told("FULL_MARKS", on.marks), *lines, *bound]
