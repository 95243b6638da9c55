"""Asking what came up in the workflow of assessments."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

from domain.assessment.fault import FaultKind, FaultStatus
from projections.reading import VALID, Query, Reading
from projections.workflow.tables import FAULT


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A fault; ``gap`` is the field's points less the desk's where they lie apart."""

    assessment: UUID
    fault: str
    indicator: str
    period: str
    kind: FaultKind
    gap: Decimal | None
    text: str
    status: FaultStatus
    witnesses: list[str]


_FAULTS: Final = Query(
    "SELECT "
    + ", ".join(FAULT.columns)
    + " FROM {fault} WHERE assessment = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY indicator, period, valid_from, fault",
    [FAULT],
    FaultRow,
)


async def faults(reading: Reading, assessments: Sequence[UUID]) -> list[FaultRow]:
    """The faults found in these assessments, by indicator and period."""
    return await reading.all(_FAULTS, ids=list(assessments))
