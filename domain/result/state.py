"""A result as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.plan.indicator import Side
from domain.result.board import Board


class ResultStatus(StrEnum):
    """Where a result stands."""

    COMPILED = "COMPILED"
    PROPOSED = "PROPOSED"
    DETERMINED = "DETERMINED"
    PUBLICISED = "PUBLICISED"
    FINALISED = "FINALISED"


OFFICIAL = frozenset({ResultStatus.DETERMINED, ResultStatus.PUBLICISED, ResultStatus.FINALISED})
"""The leading group has determined it."""
PUBLIC = OFFICIAL - {ResultStatus.DETERMINED}
"""It was made public."""


@dataclass(frozen=True, slots=True)
class ResultState:
    """The result of one peer group under a plan.

    ``board`` is the newest one: compiled, or official once determined.  ``edition`` counts those that the
    leading group determined; ``windows`` are the last filing days by subject, once it is public.
    """

    plan: UUID
    office: str
    year: int
    side: Side
    peer_group: str
    status: ResultStatus
    board: Board
    edition: int
    windows: Mapping[str, date]
    compiled_by: str
    proposed_by: str | None
    determined_by: str | None

    @property
    def is_official(self) -> bool:
        """Whether it was determined."""
        return self.status in OFFICIAL

    @property
    def is_public(self) -> bool:
        """Whether it was made public."""
        return self.status in PUBLIC

    @property
    def handlers(self) -> frozenset[str]:
        """Who compiled, proposed and determined it."""
        return frozenset(filter(None, (self.compiled_by, self.proposed_by, self.determined_by)))

    def filing_until(self, subject: str) -> date | None:
        """The last day on which the subject may contest its annual result; ``None`` before it is public."""
        return self.windows.get(subject)
