"""How rectifications become rows."""

from collections.abc import Iterator
from typing import Final

from domain.rectification.rectification import Rectification
from domain.rectification.state import RectificationState, RectificationStep
from projections.model import Model, put
from projections.rectifications.tables import RECTIFICATION
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[RectificationState]) -> Iterator[Change]:
    """The rectification as it stands."""
    row = (step.recorded.stream, *_issued(step.after), *_standing(step.after))
    yield put(RECTIFICATION, row, step.recorded.commit_position)


def _issued(state: RectificationState) -> Row:
    problem = state.problem
    return (
        state.office,
        problem.owner,
        state.issued_on,
        state.year,
        state.number,
        problem.verifier,
        problem.code,
        problem.text,
        problem.source,
        problem.reference,
        problem.plan,
        problem.indicator,
    )


def _standing(state: RectificationState) -> Row:
    due = None if state.owed is None else state.dues[state.owed]
    report = state.report
    return (
        state.status.value,
        state.owed,
        None if due is None else due.deadline.due_on,
        None if due is None else due.warn_on,
        state.alert,
        *_step(state, "PLAN"),
        *_step(state, "REPORT"),
        state.repeat_of,
        state.extended_because,
        state.returned_because,
        [each.model_dump(mode="json") for each in state.measures],
        None if report is None else report.text,
        [] if report is None else list(report.evidence),
        [each.model_dump(mode="json") for each in state.charges],
    )


def _step(state: RectificationState, step: RectificationStep) -> Row:
    """The days counted until it is due, and the day on which it came in."""
    return (list(state.dues[step].deadline.counted), state.came_in.get(step))


RECTIFICATIONS: Final = Model(
    name="rectifications", version=1, tables=(RECTIFICATION,), folds={Rectification.NAME: changes}
)
"""The read model."""
