"""A settlement as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from domain.assessment.source import Source
from domain.kernel.event import ContentHash
from domain.kernel.points import Points
from domain.kernel.value import Code, Value


class SettlementStatus(StrEnum):
    """Where a settlement stands; ``ENTERING``: it reaches the assessments part by part."""

    MEASURING = "MEASURING"
    ENTERING = "ENTERING"
    SETTLED = "SETTLED"


class RawMeasure(Value):
    """What was measured of a subject, in the indicator's own unit; ``source`` where a machine measured."""

    subject: Code
    value: Points
    source: Source | None
    evidence: tuple[ContentHash, ...]


class SettledLine(Value):
    """The place of a subject: competition rank by the raw measure, and the band of that rank, from 1."""

    subject: str
    assessment: UUID
    value: Points
    rank: int
    band: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A raw measure, and who recorded it."""

    measure: RawMeasure
    by: str

    @property
    def value(self) -> Decimal:
        """What was measured."""
        return self.measure.value


@dataclass(frozen=True, slots=True)
class SettlementState:
    """The settlement of an indicator for one period and peer group.

    ``lines`` are those settled last, ``due`` those of them that differ from what was settled before and go
    to the assessments, ``reached`` the parts that have.
    """

    plan: UUID
    office: str
    indicator: str
    period: str
    peer_group: str
    status: SettlementStatus
    raw: Mapping[str, Measured]
    lines: tuple[SettledLine, ...]
    due: tuple[SettledLine, ...]
    reached: int
    settled_by: str | None
