"""A fault (查出问题) as the state of an assessment tells it."""

from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple
from uuid import UUID

FaultKind = Literal["FOUND", "DESK_FIELD_GAP"]
"""Found by somebody, or told by desk and field results that lie apart (案头与实地差异)."""


class FaultStatus(StrEnum):
    """Where a fault stands."""

    FOUND = "FOUND"
    CONFIRMED = "CONFIRMED"
    REFUSED_TO_CONFIRM = "REFUSED_TO_CONFIRM"
    WITHDRAWN = "WITHDRAWN"


class Fault(NamedTuple):
    """A fault in what an indicator assesses; ``gap`` is the field's points less the desk's.

    ``witnesses`` are the ids of those before whom the unit refused to confirm.
    """

    ref: str
    indicator: str
    period: str
    kind: FaultKind
    gap: Decimal | None
    text: str
    status: FaultStatus
    witnesses: tuple[str, ...]
    events: tuple[UUID, ...]
