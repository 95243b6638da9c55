"""How the grade and the honours of a unit set the quota of its persons (等次挂钩个人优秀比例)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Annotated, Final

from domain.kernel.points import Points, add
from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.policy.grades import UNIT_GRADES, Grade
from domain.policy.topic import Topic, complete, each_once, key, share


class GradeShare(Value):
    """The share of a unit's persons that may be excellent at a grade of the unit."""

    grade: Grade
    share: Points


class HonourShare(Value):
    """An honour of a unit for a year, and by how much it raises that share."""

    code: str
    name: str
    raises_by: Points


class LinkageRules(Topic):
    """The quota of persons by what their unit achieved."""

    by_grade: Annotated[
        tuple[GradeShare, ...],
        key("the share of a unit's persons that may be excellent, by the unit's official grade", "§8.2, G10"),
    ]
    honours: Annotated[
        tuple[HonourShare, ...],
        key("the honours of a unit and year that raise this share, each once", "§8.2, G10"),
    ]
    most: Annotated[Points, key("what the share never exceeds, whatever raises it", "§8.2, G10")]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Shares that are none, a grade or an honour named twice, a grade that is missing."""
        grades = [each.grade for each in self.by_grade]
        yield from each_once(f"{topic}.by_grade", grades)
        yield from complete(f"{topic}.by_grade", grades, UNIT_GRADES)
        yield from each_once(f"{topic}.honours", (each.code for each in self.honours))
        for each in self.by_grade:
            yield from share(f"{topic}.by_grade", each.share)
        for honour in self.honours:
            yield from share(f"{topic}.honours", honour.raises_by)
        yield from share(f"{topic}.most", self.most)

    def honour(self, code: str) -> HonourShare | None:
        """The honour of that code, if it is listed."""
        return next((each for each in self.honours if each.code == code), None)

    def person_share(self, grade: Grade, honours: Iterable[str]) -> Decimal:
        """The share of persons that may be excellent in a unit of that grade with these honours (rule 29).

        An honour that is not listed, or no more, raises nothing.
        """
        base = next((each.share for each in self.by_grade if each.grade == grade), Decimal(0))
        held = set(honours)
        raised = add([base, *(each.raises_by for each in self.honours if each.code in held)])
        return min(raised, self.most)


def _by_grade(**shares: str) -> tuple[GradeShare, ...]:
    return tuple(GradeShare(grade=grade, share=Decimal(shares[grade])) for grade in UNIT_GRADES)


LINKAGE: Final = LinkageRules(
    by_grade=_by_grade(EXCELLENT="0.15", GOOD="0.12", QUALIFIED="0.10", UNQUALIFIED="0.08"),
    honours=(
        HonourShare(code="PEOPLE_SATISFIED", name="人民满意机关", raises_by=Decimal("0.05")),
        HonourShare(code="EFFICIENCY_ADVANCED", name="效能先进", raises_by=Decimal("0.03")),
    ),
    most=Decimal("0.20"),
)
"""泰兴 2014: 优秀 15 %, 良好 12 %, 达标 10 %, 诫勉 8 %; honours +5 and +3; 20 % at most (G10)."""
