"""How milestones become rows."""

from collections.abc import Iterator
from typing import Final

from domain.milestone.milestones import Milestones
from domain.milestone.state import Milestone, MilestonesState
from projections.milestones.tables import MILESTONE
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[MilestonesState]) -> Iterator[Change]:
    """The milestones that changed."""
    known = {} if step.before is None else step.before.milestones
    for code, milestone in step.after.milestones.items():
        if known.get(code) is not milestone:
            yield put(MILESTONE, _row(step.after, milestone), step.recorded.commit_position)


def _row(state: MilestonesState, each: Milestone) -> Row:
    return (
        state.plan,
        each.code,
        state.office,
        each.indicator,
        each.name,
        each.planned_on,
        each.due_on,
        each.status.value,
        each.reached_on,
        list(each.evidence),
        each.reason,
        each.told,
    )


MILESTONES: Final = Model(name="milestones", version=1, tables=(MILESTONE,), folds={Milestones.NAME: changes})
"""The read model."""
