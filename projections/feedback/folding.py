"""How feedback becomes rows."""

from collections.abc import Iterator
from typing import Final

from domain.feedback.feedback import Feedback
from domain.feedback.state import FeedbackState
from projections.feedback.tables import FEEDBACK
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[FeedbackState]) -> Iterator[Change]:
    """The feedback as it stands."""
    yield put(FEEDBACK, (step.recorded.stream, *_row(step.after)), step.recorded.commit_position)


def _row(state: FeedbackState) -> Row:
    concern, deadline = state.concern, state.deadline
    return (
        state.office,
        state.unit,
        state.raised_on,
        concern.channel,
        *((None, None) if concern.about is None else (concern.about.plan, concern.about.indicator)),
        concern.text,
        deadline.trigger_on,
        deadline.workdays,
        deadline.due_on,
        list(deadline.counted),
        state.status.value,
        *_answer(state),
        state.late,
        state.told,
        state.reopened_because,
    )


def _answer(state: FeedbackState) -> Row:
    """Outcome, words, day, and the amendment that is named."""
    if (answer := state.answer) is None:
        return (None, None, None, None, None)
    named = answer.amendment
    linked = (None, None) if named is None else (named.plan, named.amendment)
    return (answer.outcome, answer.text, state.answered_on, *linked)


FEEDBACK_MODEL: Final = Model(name="feedback", version=1, tables=(FEEDBACK,), folds={Feedback.NAME: changes})
"""The read model."""
