"""What happens to feedback."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from domain.calendar.deadline import Deadline
from domain.feedback.state import Concern, FeedbackAnswer, FeedbackState, FeedbackStatus
from domain.kernel.clock import local_date
from domain.kernel.event import Event
from domain.kernel.value import Code


class FeedbackRaised(Event):
    """A unit told what it met with; an answer is due."""

    TOPIC: ClassVar[str] = "feedback.feedback-raised.v1"

    office: str
    unit: Code
    concern: Concern
    deadline: Deadline

    def evolve(self, state: FeedbackState | None) -> FeedbackState:
        """The new feedback."""
        del state
        return FeedbackState(
            office=self.office,
            unit=self.unit,
            concern=self.concern,
            raised_on=self.envelope.effective_on,
            deadline=self.deadline,
            status=FeedbackStatus.RAISED,
            answer=None,
            answered_on=None,
            late=False,
            told=False,
            reopened_because=None,
        )


class FeedbackAnswered(Event):
    """The performance office answered: the plan was adjusted, or why it was not."""

    TOPIC: ClassVar[str] = "feedback.feedback-answered.v1"

    answer: FeedbackAnswer

    def evolve(self, state: FeedbackState) -> FeedbackState:
        """It goes back to the unit; a late answer stays late whatever follows."""
        moment = self.envelope.decided_at
        return replace(
            state,
            status=FeedbackStatus.ANSWERED,
            answer=self.answer,
            answered_on=local_date(moment),
            late=state.late or not state.deadline.is_kept_at(moment),
        )


class FeedbackReopened(Event):
    """The unit was not content with the answer, with the reason; another answer is due."""

    TOPIC: ClassVar[str] = "feedback.feedback-reopened.v1"

    reason: str
    deadline: Deadline

    def evolve(self, state: FeedbackState) -> FeedbackState:
        """The office owes an answer again."""
        return replace(
            state,
            status=FeedbackStatus.REOPENED,
            deadline=self.deadline,
            told=False,
            reopened_because=self.reason,
        )


class FeedbackClosed(Event):
    """The unit took the answer."""

    TOPIC: ClassVar[str] = "feedback.feedback-closed.v1"

    def evolve(self, state: FeedbackState) -> FeedbackState:
        """It ends here."""
        return replace(state, status=FeedbackStatus.CLOSED)


class FeedbackOverdue(Event):
    """The last day for an answer went by without one."""

    TOPIC: ClassVar[str] = "feedback.feedback-overdue.v1"

    due_on: date

    def evolve(self, state: FeedbackState) -> FeedbackState:
        """It is told once for each deadline."""
        return replace(state, told=True)


EVENTS: Final = (FeedbackRaised, FeedbackAnswered, FeedbackReopened, FeedbackClosed, FeedbackOverdue)
