"""How unit honours become rows."""

from collections.abc import Iterator
from typing import Final

from domain.unit_honour.honours import UnitHonour, UnitHonours, UnitHonoursState
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row
from projections.unit_honours.tables import UNIT_HONOUR


def changes(step: Step[UnitHonoursState]) -> Iterator[Change]:
    """The honours that changed."""
    known = {} if step.before is None else step.before.honours
    for ref, honour in step.after.honours.items():
        if known.get(ref) is not honour:
            yield put(UNIT_HONOUR, _row(step.after, honour), step.recorded.commit_position)


def _row(state: UnitHonoursState, each: UnitHonour) -> Row:
    return (
        state.office,
        state.year,
        each.ref,
        each.unit,
        each.honour,
        each.document,
        list(each.evidence),
        each.awarded_on,
        each.withdrawn,
    )


UNIT_HONOURS: Final = Model(
    name="unit_honours", version=1, tables=(UNIT_HONOUR,), folds={UnitHonours.NAME: changes}
)
"""The read model."""
