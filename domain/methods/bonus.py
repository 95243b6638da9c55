"""M2: points are added to full marks, up to a cap (加分法)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import ZERO, Points, add, multiply
from domain.methods.definition import About, Computed, Definition, Occasion, Told
from domain.methods.flaw import Flaw, below_zero
from domain.methods.measure import Measure, many
from domain.methods.refusals import MeasureOutOfRange


class Bonus(Definition):
    """Full marks and what is added to them, up to a share of full marks."""

    ABOUT: ClassVar[About] = About(
        number="M2",
        zh="加分法",
        en="bonus with a cap",
        formula_zh="满分 + min(Σ 加分, 满分 × 上限比例)",
        formula_en="full marks + min(Σ bonus, full marks × cap share)",
        source="domain.md §4 M2, R9",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {"bonus": "points added, any number of times"}
    RISES_WITH: ClassVar[tuple[str, ...]] = ("bonus",)

    name: Literal["BONUS"]
    version: Literal[1]
    cap_share: Annotated[
        Points, Field(description="the most that is added, as a share of full marks: 0.08 is 8 %")
    ]

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """A cap that takes off."""
        del periods
        yield from below_zero("cap_share", self.cap_share)

    def ceiling(self, marks: Decimal, digits: int) -> Decimal:
        """Full marks and the cap."""
        return marks + multiply(marks, self.cap_share, digits)

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        added = [Told("BONUS", _at_least_nothing(each)) for each in many(measures, "bonus")]
        surplus = add(each.value for each in added) - self.ceiling(on.marks, on.digits) + on.marks
        cap = [Told("CAP", -surplus)] if surplus > ZERO else []
        lines = [Told("FULL_MARKS", on.marks), *added, *cap]
        return add(each.value for each in lines), lines


def _at_least_nothing(value: Decimal) -> Decimal:
    if value < ZERO:
        raise MeasureOutOfRange("measures", measure="bonus", value=value, least="0", most="∞")
    return value
