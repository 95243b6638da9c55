"""Feedback as its events tell it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from domain.calendar.deadline import Deadline
from domain.kernel.value import Code, Value
from domain.plan.pointing import AmendmentOfPlan, IndicatorOfPlan
from domain.plan.procedure import CommentChannel

FeedbackOutcome = Literal["ADJUSTED", "EXPLAINED"]
"""已调整: the plan was amended; 已说明: the office says why things stay as they are."""


class FeedbackStatus(StrEnum):
    """Where feedback stands; REOPENED: the unit was not content with the answer and waits for another."""

    RAISED = "RAISED"
    ANSWERED = "ANSWERED"
    REOPENED = "REOPENED"
    CLOSED = "CLOSED"


WAITING = frozenset({FeedbackStatus.RAISED, FeedbackStatus.REOPENED})
"""An answer is owed."""


class Concern(Value):
    """What a unit brings up, through what, and about which indicator where it is about one.

    ``text`` names posts and units, never persons.
    """

    channel: CommentChannel
    about: IndicatorOfPlan | None
    text: str


class FeedbackAnswer(Value):
    """What the performance office says; what was ADJUSTED names the amendment that did it."""

    outcome: FeedbackOutcome
    text: str
    amendment: AmendmentOfPlan | None


@dataclass(frozen=True, slots=True)
class FeedbackState:
    """Feedback of a unit: the answer that is owed until a day, or the last one that was given.

    ``late`` is whether an answer came after its deadline, ``told`` whether the present one was told overdue.
    """

    office: str
    unit: Code
    concern: Concern
    raised_on: date
    deadline: Deadline
    status: FeedbackStatus
    answer: FeedbackAnswer | None
    answered_on: date | None
    late: bool
    told: bool
    reopened_because: str | None
