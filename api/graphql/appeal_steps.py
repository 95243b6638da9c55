"""The steps of appeals: those that were taken, and those that are due."""

from datetime import date, datetime
from typing import Self

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from domain.appeal.clock import AppealDue, DueStep
from projections.appeal_docket.rows import DocketStep, StepRow


@strawberry.type(description="What is to be done about an appeal by a day, with the working days counted.")
class AppealDueDate:
    """A step that is due."""

    what: AppealDue = strawberry.field(graphql_type=ENUMS[AppealDue])
    due_on: date
    workdays: int
    counted: list[date]
    workdays_left: int = strawberry.field(
        description="Of the days counted, those that are left, today included; while the clock stands still,"
        " those that were left then.  Computed for each request."
    )
    overdue: bool = strawberry.field(
        description="Whether the day has passed while the clock ran; computed for each request."
    )

    @classmethod
    def of(cls, due: DueStep, paused_on: date | None, today: date) -> Self:
        """The step of a clock that stands still since a day (``None``: it runs)."""
        deadline = due.deadline
        return cls(
            what=due.what,
            due_on=deadline.due_on,
            workdays=deadline.workdays,
            counted=list(deadline.counted),
            workdays_left=deadline.workdays_left(paused_on or today),
            overdue=paused_on is None and deadline.due_on < today,
        )


@strawberry.type(description="A step of an appeal.")
class AppealStep:
    """A step."""

    step: DocketStep = strawberry.field(graphql_type=ENUMS[DocketStep])
    day: date
    decided_at: datetime
    actor_role: str
    actor_unit: str | None
    reason_code: str | None
    reason: str | None
    legal_basis: str | None
    row: strawberry.Private[StepRow]
    moment: strawberry.Private[Moment]

    @classmethod
    def of(cls, row: StepRow, moment: Moment) -> Self:
        """The step of a row."""
        return cls(
            step=row.step,
            day=row.day,
            decided_at=row.decided_at,
            actor_role=row.actor_role,
            actor_unit=row.actor_unit,
            reason_code=row.reason_code,
            reason=row.reason,
            legal_basis=row.legal_basis,
            row=row,
            moment=moment,
        )

    @resolver("The event, with who took the step.")
    async def event(self, info: Info) -> Event | None:
        """The event, if the viewer may see it."""
        found: Event | None = await info.context.linked(Kind.EVENT, self.row.event_id, self.moment)
        return found
