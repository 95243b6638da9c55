"""A risk signal as its events tell it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal
from uuid import UUID

from domain.kernel.value import Code, Value
from domain.plan.pointing import IndicatorOfPlan

RiskLevel = Literal["LOW", "MEDIUM", "HIGH"]
"""低、中、高: how grave the source takes it to be."""


class RiskSignalStatus(StrEnum):
    """Where a signal stands."""

    RECEIVED = "RECEIVED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    LINKED = "LINKED"
    DISMISSED = "DISMISSED"


class SignalFacts(Value):
    """What a row of a batch of a source warns of: which unit, how gravely, about which indicator if any.

    ``text`` names posts and units, never persons.
    """

    source: Code
    batch: Code
    row: Code
    unit: Code
    about: IndicatorOfPlan | None
    level: RiskLevel
    text: str


class ItemOfAssessment(Value):
    """A fault or a deduction, by its assessment and its reference there."""

    assessment: UUID
    item: str


class RectificationNumber(Value):
    """A rectification of the office, by the number that it has in the register of a year."""

    year: int
    number: int


class SignalLink(Value):
    """What came of a signal: one of the three."""

    fault: ItemOfAssessment | None
    deduction: ItemOfAssessment | None
    rectification: RectificationNumber | None


@dataclass(frozen=True, slots=True)
class RiskSignalState:
    """A signal, and what came of it: a link, or the reason why it was dismissed."""

    office: str
    facts: SignalFacts
    received_on: date
    status: RiskSignalStatus
    link: SignalLink | None
    dismissed_because: str | None
