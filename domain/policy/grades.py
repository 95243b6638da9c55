"""Grades (等次) and the totals that they need."""

from decimal import Decimal
from typing import Annotated, Final, Literal

from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.policy.topic import Topic, key

Grade = Literal["EXCELLENT", "GOOD", "QUALIFIED", "UNQUALIFIED"]
GRADES: Final[tuple[Grade, ...]] = ("EXCELLENT", "GOOD", "QUALIFIED", "UNQUALIFIED")


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


GRADING: Final = GradeRules(
    bands=(
        GradeBand(grade="EXCELLENT", minimum=Decimal(900)),
        GradeBand(grade="GOOD", minimum=Decimal(800)),
        GradeBand(grade="QUALIFIED", minimum=Decimal(600)),
        GradeBand(grade="UNQUALIFIED", minimum=Decimal(0)),
    )
)
