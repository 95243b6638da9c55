"""What every scoring method is: a value with a name, a version and parameters, and a pure way to score."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar, Literal, NamedTuple

from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.methods.measure import Measure

Style = Literal["SCORE", "CONTRIBUTION"]
"""Points of a period from 0 up, or points added to what the indicator starts from (decided 5)."""


class Line(Value):
    """One line of an explanation: what was computed, by code, and the figure."""

    code: str
    value: Points


class Scored(NamedTuple):
    """What measures come to, and how: at the plan's working scale."""

    points: Decimal
    explanation: tuple[Line, ...]


class Definition(Value):
    """The base of the methods.

    Concrete ones declare ``name`` and ``version`` as literals, so that a stored definition says which
    code scores it.  The code of a version that was used never changes: a fix is a new version.
    """

    STYLE: ClassVar[Style] = "SCORE"
    MEASURES: ClassVar[tuple[str, ...]]

    name: str
    version: int

    def ceiling(self, marks: Decimal, digits: int) -> Decimal:
        """The most that a period of ``marks`` full marks can come to."""
        del digits
        return marks

    def score(self, measures: Sequence[Measure], marks: Decimal, digits: int) -> Scored:
        """The points of ``measures`` in a period of ``marks`` full marks, for a plan of ``digits``.

        Raises the refusals of :mod:`domain.methods.refusals`.
        """
        raise NotImplementedError
