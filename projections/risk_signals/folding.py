"""How risk signals become rows."""

from collections.abc import Iterator
from typing import Final

from domain.risk_signal.risk_signal import RiskSignal
from domain.risk_signal.state import RiskSignalState, SignalLink
from projections.model import Model, put
from projections.risk_signals.tables import RISK_SIGNAL
from projections.step import Step
from projections.table import Change, Row

_UNLINKED: Final[Row] = (None, None, None, None, None)


def changes(step: Step[RiskSignalState]) -> Iterator[Change]:
    """The signal as it stands."""
    yield put(RISK_SIGNAL, (step.recorded.stream, *_row(step.after)), step.recorded.commit_position)


def _row(state: RiskSignalState) -> Row:
    facts = state.facts
    return (
        state.office,
        facts.unit,
        state.received_on,
        facts.source,
        facts.batch,
        facts.row,
        *((None, None) if facts.about is None else (facts.about.plan, facts.about.indicator)),
        facts.level,
        facts.text,
        state.status.value,
        *(_UNLINKED if state.link is None else _linked(state.link)),
        state.dismissed_because,
    )


def _linked(link: SignalLink) -> Row:
    """Fault or deduction with its assessment, or year and number of the rectification."""
    fault, deduction, number = link.fault, link.deduction, link.rectification
    item = fault or deduction
    return (
        None if fault is None else fault.item,
        None if deduction is None else deduction.item,
        None if item is None else item.assessment,
        *((None, None) if number is None else (number.year, number.number)),
    )


RISK_SIGNALS: Final = Model(
    name="risk_signals", version=1, tables=(RISK_SIGNAL,), folds={RiskSignal.NAME: changes}
)
"""The read model."""
