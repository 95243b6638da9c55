"""An evaluation round as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal
from uuid import UUID

from domain.evaluation.ballot import BallotLine, Form, InvalidBecause
from domain.evaluation.tally import SubjectTally
from domain.kernel.points import Points
from domain.kernel.value import Code, Value
from domain.policy.evaluation import EvaluationDimension

Direction = Literal["DOWNWARD", "UPWARD", "LEADER", "SATISFACTION", "EXTERNAL"]
"""上级评下级, 下级评上级, 领导评价, 满意度, 外部评价."""

Target = Literal["PER_SUBJECT", "WHOLE"]
"""Whether each subject is rated, or all of them as a whole, so that each gets the same (P32)."""

SourceKind = Literal["SURVEY", "EXTERNAL_BODY"]


class RoundStatus(StrEnum):
    """Where a round stands; ENTERING: reaching assessments part by part."""

    OPEN = "OPEN"
    COUNTED = "COUNTED"
    ENTERING = "ENTERING"
    CLOSED = "CLOSED"


class Rater(Value):
    """Who casts a ballot: a person by id, or a unit by code, with the unit at the time of listing.

    ``group`` is the part of the method that the ballot counts in, where there are parts.
    """

    rater: str
    unit: str
    group: Code | None


class ScoreSource(Value):
    """Where scores come from without ballots: a survey, or an external body, which has no account."""

    kind: SourceKind
    code: Code
    group: Code | None


class SourceScore(Value):
    """The score that a source gives a subject (null: all of them), from 0 to the scale of the round."""

    subject: str | None
    score: Points


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot that was cast, and why it does not count, if it does not."""

    lines: tuple[BallotLine, ...]
    invalid: InvalidBecause | None


@dataclass(frozen=True, slots=True)
class RoundState:
    """A round: what is rated by whom until when, what was said so far, and what it comes to.

    ``entered`` counts the parts of the subjects that the outcome has reached.
    """

    plan: UUID
    office: str
    indicator: str
    period: str
    direction: Direction
    target: Target
    dimensions: tuple[EvaluationDimension, ...]
    form: Form
    subjects: tuple[str, ...]
    raters: Mapping[str, Rater]
    sources: Mapping[str, ScoreSource]
    last_day: date
    policy_version: int
    status: RoundStatus
    ballots: Mapping[str, Ballot]
    scores: Mapping[str, tuple[SourceScore, ...]]
    tallies: Mapping[str, SubjectTally]
    counted_by: str
    entered: int

    @property
    def waiting_for(self) -> tuple[str, ...]:
        """The raters who have not cast their ballots."""
        return tuple(each for each in self.raters if each not in self.ballots)

    def subjects_of(self, rater: Rater) -> tuple[str | None, ...]:
        """Of whom a rater's ballot speaks: nobody rates their own unit, nor themselves."""
        if self.target == "WHOLE":
            return (None,)
        return tuple(each for each in self.subjects if each not in {rater.rater, rater.unit})
