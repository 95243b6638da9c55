"""What became of feedback, indicator by indicator."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from domain.feedback.state import WAITING, FeedbackOutcome, FeedbackStatus
from domain.plan.pointing import IndicatorOfPlan
from domain.plan.portion import Portion


class Told(NamedTuple):
    """Feedback as far as it is counted: about which indicator (``None``: none), and what became of it."""

    about: IndicatorOfPlan | None
    status: FeedbackStatus
    outcome: FeedbackOutcome | None
    late: bool


class FeedbackFigures(NamedTuple):
    """Feedback on an indicator: how much was answered in time, and how much of the answered adjusted."""

    about: IndicatorOfPlan | None
    raised: int
    in_time: Portion
    adjusted: Portion


def figures(feedback: Iterable[Told]) -> tuple[FeedbackFigures, ...]:
    """The figures of each indicator by code and plan; what is about none comes last (P18)."""
    ordered = sorted(feedback, key=_place)
    return tuple(_figures(about, tuple(found)) for about, found in groupby(ordered, lambda each: each.about))


def _place(told: Told) -> tuple[bool, str, str]:
    return (True, "", "") if told.about is None else (False, told.about.indicator, told.about.plan.hex)


def _figures(about: IndicatorOfPlan | None, feedback: Sequence[Told]) -> FeedbackFigures:
    answered = [each for each in feedback if each.status not in WAITING]
    in_time = [each for each in answered if not each.late]
    adjusted = [each for each in answered if each.outcome == "ADJUSTED"]
    return FeedbackFigures(
        about,
        len(feedback),
        Portion(Decimal(len(in_time)), Decimal(len(feedback))),
        Portion(Decimal(len(adjusted)), Decimal(len(answered))),
    )
