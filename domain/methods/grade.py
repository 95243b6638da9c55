"""M14 and M15: grades are worth a share of full marks, or points (等级系数, 定额加减)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import Points, add, product, working
from domain.kernel.value import Code, Value
from domain.methods.definition import About, Computed, Definition, Occasion, Style, Told
from domain.methods.flaw import Flaw, below_zero, no_share, unnamed
from domain.methods.measure import Measure, whole
from domain.methods.parts import GradeShare, counts
from domain.methods.refusals import MeasureRepeated, NothingCounted


class GradeCoefficient(Definition):
    """The share of full marks that the grade is worth."""

    ABOUT: ClassVar[About] = About(
        number="M14",
        zh="等级系数法",
        en="grade coefficient",
        formula_zh="满分 × 所获等次的系数",
        formula_en="full marks × the share of the grade",
        source="domain.md §4 M14, R9",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {"<grade>": "1 for the grade that was given"}

    name: Literal["GRADE_COEFFICIENT"]
    version: Literal[1]
    grades: Annotated[tuple[GradeShare, ...], Field(description="the grades and their shares")]

    @property
    def takes(self) -> tuple[str, ...]:
        """The codes of the grades."""
        return tuple(grade.code for grade in self.grades)

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Grades without names, or of no share."""
        del periods
        yield from unnamed("grades", self.takes)
        yield from no_share("grades.share", *(grade.share for grade in self.grades))

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        given = _counted(measures, self.takes)
        if add(given.values()) != 1:
            raise MeasureRepeated("measures", measure=", ".join(code for code in given if given[code]))
        grade = next(grade for grade in self.grades if given[grade.code])
        told = [Told("FULL_MARKS", on.marks), Told("SHARE", grade.share, grade.code)]
        return product(on.marks, grade.share), told


class GradeAward(Value):
    """A grade and the points that it adds, or takes off where they are negative."""

    code: Code
    points: Points


class GradePoints(Definition):
    """Fixed points for each round by its grade; they add to what the item starts from."""

    STYLE: ClassVar[Style] = "CONTRIBUTION"
    ABOUT: ClassVar[About] = About(
        number="M15",
        zh="定额加减法",
        en="fixed grade points",
        formula_zh="Σ 各等次次数 × 该等次分值",
        formula_en="Σ rounds with a grade × points of the grade",
        source="domain.md §4 M15, R17; decided 5",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {
        "<grade>": "in how many rounds the grade was given, a whole number; none where left out"
    }

    name: Literal["GRADE_POINTS"]
    version: Literal[1]
    grades: Annotated[tuple[GradeAward, ...], Field(description="the grades and their points")]
    excess: Annotated[Points, Field(description="the most that the item may come to beyond its points")]

    @property
    def takes(self) -> tuple[str, ...]:
        """The codes of the grades."""
        return tuple(grade.code for grade in self.grades)

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Grades without names."""
        del periods
        yield from unnamed("grades", self.takes)
        yield from below_zero("excess", self.excess)

    def ceiling(self, marks: Decimal, digits: int) -> Decimal:
        """The item's points and the excess."""
        return working(marks + self.excess, digits)

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        del on
        given = _counted(measures, self.takes)
        lines = [
            Told("BONUS" if grade.points >= 0 else "DEDUCTED", product(rounds, grade.points), grade.code)
            for grade in self.grades
            if (rounds := given[grade.code])
        ]
        return add(each.value for each in lines), lines


def _counted(measures: Sequence[Measure], names: Sequence[str]) -> dict[str, Decimal]:
    given = {name: whole(count, name) for name, count in counts(measures, names).items()}
    if not any(given.values()):
        raise NothingCounted("measures", measures=", ".join(names))
    return given
