"""DIRECT: the points are what was entered, for judgements that no formula makes."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar, Final, Literal

from domain.kernel.points import working
from domain.methods.definition import Definition, Line, Scored
from domain.methods.measure import Measure, must_be_known, one

POINTS: Final = "points"


class Direct(Definition):
    """The points as entered, between 0 and full marks."""

    MEASURES: ClassVar[tuple[str, ...]] = (POINTS,)

    name: Literal["DIRECT"]
    version: Literal[1]

    def score(self, measures: Sequence[Measure], marks: Decimal, digits: int) -> Scored:
        """What was entered; whoever takes it in checks its bounds."""
        del marks
        must_be_known(measures, self.MEASURES)
        entered = working(one(measures, POINTS), digits)
        return Scored(entered, (Line(code="ENTERED", value=entered),))


DIRECT: Final = Direct(name="DIRECT", version=1)
"""The one definition there is of it."""
