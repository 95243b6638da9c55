"""Grades (等次) and the totals that they need."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Final, Literal

from domain.kernel.points import ZERO, Points
from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.policy.refusals import PolicyBandsWrong
from domain.policy.topic import Topic, complete, each_once, key

Grade = Literal[
    "EXCELLENT",
    "GOOD",
    "QUALIFIED",
    "UNQUALIFIED",
    "COMPETENT",
    "BASICALLY_COMPETENT",
    "INCOMPETENT",
]
"""优秀, 良好, 合格, 不合格 of units; 优秀, 称职, 基本称职, 不称职 of persons."""


UNIT_GRADES: Final[tuple[Grade, ...]] = ("EXCELLENT", "GOOD", "QUALIFIED", "UNQUALIFIED")
PERSON_GRADES: Final[tuple[Grade, ...]] = ("EXCELLENT", "COMPETENT", "BASICALLY_COMPETENT", "INCOMPETENT")


class GradeBand(Value):
    """The least total of a grade, in points of the plan's scale."""

    grade: Grade
    minimum: Points


class GradeRules(Topic):
    """What grades there are."""

    bands: Annotated[
        tuple[GradeBand, ...],
        key(
            "the least total of each grade in points of the plan's scale, best grade first",
            "design §3.14, G20",
        ),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Grades that are missing, named twice or out of order, and minima that do not descend to 0."""
        name, grades = f"{topic}.bands", [band.grade for band in self.bands]
        ladder = PERSON_GRADES if topic == "person_grades" else UNIT_GRADES
        yield from each_once(name, grades)
        yield from complete(name, grades, ladder)
        if not self._descends(ladder):
            yield PolicyBandsWrong("amendment.changes", key=name)

    def _descends(self, ladder: Sequence[Grade]) -> bool:
        """Whether grades are those of ``ladder`` in its order, with minima that fall to 0."""
        minima = [band.minimum for band in self.bands]
        grades = [band.grade for band in self.bands]
        in_order = grades == [grade for grade in ladder for each in grades if each == grade]
        return in_order and minima[-1:] == [ZERO] and all(high > low for high, low in pairwise(minima))


GRADING: Final = GradeRules(
    bands=(
        GradeBand(grade="EXCELLENT", minimum=Decimal(900)),
        GradeBand(grade="GOOD", minimum=Decimal(800)),
        GradeBand(grade="QUALIFIED", minimum=Decimal(600)),
        GradeBand(grade="UNQUALIFIED", minimum=Decimal(0)),
    )
)
PERSON_GRADING: Final = GradeRules(
    bands=(
        GradeBand(grade="EXCELLENT", minimum=Decimal(90)),
        GradeBand(grade="COMPETENT", minimum=Decimal(80)),
        GradeBand(grade="BASICALLY_COMPETENT", minimum=Decimal(60)),
        GradeBand(grade="INCOMPETENT", minimum=Decimal(0)),
    )
)
"""优秀, 称职, 基本称职, 不称职 (G9, G10) at 90, 80 and 60 of 100 (G20)."""
