"""How settlements by band become rows."""

from collections.abc import Iterator
from typing import Final

from domain.band_settlement.settlement import BandSettlement
from domain.band_settlement.state import SettlementState
from projections.band_settlements.tables import BAND_LINE, BAND_SETTLEMENT
from projections.model import Model, put
from projections.step import Step
from projections.table import Change, Row


def changes(step: Step[SettlementState]) -> Iterator[Change]:
    """The settlement, and every line whose measure or place is another one than before."""
    after, border = step.after, step.recorded.commit_position
    place: Row = (after.plan, after.indicator, after.period, after.peer_group)
    yield put(BAND_SETTLEMENT, (*place, after.office, after.status.value), border)
    before = {} if step.before is None else _lines(step.before)
    for subject, line in _lines(after).items():
        if before.get(subject) != line:
            yield put(BAND_LINE, (*place, subject, *line), border)


def _lines(state: SettlementState) -> dict[str, Row]:
    """What was measured of each subject, and the rank and band that its settled measure has."""
    settled = {line.subject: line for line in state.lines}
    return {
        subject: (
            measured.value,
            *((line.rank, line.band) if (line := settled.get(subject)) is not None else (None, None)),
        )
        for subject, measured in state.raw.items()
    }


BAND_SETTLEMENTS: Final = Model(
    name="band_settlements",
    version=1,
    tables=(BAND_SETTLEMENT, BAND_LINE),
    folds={BandSettlement.NAME: changes},
)
"""The read model."""
