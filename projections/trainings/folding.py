"""How trainings become rows."""

from collections.abc import Iterator
from typing import Final

from domain.training.training import Training, TrainingState
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row
from projections.trainings.tables import TRAINING


def changes(step: Step[TrainingState]) -> Iterator[Change]:
    """The training as it stands."""
    yield put(TRAINING, (step.recorded.stream, *_row(step.after)), step.recorded.commit_position)


def _row(state: TrainingState) -> Row:
    facts = state.facts
    return (
        state.office,
        facts.unit,
        facts.held_on,
        facts.kind,
        facts.title,
        list(facts.invited),
        list(facts.attended),
        state.withdrawn_because,
    )


TRAININGS: Final = Model(name="trainings", version=1, tables=(TRAINING,), folds={Training.NAME: changes})
"""The read model."""
