"""DIRECT: the points are what was entered, for judgements that no formula makes."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final, Literal

from domain.methods.definition import About, Computed, Definition, Occasion, Told
from domain.methods.measure import Measure, one

POINTS: Final = "points"


class Direct(Definition):
    """The points as entered, between 0 and full marks."""

    ABOUT: ClassVar[About] = About(
        number="–",
        zh="直接评分",
        en="direct",
        formula_zh="得分 = 填报分值",
        formula_en="points = what was entered",
        source="domain.md §4 M17, R4 art. 21",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {POINTS: "the points, from 0 to full marks"}
    RISES_WITH: ClassVar[tuple[str, ...]] = (POINTS,)

    name: Literal["DIRECT"]
    version: Literal[1]

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        """What was entered; whoever takes it in checks its bounds."""
        del on
        entered = one(measures, POINTS)
        return entered, [Told("ENTERED", entered)]


DIRECT: Final = Direct(name="DIRECT", version=1)
"""The one definition there is of it."""
