"""Feedback (情况反馈): raised by units, answered by the performance office, closed by who raised it."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.plan.pointing import amendment_at, must_point
from application.work import Work
from domain.calendar.deadline import Deadline, due
from domain.feedback.feedback import Feedback
from domain.feedback.state import Concern, FeedbackAnswer
from domain.office.office import Office
from domain.policy.policy_set import PolicySet


class RaiseFeedback(Command):
    """Tell the performance office what the own unit meets with; the text names no person."""

    NAME: ClassVar[str] = "raiseFeedback"

    office: str
    unit: str
    concern: Concern


def raise_feedback(command: RaiseFeedback, work: Work) -> str:
    """Gives the id of the feedback; an answer is due in the policy's working days."""
    work.authorise(Action.RAISE_FEEDBACK, office=command.office, unit=command.unit)
    work.read(Office, Office.id_of(command.office)).unit_on(command.unit, work.today)
    must_point(command.concern.about, command.office, "concern.about", work)
    feedback = work.begin(Feedback, work.new_id())
    feedback.raise_(command.office, command.unit, command.concern, _deadline(command.office, work))
    return str(feedback.id)


class AnswerFeedback(Command):
    """Answer feedback: with the approved amendment that adjusts the plan, or with an explanation."""

    NAME: ClassVar[str] = "answerFeedback"

    feedback: UUID
    answer: FeedbackAnswer


def answer_feedback(command: AnswerFeedback, work: Work) -> None:
    """It goes back to who raised it."""
    feedback = _open_for(Action.ANSWER_FEEDBACK, command.feedback, work)
    amendment = amendment_at(command.answer.amendment, feedback.state.office, "answer.amendment", work)
    feedback.answer(command.answer, amendment)


class CloseFeedback(Command):
    """Take the answer to the own unit's feedback."""

    NAME: ClassVar[str] = "closeFeedback"

    feedback: UUID


def close_feedback(command: CloseFeedback, work: Work) -> None:
    """It ends here."""
    _open_for(Action.RAISE_FEEDBACK, command.feedback, work).close()


class ReopenFeedback(Command):
    """Ask once for another answer to the own unit's feedback, with the reason."""

    NAME: ClassVar[str] = "reopenFeedback"

    feedback: UUID
    reason: str


def reopen_feedback(command: ReopenFeedback, work: Work) -> None:
    """The days are counted anew."""
    feedback = _open_for(Action.RAISE_FEEDBACK, command.feedback, work)
    feedback.reopen(command.reason, _deadline(feedback.state.office, work))


class TellFeedbackOverdue(Command):
    """Tell that the answer to feedback is overdue."""

    NAME: ClassVar[str] = "tellFeedbackOverdue"

    feedback: UUID


def tell_feedback_overdue(command: TellFeedbackOverdue, work: Work) -> None:
    """Once for each deadline."""
    _open_for(Action.WATCH, command.feedback, work).tell_overdue()


def _open_for(action: Action, feedback: UUID, work: Work) -> Feedback:
    state = work.read(Feedback, feedback)
    work.authorise(action, office=state.office, unit=state.unit)
    return work.edit(Feedback, feedback)


def _deadline(office: str, work: Work) -> Deadline:
    rules = work.read(PolicySet, PolicySet.id_of(office)).on(work.today).feedback
    return due(work.today, rules.answer_workdays, work.calendar(office))


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RaiseFeedback: raise_feedback,
    AnswerFeedback: answer_feedback,
    CloseFeedback: close_feedback,
    ReopenFeedback: reopen_feedback,
    TellFeedbackOverdue: tell_feedback_overdue,
}
