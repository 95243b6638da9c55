"""The performance office (绩效办): where it sits, and how it is staffed."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final, Literal

from domain.kernel.event import Event
from domain.office.roster import Roster
from domain.office.state import Level, OfficeState, Placement, Staff
from domain.policy.staffing import StaffingRules

StaffingState = Literal["OK", "SHORT"]


class PerformanceOfficeHosted(Event):
    """The performance office sits in a department from ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "office.performance-office-hosted.v1"

    unit: str
    department: str

    def evolve(self, state: OfficeState) -> OfficeState:
        """Put the place on its day."""
        placement = Placement(self.unit, self.department)
        return replace(state, placements=state.placements.put(self.envelope.effective_on, placement))


class StaffingRecorded(Event):
    """So many persons work in the performance office from ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "office.staffing-recorded.v1"

    full_time: int
    part_time: int

    def evolve(self, state: OfficeState) -> OfficeState:
        """Put the numbers on their day."""
        staff = Staff(self.full_time, self.part_time)
        return replace(state, staff=state.staff.put(self.envelope.effective_on, staff))


@dataclass(frozen=True, slots=True)
class Staffing:
    """How many persons the performance office needs and has, as the policy counts them."""

    required: int
    present: int

    @property
    def state(self) -> StaffingState:
        """Whether there are enough of them."""
        return "SHORT" if self.present < self.required else "OK"


def staffing(level: Level, staff: Staff | None, rules: StaffingRules) -> Staffing:
    """The staffing of an office of a level (P3); as long as nothing is recorded nobody is there."""
    present, need = staff or Staff(0, 0), rules.need(level)
    if need is None:
        return Staffing(0, present.full_time)
    counted = present.full_time + (present.part_time if need.part_time_counts else 0)
    return Staffing(need.required, counted)


class PerformanceOffice(Roster):
    """The office that runs the year."""

    def host(self, unit: str, department: str, since: date) -> None:
        """Let the performance office, a unit, sit in a department from ``since``."""
        self.state.unit_on(unit, since)
        self.state.unit_on(department, since, "department")
        self.trigger(PerformanceOfficeHosted, effective_on=since, unit=unit, department=department)

    def record_staffing(self, full_time: int, part_time: int, on: date) -> None:
        """Say how many persons work in it from ``on``."""
        self.trigger(StaffingRecorded, effective_on=on, full_time=full_time, part_time=part_time)


EVENTS: Final = (PerformanceOfficeHosted, StaffingRecorded)
