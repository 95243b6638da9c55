"""Evaluation rounds in a city: opened, voted in, counted and closed by commands."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from application.evaluation.ballots import CastBallot
from application.evaluation.counting import CloseEvaluationRound, CountBallots
from application.evaluation.rounds import OpenEvaluationRound, RatingPerson, RatingUnit
from application.replay import fold
from domain.evaluation.ballot import BallotLine, DimensionScore
from domain.evaluation.state import RoundState
from domain.policy.evaluation import EVALUATION
from tests.support.city import City

LAST_DAY: Final = date(2014, 12, 31)
FOUR: Final = tuple(each.code for each in EVALUATION.downward)
EIGHT: Final = tuple(each.code for each in EVALUATION.upward)
PROOF: Final = ("sha256:" + "cd" * 32,)
Marks = Sequence[int | str]
"""A mark per dimension, or one for all of them."""


def opening(city: City, indicator: str, **changed: object) -> OpenEvaluationRound:
    """The command that opens a round about U01 for the whole year."""
    given: dict[str, object] = {
        "plan": city.plan,
        "indicator": indicator,
        "period": "2014",
        "direction": "DOWNWARD",
        "target": "PER_SUBJECT",
        "subjects": ("U01",),
        "persons": (),
        "units": (),
        "sources": (),
        "last_day": LAST_DAY,
    }
    return OpenEvaluationRound.of(**given | changed)


def persons(city: City, *whos: str, group: str | None = None) -> tuple[RatingPerson, ...]:
    """Persons of the city as raters."""
    return tuple(RatingPerson(person=UUID(city.people[who]), group=group) for who in whos)


def units(*codes: str, group: str | None = None) -> tuple[RatingUnit, ...]:
    """Units as raters."""
    return tuple(RatingUnit(unit=code, group=group) for code in codes)


def opened(city: City, command: OpenEvaluationRound) -> UUID:
    """The round that the officer opens."""
    return UUID(city.made("officer", command))


def lines(marks: Mapping[str | None, Marks], dimensions: Sequence[str] = FOUR) -> tuple[BallotLine, ...]:
    """A ballot of scores."""
    return tuple(_line(subject, given, dimensions) for subject, given in marks.items())


def votes(grades: Mapping[str | None, str]) -> tuple[BallotLine, ...]:
    """A ballot of grades."""
    return tuple(BallotLine(subject=subject, scores=(), grade=grade) for subject, grade in grades.items())


def cast(city: City, round_: UUID, who: str, ballot: tuple[BallotLine, ...], unit: str | None = None) -> None:
    """Cast a ballot as a person, or for a unit."""
    city.run(who, CastBallot(round=round_, unit=unit, lines=ballot))


def settle(city: City, round_: UUID) -> None:
    """Count, and let another officer close."""
    city.run("officer", CountBallots(round=round_))
    city.run("second_officer", CloseEvaluationRound(round=round_))


def state_of(city: City, round_: UUID) -> RoundState:
    """The round as the log tells it."""
    state: RoundState = fold(city.system.stream(round_))
    return state


def _line(subject: str | None, marks: Marks, dimensions: Sequence[str]) -> BallotLine:
    each = marks if len(marks) > 1 else [*marks] * len(dimensions)
    scores = tuple(
        DimensionScore(dimension=dimension, score=Decimal(mark))
        for dimension, mark in zip(dimensions, each, strict=True)
    )
    return BallotLine(subject=subject, scores=scores, grade=None)
