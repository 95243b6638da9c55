"""Grades (等次) and the totals that they need."""

from decimal import Decimal
from typing import Annotated, Final, Literal

from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.policy.topic import Topic, key

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
PERSON_GRADING: Final = GradeRules(
    bands=(
        GradeBand(grade="EXCELLENT", minimum=Decimal(90)),
        GradeBand(grade="COMPETENT", minimum=Decimal(80)),
        GradeBand(grade="BASICALLY_COMPETENT", minimum=Decimal(60)),
        GradeBand(grade="INCOMPETENT", minimum=Decimal(0)),
    )
)
"""优秀, 称职, 基本称职, 不称职 (G9, G10) at 90, 80 and 60 of 100 (G20)."""
