"""Tasks: what is to be done, and until when."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from domain.assessment.watch import AlarmLevel
from domain.person import Role
from projections.work_queue.queries import TaskRow
from projections.work_queue.rectification import RECTIFICATION_TASKS
from projections.work_queue.task import TaskKind

if TYPE_CHECKING:
    from api.graphql.appeals import Appeal
    from api.graphql.assessments import Assessment
    from api.graphql.rectifications import Rectification


@strawberry.type(description="Something to be done (待办), by a role of a unit.")
class Task:
    """A task."""

    row: strawberry.Private[TaskRow]
    moment: strawberry.Private[Moment]
    kind: TaskKind = strawberry.field(graphql_type=ENUMS[TaskKind])
    subject: str = strawberry.field(
        description="The code of the assessed unit, or of the office for what it owes itself."
    )
    role: Role = strawberry.field(graphql_type=ENUMS[Role], description="As what it is done.")
    unit: str | None = strawberry.field(description="The unit that does it; null: any of the office.")
    indicator: str | None
    period: str | None
    item: str | None = strawberry.field(description="What it is about; null: nothing is there yet.")
    status: str = strawberry.field(description="Where the item stands; MISSING where there is none.")
    due_on: date | None
    counted: list[date] = strawberry.field(description="The working days that were counted.")
    alarm: AlarmLevel | None = strawberry.field(
        graphql_type=ENUMS[AlarmLevel] | None, description="The highest alarm raised so far."
    )

    @classmethod
    def of(cls, row: TaskRow, moment: Moment) -> Self:
        """The task of a row."""
        return cls(
            row=row,
            moment=moment,
            kind=row.kind,
            subject=row.subject,
            role=Role(row.role),
            unit=row.unit,
            indicator=row.indicator,
            period=row.period,
            item=row.item,
            status=row.status,
            due_on=row.due_on,
            counted=row.counted,
            alarm=row.alarm,
        )

    @resolver("Whether the due date has passed; computed for each request.")
    def overdue(self, info: Info) -> bool:
        """Whether it is late today."""
        return self.due_on is not None and self.due_on < info.context.viewer.day

    @resolver("The assessment that it belongs to.")
    async def assessment(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The assessment, if the viewer may see it."""
        found: Assessment | None = await info.context.linked(Kind.ASSESSMENT, self.row.stream, self.moment)
        return found

    @resolver("The appeal that it is about.")
    async def appeal(self, info: Info) -> Annotated["Appeal", strawberry.lazy("api.graphql.appeals")] | None:
        """The appeal, if it is about one and the viewer may see it."""
        found: Appeal | None = await info.context.linked(Kind.APPEAL, self.row.appeal, self.moment)
        return found

    @resolver("The rectification that it belongs to.")
    async def rectification(
        self, info: Info
    ) -> Annotated["Rectification", strawberry.lazy("api.graphql.rectifications")] | None:
        """The rectification, if it is of one and the viewer may see it."""
        if self.kind not in RECTIFICATION_TASKS:
            return None
        found: Rectification | None = await info.context.linked(
            Kind.RECTIFICATION, self.row.stream, self.moment
        )
        return found
