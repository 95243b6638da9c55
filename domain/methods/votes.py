"""M11: votes for grades become points (评价折分)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import add, product, quotient
from domain.methods.definition import About, Computed, Definition, Occasion, Told
from domain.methods.flaw import Flaw, no_share, not_whole, unnamed
from domain.methods.measure import Measure, whole
from domain.methods.parts import GradeShare, WeightedPart, counts, weighted
from domain.methods.refusals import NothingCounted


class Votes(Definition):
    """The mean worth of the votes of each group of voters, weighted by group."""

    ABOUT: ClassVar[About] = About(
        number="M11",
        zh="评价折分法",
        en="vote conversion",
        formula_zh="满分 × Σ 组权重 × (Σ 票数 × 等次比例 ÷ 有效票数)",
        formula_en="full marks × Σ weight of group × (Σ votes × share of grade ÷ valid votes)",
        source="domain.md §4 M11, G12",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {
        "<group>/<grade>": "valid votes of a group for a grade, a whole number; none where left out"
    }

    name: Literal["VOTES"]
    version: Literal[1]
    groups: Annotated[tuple[WeightedPart, ...], Field(description="the groups of voters, with weights")]
    grades: Annotated[tuple[GradeShare, ...], Field(description="the grades, and what a vote is worth")]

    @property
    def takes(self) -> tuple[str, ...]:
        """A measure for each grade of each group."""
        return tuple(f"{group.code}/{grade.code}" for group in self.groups for grade in self.grades)

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Groups or grades without names, weights that do not make a whole."""
        del periods
        yield from unnamed("groups", [group.code for group in self.groups])
        yield from not_whole("groups.weight", [group.weight for group in self.groups])
        yield from unnamed("grades", [grade.code for grade in self.grades])
        yield from no_share("grades.share", *(grade.share for grade in self.grades))

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        votes = counts(measures, self.takes)
        means = [(group, self._mean(group, votes)) for group in self.groups]
        share, lines = weighted(means)
        told = [Told("MEAN", each, group.code) for group, each in means]
        return product(on.marks, share), [Told("FULL_MARKS", on.marks), *told, *lines]

    def _mean(self, group: WeightedPart, votes: Mapping[str, Decimal]) -> Decimal:
        names = {grade: f"{group.code}/{grade.code}" for grade in self.grades}
        cast = {grade: whole(votes[name], name) for grade, name in names.items()}
        if not (valid := add(cast.values())):
            raise NothingCounted("measures", measures=group.code)
        return quotient(add(product(number, grade.share) for grade, number in cast.items()), valid)
