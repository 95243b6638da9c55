"""Every scoring method there is."""

from typing import Annotated, Final

from pydantic import Field

from domain.methods.band import Band
from domain.methods.bonus import Bonus
from domain.methods.composite import Composite, Mixed
from domain.methods.deduction import Deduction
from domain.methods.definition import Definition
from domain.methods.direct import Direct
from domain.methods.grade import GradeCoefficient, GradePoints
from domain.methods.ladder import Ladder
from domain.methods.linear import Linear
from domain.methods.person import PersonFormula
from domain.methods.ratio import Accumulation, Ratio
from domain.methods.schedule import Schedule
from domain.methods.step import Step
from domain.methods.threshold import Threshold
from domain.methods.tolerance import Tolerance
from domain.methods.trimmed import TrimmedMean
from domain.methods.votes import Votes

METHODS: Final[tuple[type[Definition], ...]] = (
    Direct,
    Deduction,
    Bonus,
    Ratio,
    Accumulation,
    Tolerance,
    Ladder,
    Step,
    Schedule,
    Threshold,
    Linear,
    Votes,
    Composite,
    TrimmedMean,
    GradeCoefficient,
    GradePoints,
    Band,
    Mixed,
    PersonFormula,
)
"""Their classes, in the order of the reference page."""

MethodDefinition = Annotated[
    Direct
    | Deduction
    | Bonus
    | Ratio
    | Accumulation
    | Tolerance
    | Ladder
    | Step
    | Schedule
    | Threshold
    | Linear
    | Votes
    | Composite
    | TrimmedMean
    | GradeCoefficient
    | GradePoints
    | Band
    | Mixed
    | PersonFormula,
    Field(discriminator="name"),
]
"""A definition of any of them, as an indicator stores it."""
