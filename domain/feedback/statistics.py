"""What became of feedback, indicator by indicator."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from domain.feedback.state import WAITING, FeedbackOutcome, FeedbackStatus
from domain.plan.portion import Portion


class Told(NamedTuple):
    """Feedback as far as it is counted: about which indicator (``None``: none), and what became of it."""

    indicator: str | None
    status: FeedbackStatus
    outcome: FeedbackOutcome | None
    late: bool


class FeedbackFigures(NamedTuple):
    """Feedback on an indicator: how much was answered in time, and how much of the answered adjusted."""

    indicator: str | None
    raised: int
    in_time: Portion
    adjusted: Portion


def figures(feedback: Iterable[Told]) -> tuple[FeedbackFigures, ...]:
    """The figures of each indicator by code; what is about none comes last (P18)."""
    ordered = sorted(feedback, key=_place)
    return tuple(
        _figures(code, tuple(found)) for code, found in groupby(ordered, lambda each: each.indicator)
    )


def _place(told: Told) -> tuple[bool, str]:
    return (told.indicator is None, told.indicator or "")


def _figures(indicator: str | None, feedback: Sequence[Told]) -> FeedbackFigures:
    answered = [each for each in feedback if each.status not in WAITING]
    in_time = [each for each in answered if not each.late]
    adjusted = [each for each in answered if each.outcome == "ADJUSTED"]
    return FeedbackFigures(
        indicator,
        len(feedback),
        Portion(Decimal(len(in_time)), Decimal(len(feedback))),
        Portion(Decimal(len(adjusted)), Decimal(len(answered))),
    )
