"""M1: points are taken off for faults (减分法)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from domain.kernel.points import Points, add, product
from domain.kernel.value import Code, Value
from domain.methods.definition import About, Computed, Definition, Occasion, Told, bounded
from domain.methods.flaw import Flaw, not_above_zero, unnamed
from domain.methods.measure import Measure, one, whole


class FaultDeduction(Value):
    """A kind of fault and what each occurrence takes off."""

    code: Code
    points: Points


class Deduction(Definition):
    """Full marks less what each kind of fault takes off per occurrence, never below 0 (I1, I2)."""

    ABOUT: ClassVar[About] = About(
        number="M1",
        zh="减分法",
        en="deduction",
        formula_zh="max(0, 满分 − Σ 次数 × 每次扣分)",
        formula_en="max(0, full marks − Σ occurrences × deduction)",
        source="domain.md §4 M1, R9, R15",
    )
    MEASURES: ClassVar[Mapping[str, str]] = {"<fault>": "how often that fault occurred, a whole number"}
    FALLS_WITH: ClassVar[tuple[str, ...]] = ("*",)

    name: Literal["DEDUCTION"]
    version: Literal[1]
    faults: Annotated[
        tuple[FaultDeduction, ...], Field(description="the kinds of fault, each with its own deduction")
    ]

    @property
    def takes(self) -> tuple[str, ...]:
        """The codes of the faults."""
        return tuple(fault.code for fault in self.faults)

    def flaws(self, periods: int) -> Iterator[Flaw]:
        """Faults without a name of their own, or that take nothing off."""
        del periods
        yield from unnamed("faults", self.takes)
        yield from not_above_zero("faults.points", *(fault.points for fault in self.faults))

    def _scored(self, measures: Sequence[Measure], on: Occasion) -> Computed:
        off = [self._off(fault, measures) for fault in self.faults]
        points, bound = bounded(on.marks + add(each.value for each in off), on.marks)
        return points, [Told("FULL_MARKS", on.marks), *off, *bound]

    @staticmethod
    def _off(fault: FaultDeduction, measures: Sequence[Measure]) -> Told:
        occurrences = whole(one(measures, fault.code), fault.code)
        return Told("DEDUCTED", -product(occurrences, fault.points), fault.code)
