"""Asking for feedback."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.calendar.deadline import Deadline
from domain.feedback.state import FeedbackOutcome, FeedbackStatus
from domain.feedback.statistics import Told
from domain.plan.pointing import IndicatorOfPlan
from domain.plan.procedure import CommentChannel
from projections.feedback.tables import FEEDBACK
from projections.register import Register


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """Feedback, and the answer that was given last; ``told``: that it is overdue has been told."""

    id: UUID
    office: str
    subject: str
    day: date
    channel: CommentChannel
    plan: UUID | None
    indicator: str | None
    text: str
    deadline: Deadline
    status: FeedbackStatus
    outcome: FeedbackOutcome | None
    answer: str | None
    answered_on: date | None
    amended_plan: UUID | None
    amendment: int | None
    late: bool
    told: bool
    reopened_because: str | None

    @property
    def counted(self) -> Told:
        """The feedback as statistics count it."""
        about = None
        if self.plan is not None and self.indicator is not None:
            about = IndicatorOfPlan(plan=self.plan, indicator=self.indicator)
        return Told(about, self.status, self.outcome, self.late)


def _row(*columns: Any) -> FeedbackRow:
    values: dict[str, Any] = dict(zip(FEEDBACK.columns, columns, strict=True))
    deadline = Deadline(
        trigger_on=values.pop("trigger_on"),
        workdays=values.pop("workdays"),
        due_on=values.pop("due_on"),
        counted=tuple(values.pop("counted")),
    )
    return FeedbackRow(**values | {"deadline": deadline, "status": FeedbackStatus(values["status"])})


FEEDBACK_REGISTER: Final = Register(
    FEEDBACK,
    _row,
    {
        "office": "office = %(office)s",
        "unit": "subject = %(unit)s",
        "plan": "plan = %(plan)s",
        "indicator": "indicator = %(indicator)s",
        "statuses": "status = ANY(%(statuses)s)",
        "year": "extract(year FROM day) = %(year)s",
    },
)
"""Feedback by the day on which it was raised."""
