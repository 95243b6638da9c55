"""An indicator that does not apply to a subject in a period (不适用): neither zero nor a nil return (P30)."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class NotApplicableStatus(StrEnum):
    """Where it stands: asked for, approved by somebody else, or taken back."""

    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    WITHDRAWN = "WITHDRAWN"


class NotApplicable(NamedTuple):
    """An indicator and period that the performance office found not to apply; it is never ruled on itself."""

    ref: str
    indicator: str
    period: str
    status: NotApplicableStatus
    effective_on: date
    requested_by: str
    approved_by: str | None
    events: tuple[UUID, ...]
    ruled: None

    @property
    def handlers(self) -> frozenset[str]:
        """Everybody who had a hand in it."""
        return frozenset(filter(None, (self.requested_by, self.approved_by)))


def not_applicable_ref(indicator: str, period: str) -> str:
    """Its reference: ``not-applicable:IND/2014Q1``."""
    return f"not-applicable:{indicator}/{period}"
