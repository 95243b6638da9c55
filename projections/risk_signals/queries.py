"""Asking for risk signals."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.risk_signal.state import RiskLevel, RiskSignalStatus
from projections.register import Register
from projections.risk_signals.tables import RISK_SIGNAL


@dataclass(frozen=True, slots=True)
class RiskSignalRow:
    """A signal, and what it was linked to; ``fault`` or ``deduction`` is an item of ``assessment``."""

    id: UUID
    office: str
    subject: str
    day: date
    source: str
    batch: str
    batch_row: str
    plan: UUID | None
    indicator: str | None
    level: RiskLevel
    text: str
    status: RiskSignalStatus
    fault: str | None
    deduction: str | None
    assessment: UUID | None
    rectification_year: int | None
    rectification_number: int | None
    dismissed_because: str | None


RISK_SIGNAL_REGISTER: Final = Register(
    RISK_SIGNAL,
    RiskSignalRow,
    {
        "office": "office = %(office)s",
        "unit": "subject = %(unit)s",
        "source": "source = %(source)s",
        "indicator": "indicator = %(indicator)s",
        "levels": "level = ANY(%(levels)s)",
        "statuses": "status = ANY(%(statuses)s)",
    },
)
"""Risk signals by the day on which they were received."""
