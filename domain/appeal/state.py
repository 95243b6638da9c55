"""An appeal as its events tell it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.appeal.clock import AppealClock
from domain.assessment.ground import Ground as Ground  # noqa: PLC0414 - named from here, too
from domain.assessment.ruled import Outcome
from domain.kernel.points import Points
from domain.kernel.value import Value


class AppealStatus(StrEnum):
    """Where an appeal stands; RULED lasts no longer than the commit that executes the ruling.

    OUT_OF_TIME: filed after the window, and nobody has let it in or turned it down.
    """

    OUT_OF_TIME = "OUT_OF_TIME"
    FILED = "FILED"
    ACCEPTED = "ACCEPTED"
    NOT_ACCEPTED = "NOT_ACCEPTED"
    WITHDRAWN = "WITHDRAWN"
    RULED = "RULED"
    EXECUTED = "EXECUTED"


PENDING: Final = (AppealStatus.OUT_OF_TIME, AppealStatus.FILED, AppealStatus.ACCEPTED)
"""It is still to be decided."""


class ContestedItem(Value):
    """What is contested, why, and what is asked for."""

    item: str
    ground: Ground
    statement: str
    remedy: str


class ItemRuling(Value):
    """The ruling on one item; ``points`` is its new worth where it is VARIED."""

    item: str
    outcome: Outcome
    points: Points | None
    reason: str


@dataclass(frozen=True, slots=True)
class AppealState:
    """An appeal: its number, what it contests, where it stands and how it was decided.

    ``window`` is the last day on which the annual result could be contested when it was filed (``None``: it
    was not public, so there was none); ``late_reason`` says why it was filed later.
    """

    number: int
    assessment: UUID
    office: str
    subject: str
    filed_by: str
    filed_on: date
    statement: str
    items: tuple[ContestedItem, ...]
    window: date | None
    late_reason: str | None
    status: AppealStatus
    clock: AppealClock
    accepted_by: str | None
    rulings: tuple[ItemRuling, ...]
    effects: tuple[UUID, ...]
