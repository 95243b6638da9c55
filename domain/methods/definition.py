"""What every scoring method is: a value with a name, a version and parameters, and a pure way to score."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar, Final, Literal, NamedTuple

from domain.kernel.points import ZERO, Points, working
from domain.kernel.value import Value
from domain.methods.flaw import Flaw
from domain.methods.measure import Measure, must_be_known
from domain.methods.refusals import FigureTooLarge

Style = Literal["SCORE", "CONTRIBUTION"]
"""Points of a period from 0 up, or points added to what the indicator starts from (decided 5)."""

LineCode = Literal[
    "ENTERED",
    "FULL_MARKS",
    "DEDUCTED",
    "BONUS",
    "RATE",
    "EXCESS",
    "DEVIATION",
    "TOLERATED",
    "SHARE",
    "STEPS",
    "SHORTFALL",
    "MISSED",
    "ADJUSTED_MET",
    "INDEX",
    "SCORE",
    "WEIGHTED",
    "EXTRA",
    "MEAN",
    "DROPPED",
    "BAND",
    "LOST",
    "FLOOR",
    "CAP",
]
"""What a line of an explanation says; ``CAP`` and ``FLOOR`` tell what a bound took away or gave back."""

_TOO_LARGE: Final = Decimal(10**9)


class Line(Value):
    """One line of an explanation: what was computed, by code, of what (a fault, a rater), and the figure."""

    code: LineCode
    about: str | None
    value: Points


class Told(NamedTuple):
    """A line before it is rounded."""

    code: LineCode
    value: Decimal
    about: str | None = None

    def line(self, digits: int) -> Line:
        """The line at the working scale."""
        return Line(code=self.code, about=self.about, value=_figure(self.value, digits))


Computed = tuple[Decimal, Iterable[Told]]
"""Points and the lines that explain them, both exact."""


class Scored(NamedTuple):
    """What measures come to, and how: at the plan's working scale."""

    points: Decimal
    explanation: tuple[Line, ...]


class Occasion(NamedTuple):
    """What is scored: a period of ``marks`` full marks, the ``number``-th of ``periods`` in the year.

    ``digits`` are those of the plan's published points.
    """

    marks: Decimal
    digits: int
    number: int
    periods: int


class About(NamedTuple):
    """What a method is called and does, for people: its number in the dossier, names, formula, source."""

    number: str
    zh: str
    en: str
    formula_zh: str
    formula_en: str
    source: str


class Definition(Value):
    """The base of the methods.

    Concrete ones declare ``name`` and ``version`` as literals, so that a stored definition says which
    code scores it.  The code of a version that was used never changes: a fix is a new version.

    ``MEASURES`` says what each measure is, with its unit; ``<…>`` stands for a code among the parameters.
    ``RISES_WITH`` and ``FALLS_WITH`` name the measures in which the points are monotone (``*``: all).
    """

    STYLE: ClassVar[Style] = "SCORE"
    ABOUT: ClassVar[About]
    MEASURES: ClassVar[Mapping[str, str]]
    RISES_WITH: ClassVar[tuple[str, ...]] = ()
    FALLS_WITH: ClassVar[tuple[str, ...]] = ()

    @property
    def takes(self) -> tuple[str, ...]:
        """The names of the measures that it takes."""
        return tuple(self.MEASURES)

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """What is wrong with the parameters, for an indicator of so many periods a year."""
        del periods
        yield from ()

    def ceiling(self, marks: Decimal, digits: int) -> Decimal:
        """The most that a period (a CONTRIBUTION: the item) of ``marks`` full marks can come to."""
        del digits
        return marks

    def score(self, measures: Sequence[Measure], on: Occasion) -> Scored:
        """The points of ``measures``; raises the refusals of :mod:`domain.methods.refusals`."""
        must_be_known(measures, self.takes)
        points, lines = self._scored(measures, on)
        return Scored(_figure(points, on.digits), tuple(each.line(on.digits) for each in lines))

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        raise NotImplementedError


def bounded(points: Decimal, most: Decimal) -> tuple[Decimal, list[Told]]:
    """Points between 0 and ``most``, with the line of the bound that was needed."""
    if points < ZERO:
        return ZERO, [Told("FLOOR", -points)]
    if points > most:
        return most, [Told("CAP", most - points)]
    return points, []


def _figure(value: Decimal, digits: int) -> Decimal:
    if abs(value) >= _TOO_LARGE:
        raise FigureTooLarge("measures")
    return working(value, digits) + ZERO
