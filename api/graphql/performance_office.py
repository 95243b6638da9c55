"""The performance office of an office, and who helps from outside."""

from collections.abc import Sequence
from datetime import date
from typing import Self

import strawberry

from api.graphql.enums import ENUMS
from api.graphql.seats import in_force
from domain.office.performance_office import StaffingState, staffing
from domain.office.state import Level, Staff
from domain.policy.staffing import StaffingRules
from projections.organization.bodies import ExternalBodyRow, PerformanceOfficeRow, StaffRow


@strawberry.type(
    description="Where the performance office (绩效办) sits, until a day (excluded; null: still)."
)
class PerformanceOffice:
    """A place of the performance office."""

    unit: str = strawberry.field(description="The code of the unit that it is.")
    department: str = strawberry.field(
        description="The code of the department that hosts it, and whose items its staff does not review."
    )
    since: date
    until: date | None

    @classmethod
    def of(cls, row: PerformanceOfficeRow) -> Self:
        """The place of a row."""
        return cls(unit=row.unit, department=row.department, since=row.since, until=row.until)


@strawberry.type(
    description="How many persons the performance office needs and has, as the policy counts them."
)
class Staffing:
    """A staffing."""

    required: int
    present: int
    full_time: int
    part_time: int
    state: StaffingState = strawberry.field(graphql_type=ENUMS[StaffingState])

    @classmethod
    def of(cls, level: Level, staff: Staff, rules: StaffingRules) -> Self:
        """The staffing of an office of a level under a policy."""
        found = staffing(level, staff, rules)
        return cls(
            required=found.required,
            present=found.present,
            full_time=staff.full_time,
            part_time=staff.part_time,
            state=found.state,
        )


@strawberry.type(description="A body outside the tax system: it cooperates, and has no account and no score.")
class ExternalBody:
    """An external body."""

    code: str
    name: str
    since: date

    @classmethod
    def of(cls, row: ExternalBodyRow) -> Self:
        """The body of a row."""
        return cls(code=row.code, name=row.name, since=row.since)


def staff_on(rows: Sequence[StaffRow], day: date | None) -> Staff:
    """The numbers of ``day``, or those that were recorded last; nobody where nothing is recorded."""
    counted = [row for row in rows if day is None or in_force(row, day)]
    return Staff(counted[-1].full_time, counted[-1].part_time) if counted else Staff(0, 0)
