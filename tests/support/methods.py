"""The scoring methods with the parameters of the dossier's worked examples (``domain.md`` §4)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from domain.methods.band import Band, RankBand
from domain.methods.bonus import Bonus
from domain.methods.catalogue import MethodDefinition
from domain.methods.composite import Composite, Mixed, ModeWeight
from domain.methods.deduction import Deduction, FaultDeduction
from domain.methods.definition import Occasion, Scored
from domain.methods.direct import DIRECT
from domain.methods.grade import GradeAward, GradeCoefficient, GradePoints
from domain.methods.ladder import Ladder, Rung
from domain.methods.linear import Linear
from domain.methods.measure import Measure
from domain.methods.parts import GradeShare, WeightedPart
from domain.methods.person import PERSON_FORMULA
from domain.methods.ratio import Accumulation, Ratio
from domain.methods.schedule import Schedule
from domain.methods.step import Step
from domain.methods.threshold import Threshold
from domain.methods.tolerance import Tolerance, ToleranceBand
from domain.methods.trimmed import TrimmedMean
from domain.methods.votes import Votes

Given = Decimal | str | int
NOTHING: Final = Decimal(0)
HUNDRED: Final = Decimal(100)


def parts(**weights: str) -> tuple[WeightedPart, ...]:
    """Parts by code."""
    return tuple(WeightedPart(code=code, weight=Decimal(weight)) for code, weight in weights.items())


def grades(**shares: str) -> tuple[GradeShare, ...]:
    """Grades by code."""
    return tuple(GradeShare(code=code, share=Decimal(share)) for code, share in shares.items())


BAD_FILES: Final = Deduction(
    name="DEDUCTION", version=1, faults=(FaultDeduction(code="BAD_FILE", points=Decimal("0.05")),)
)
BONUS_OF_8_PERCENT: Final = Bonus(name="BONUS", version=1, cap_share=Decimal("0.08"))
COMPLETION: Final = Ratio(name="RATIO", version=1, target=HUNDRED, most=Decimal(1))
ACCUMULATION: Final = Accumulation(name="ACCUMULATION", version=1, target=HUNDRED, excess=Decimal("0.08"))
FORECASTS: Final = Tolerance(
    name="TOLERANCE",
    version=1,
    deduction=Decimal("0.05"),
    bands=tuple(
        ToleranceBand(at_least=Decimal(size), share=Decimal(share))
        for size, share in ((10_000, "0.03"), (5_000, "0.05"), (1_000, "0.08"), (0, "0.10"))
    ),
)
ACCURACY: Final = Ladder(
    name="LADDER",
    version=1,
    rungs=(
        Rung(at_least=Decimal(98), share=Decimal(1)),
        Rung(at_least=Decimal(95), share=Decimal("0.9")),
    ),
)
WHOLE_STEPS: Final = Step(
    name="STEP",
    version=1,
    benchmark=Decimal(80),
    step=Decimal(5),
    points=Decimal(2),
    reading="WHOLE",
    excess=Decimal(10),
)
REVENUE: Final = Schedule(
    name="SCHEDULE",
    version=1,
    target=Decimal(10_000),
    due=tuple(map(Decimal, (25, 50, 75, 100))),
    deduction=Decimal(1),
    per_tax=None,
    reading="WHOLE",
)
GROWTH: Final = Threshold(
    name="THRESHOLD",
    version=1,
    target=Decimal(8),
    step=Decimal(2),
    points=Decimal(1),
    cap=Decimal(5),
    reading="WHOLE",
)
EFFICACY: Final = Linear(
    name="LINEAR", version=1, unacceptable=Decimal(6), satisfactory=Decimal(12), base=Decimal(60)
)
SATISFACTION: Final = Linear(
    name="LINEAR", version=1, unacceptable=Decimal(90), satisfactory=Decimal(98), base=Decimal(60)
)
VOTES: Final = Votes(
    name="VOTES",
    version=1,
    groups=parts(LEADERS="0.30", PEERS="0.30", STAFF="0.40"),
    grades=grades(EXCELLENT="1", GOOD="0.8", FAIR="0.6", POOR="0.4"),
)
LEADER_STAFF_TEAM: Final = Composite(
    name="COMPOSITE",
    version=1,
    parts=parts(LEADER="0.20", STAFF="0.40", TEAM="0.40"),
    scale=HUNDRED,
    extra=Decimal(5),
)
CONTEST: Final = Composite(
    name="COMPOSITE", version=1, parts=parts(SCORE="0.70", REVIEW="0.30"), scale=HUNDRED, extra=None
)
EIGHT_DIMENSIONS: Final = Composite(
    name="COMPOSITE",
    version=1,
    parts=parts(**{f"U{number}": "0.125" for number in range(1, 9)}),
    scale=HUNDRED,
    extra=None,
)
BALLOTS: Final = TrimmedMean(name="TRIMMED_MEAN", version=1, trim_above=5, scale=HUNDRED)
COEFFICIENT: Final = GradeCoefficient(
    name="GRADE_COEFFICIENT", version=1, grades=grades(EXCELLENT="1", GOOD="0.9", FAIR="0.8")
)
HALF_YEARS: Final = GradePoints(
    name="GRADE_POINTS",
    version=1,
    grades=tuple(
        GradeAward(code=code, points=Decimal(points))
        for code, points in (("EXCELLENT", 5), ("GOOD", 0), ("FAIR", -10))
    ),
    excess=Decimal(10),
)
BANDS: Final = Band(
    name="BAND",
    version=1,
    best="HIGHEST",
    bands=tuple(
        RankBand(places=places, loss=Decimal(loss)) for places, loss in ((3, "0"), (5, "0.05"), (3, "0.10"))
    ),
)
MIXED: Final = Mixed(
    name="MIXED",
    version=1,
    modes=(
        ModeWeight(code="AUTO", weight=Decimal("0.56")),
        ModeWeight(code="MANUAL", weight=Decimal("0.24")),
        ModeWeight(code="EVALUATION", weight=Decimal("0.20")),
    ),
    scale=HUNDRED,
)
SOUND: Final[tuple[MethodDefinition, ...]] = (
    *(DIRECT, BAD_FILES, BONUS_OF_8_PERCENT, COMPLETION, ACCUMULATION, FORECASTS, ACCURACY, WHOLE_STEPS),
    *(REVENUE, GROWTH, EFFICACY, SATISFACTION, VOTES, LEADER_STAFF_TEAM, CONTEST, EIGHT_DIMENSIONS),
    *(BALLOTS, COEFFICIENT, HALF_YEARS, BANDS, MIXED, PERSON_FORMULA),
)
"""A definition of every method, and of some several."""


def measured(*pairs: tuple[str, Given], **values: Given | Iterable[Given]) -> tuple[Measure, ...]:
    """Measures by name; several values of one name in a list, names that are no identifiers as pairs."""
    named = [*pairs, *((name, each) for name, value in values.items() for each in _listed(value))]
    return tuple(Measure(name=name, value=Decimal(value)) for name, value in named)


def cast(**votes: str) -> tuple[Measure, ...]:
    """Votes of groups for the four grades: ``cast(STAFF="5/3/2/0")``."""
    codes = [grade.code for grade in VOTES.grades]
    pairs = [
        (f"{group}/{code}", number)
        for group, numbers in votes.items()
        for code, number in zip(codes, numbers.split("/"), strict=True)
    ]
    return measured(*pairs)


def scored(
    method: MethodDefinition,
    measures: tuple[Measure, ...],
    marks: Given = 100,
    period: tuple[int, int] = (1, 1),
) -> Scored:
    """What measures come to in a period (the first of one unless given), for a plan of two digits."""
    return method.score(measures, Occasion(Decimal(marks), 2, *period))


def _listed(value: Given | Iterable[Given]) -> list[Given]:
    return [value] if isinstance(value, Decimal | str | int) else list(value)
