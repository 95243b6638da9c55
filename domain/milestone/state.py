"""The milestones of a plan as their events tell them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal
from uuid import UUID

from domain.calendar.calendar import WorkingCalendar
from domain.calendar.deadline import workdays_before
from domain.milestone.refusals import MilestoneUnknown

Colour = Literal["BLUE", "YELLOW", "RED"]
"""蓝、黄、红: on its way, due within days, overdue (R29)."""


class MilestoneStatus(StrEnum):
    """Where a milestone stands."""

    OPEN = "OPEN"
    REACHED = "REACHED"
    DROPPED = "DROPPED"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day by which something is to be there, for an indicator or (``None``) for the plan as a whole.

    ``planned_on`` is the day it was set for first, ``due_on`` the one that counts now, ``told`` the due day
    whose passing was raised; ``reason`` tells why it was moved or dropped.
    """

    code: str
    indicator: str | None
    name: str
    planned_on: date
    due_on: date
    status: MilestoneStatus
    reached_on: date | None
    evidence: tuple[str, ...]
    reason: str | None
    told: date | None

    @property
    def days_early(self) -> int | None:
        """How many days before the planned day it was reached; negative: after it."""
        return None if self.reached_on is None else (self.planned_on - self.reached_on).days

    def is_to_be_told(self, day: date) -> bool:
        """Whether its passing is to be raised on ``day``: once for each due day."""
        return self.status is MilestoneStatus.OPEN and self.due_on < day and self.told != self.due_on


@dataclass(frozen=True, slots=True)
class MilestonesState:
    """Every milestone that was ever set under a plan, by code."""

    office: str
    plan: UUID
    milestones: Mapping[str, Milestone]

    def milestone(self, code: str) -> Milestone:
        """The milestone of that code; raises ``MilestoneUnknown``."""
        if (found := self.milestones.get(code)) is None:
            raise MilestoneUnknown("milestone", milestone=code)
        return found


def colour(
    status: MilestoneStatus, due_on: date, day: date, workdays: int, calendar: WorkingCalendar
) -> Colour | None:
    """The colour on ``day``; none once it is reached or dropped.

    Yellow from ``workdays`` working days before the due day; raises ``CalendarMissing``.
    """
    if status is not MilestoneStatus.OPEN:
        return None
    if due_on < day:
        return "RED"
    return "YELLOW" if workdays_before(due_on, workdays, calendar) <= day else "BLUE"
