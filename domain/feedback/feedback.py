"""Raising feedback, answering it, and closing it."""

from datetime import date

from domain.calendar.deadline import Deadline
from domain.feedback import events, refusals
from domain.feedback.state import WAITING, Concern, FeedbackAnswer, FeedbackState, FeedbackStatus
from domain.kernel.aggregate import Aggregate
from domain.plan.amendment import Amendment, AmendmentStatus
from domain.plan.draft import must_say
from domain.plan.pointing import IndicatorOfPlan

_APPROVED = frozenset({AmendmentStatus.ADOPTING, AmendmentStatus.APPROVED})


class Feedback(Aggregate[FeedbackState]):
    """One thing that a unit brought up."""

    NAME = "feedback"
    UNKNOWN = refusals.FeedbackUnknown

    def raise_(self, office: str, unit: str, concern: Concern, deadline: Deadline) -> None:
        """Bring something up in words; an answer is due by ``deadline``."""
        must_say(concern.text, "concern.text")
        self.trigger(events.FeedbackRaised, office=office, unit=unit, concern=concern, deadline=deadline)

    def answer(self, answer: FeedbackAnswer, amendment: Amendment | None) -> None:
        """Answer in words; ``amendment`` is the one that the answer names."""
        self._must_be(*WAITING)
        must_say(answer.text, "answer.text")
        _must_be_linked(answer, self.state.concern.about)
        if amendment is not None and amendment.status not in _APPROVED:
            raise refusals.FeedbackAmendmentNotApproved(
                "answer.amendment", amendment=amendment.number, status=amendment.status
            )
        self.trigger(events.FeedbackAnswered, answer=answer)

    def close(self) -> None:
        """Take the answer."""
        self._must_be(FeedbackStatus.ANSWERED)
        self.trigger(events.FeedbackClosed)

    def reopen(self, reason: str, deadline: Deadline) -> None:
        """Ask for another answer, once, and say why."""
        self._must_be(FeedbackStatus.ANSWERED)
        must_say(reason, "reason")
        if self.state.reopened_because is not None:
            raise refusals.FeedbackReopenedAlready
        self.trigger(events.FeedbackReopened, reason=reason, deadline=deadline)

    def tell_overdue(self) -> None:
        """Tell that the answer is overdue."""
        if not is_overdue(self.state, self.by.today):
            raise refusals.FeedbackNotOverdue(due_on=self.state.deadline.due_on)
        self.trigger(events.FeedbackOverdue, due_on=self.state.deadline.due_on)

    def _must_be(self, *statuses: FeedbackStatus) -> None:
        if self.state.status not in statuses:
            raise refusals.FeedbackStepWrong("feedback", status=self.state.status)


def is_overdue(state: FeedbackState, today: date) -> bool:
    """Whether an answer is owed whose last day is over, and nobody was told."""
    return state.status in WAITING and not state.told and today > state.deadline.due_on


def _must_be_linked(answer: FeedbackAnswer, about: IndicatorOfPlan | None) -> None:
    """An adjusted plan is the one that the feedback is about."""
    linked = answer.amendment
    if (linked is not None) != (answer.outcome == "ADJUSTED"):
        raise refusals.FeedbackLinkWrong("answer.amendment")
    if linked is not None and about is not None and linked.plan != about.plan:
        raise refusals.FeedbackLinkWrong("answer.amendment")
