"""What a tick finds in feedback: answers that are overdue."""

from collections.abc import Iterator

from application.feedback import TellFeedbackOverdue
from application.processes.due import Due, Outlook
from domain.feedback.events import FeedbackRaised
from domain.feedback.feedback import is_overdue
from domain.feedback.state import FeedbackState


class FeedbackClock:
    """Tells that an answer is overdue."""

    name = "feedback"

    def due(self, outlook: Outlook) -> Iterator[Due]:
        """One command for each feedback that nobody answered in time."""
        for raised in outlook.log.of([FeedbackRaised.TOPIC]):
            state: FeedbackState = outlook.state(raised.stream)
            if is_overdue(state, outlook.today):
                yield Due(
                    stream=raised.stream,
                    subject=state.unit,
                    due_on=state.deadline.due_on,
                    command=TellFeedbackOverdue(feedback=raised.stream),
                )
