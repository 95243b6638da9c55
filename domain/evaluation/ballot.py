"""A ballot (测评票): what one rater says of every subject, or of all of them together."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from domain.kernel.points import ZERO, Points, add, product
from domain.kernel.value import Code, Value
from domain.policy.evaluation import EvaluationDimension, EvaluationRules

InvalidBecause = Literal["IDENTICAL", "FULL_MARKS", "OFFICE"]
"""The same for all subjects, nothing but full marks, or invalidated by the performance office."""

_LEAST_TO_COMPARE = 2


class DimensionScore(Value):
    """The score of one dimension, from 0 to the scale of the round."""

    dimension: str
    score: Points


class BallotLine(Value):
    """What a ballot says of a subject, or (null) of all together: scores, or a grade where votes count."""

    subject: str | None
    scores: tuple[DimensionScore, ...]
    grade: str | None

    @property
    def marks(self) -> tuple[object, ...]:
        """What was said, without of whom."""
        return (self.grade, *sorted((each.dimension, each.score) for each in self.scores))

    def score(self, dimensions: Sequence[EvaluationDimension]) -> Decimal:
        """The weighted mean of the dimensions."""
        given = {each.dimension: each.score for each in self.scores}
        return add(product(each.weight, given[each.code]) for each in dimensions)


class Form(Value):
    """What a ballot looks like, and whose voices are kept apart, by the method of the indicator.

    Scores lie between 0 and ``scale``; with ``grades``, the best first, a ballot names one instead.  With
    ``groups`` every rater and source belongs to one.
    """

    scale: Points
    grades: tuple[Code, ...]
    groups: tuple[Code, ...]

    def is_full(self, line: BallotLine) -> bool:
        """Whether a line says the best that can be said."""
        if self.grades:
            return line.grade == self.grades[0]
        return all(each.score == self.scale for each in line.scores)

    def takes(self, score: Decimal) -> bool:
        """Whether a score lies on the scale."""
        return ZERO <= score <= self.scale


def invalid_because(lines: Sequence[BallotLine], form: Form, rules: EvaluationRules) -> InvalidBecause | None:
    """Why a ballot does not count by rule (rule 14): only one over two or more subjects can be told so."""
    if len(lines) < _LEAST_TO_COMPARE:
        return None
    if rules.void_full_marks and all(map(form.is_full, lines)):
        return "FULL_MARKS"
    if rules.void_identical and len({line.marks for line in lines}) == 1:
        return "IDENTICAL"
    return None
