"""Appeals (申诉): what is contested, where it stands, and how it was decided."""

import asyncio
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS, listed
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.items import ItemRuling
from api.graphql.moments import Moment
from api.graphql.node import Node
from api.graphql.pages import Connection, Page, connection, trimmed
from application.actions import Action
from domain.appeal.clock import AppealDue, DueStep
from domain.appeal.state import AppealStatus, Ground
from projections.appeal_docket import queries as docket
from projections.appeal_docket.queries import DocketFilter
from projections.appeal_docket.rows import AppealRow, ContestedItemRow, DocketStep, StepRow

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment


@strawberry.type(description="A contested item and, once ruled on, the ruling.")
class ContestedItem:
    """A contested item."""

    item: str = strawberry.field(description="Its reference within the assessment.")
    ground: Ground = strawberry.field(graphql_type=ENUMS[Ground])
    statement: str
    remedy: str = strawberry.field(description="What is asked for.")
    ruling: ItemRuling | None = strawberry.field(description="Null until it is ruled on.")
    ruling_reason: str | None

    @classmethod
    def of(cls, row: ContestedItemRow) -> Self:
        """The item of a row."""
        return cls(
            item=row.item,
            ground=row.ground,
            statement=row.statement,
            remedy=row.remedy,
            ruling=None if row.outcome is None else ItemRuling(outcome=row.outcome, points=row.points),
            ruling_reason=row.reason,
        )


@strawberry.type(description="What is to be done about an appeal by a day, with the working days counted.")
class AppealDueDate:
    """A step that is due."""

    what: AppealDue = strawberry.field(graphql_type=ENUMS[AppealDue])
    due_on: date
    workdays: int
    counted: list[date]

    @classmethod
    def of(cls, due: DueStep) -> Self:
        """The step of the clock."""
        deadline = due.deadline
        return cls(
            what=due.what,
            due_on=deadline.due_on,
            workdays=deadline.workdays,
            counted=list(deadline.counted),
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


@strawberry.type(description="An appeal against an assessment.")
class Appeal(Node):
    """An appeal."""

    KIND = Kind.APPEAL

    row: strawberry.Private[AppealRow]
    office: str
    year: int
    number: int = strawberry.field(description="In the office's register of the year: 1, 2, 3, without gaps.")
    status: AppealStatus = strawberry.field(graphql_type=ENUMS[AppealStatus])
    subject: str = strawberry.field(description="The code of the unit that appeals.")
    statement: str
    items: list[ContestedItem]
    window_until: date | None = strawberry.field(
        description="The last day of the window when it was filed; null: the annual result was not public."
    )
    late_reason: str | None = strawberry.field(description="Why it was filed out of time, where it was.")
    due: list[AppealDueDate] = strawberry.field(description="What is to be done next, by when.")
    paused_on: date | None = strawberry.field(description="Since when its clock stands still.")

    @classmethod
    def of(cls, row: AppealRow, moment: Moment) -> Self:
        """The appeal of a row."""
        return cls(
            key=row.appeal,
            moment=moment,
            row=row,
            office=row.office,
            year=row.year,
            number=row.number,
            status=row.status,
            subject=row.subject,
            statement=row.statement,
            items=[ContestedItem.of(each) for each in row.items],
            window_until=row.window_until,
            late_reason=row.late_reason,
            due=[AppealDueDate.of(each) for each in row.due],
            paused_on=row.paused_on,
        )

    @resolver("What happened to it, in order.")
    def steps(self) -> list[AppealStep]:
        """The steps."""
        return [AppealStep.of(each, self.moment) for each in self.row.steps]

    @resolver("The assessment that it contests.")
    async def assessment(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The assessment, if the viewer may see it."""
        found: Assessment | None = await info.context.linked(
            Kind.ASSESSMENT, self.row.assessment, self.moment
        )
        return found

    @resolver("The events that the ruling ordered, in the same commit.")
    async def effects(self, info: Info) -> list[Event]:
        """The effects that the viewer may see."""
        links = [info.context.linked(Kind.EVENT, event, self.moment) for event in self.row.effects]
        return [each for each in await asyncio.gather(*links) if each is not None]


@strawberry.input(description="Which appeals: all that is given must hold.")
class AppealFilter:
    """A filter over appeals."""

    office: str | None = None
    year: int | None = None
    plan: strawberry.ID | None = None
    subject: str | None = None
    statuses: list[AppealStatus] | None = strawberry.field(
        default=None, graphql_type=listed(AppealStatus) | None
    )

    def docket(self, context: Context) -> DocketFilter:
        """The filter of the docket, limited to what the viewer may see."""
        plan = None if self.plan is None else context.key_of(Kind.PLAN, self.plan, "filter.plan")
        return DocketFilter(
            office=self.office,
            year=self.year,
            plan=plan,
            subject=self.subject,
            statuses=self.statuses,
            visible=context.visible(Action.READ_APPEAL),
        )


async def appeal_of(context: Context, appeal: UUID, moment: Moment) -> Appeal | None:
    """An appeal, if there is one that the viewer may see."""
    row = await context.loaders(moment).appeals.load(appeal)
    if row is None or not context.viewer.sees(Action.READ_APPEAL, row.office, row.subject):
        return None
    return Appeal.of(row, moment)


async def appeal_page(moment: Moment, where: DocketFilter, page: Page) -> Connection[Appeal]:
    """A page of the appeals that ``where`` selects."""
    after, before = page.keys(str, int, int)
    rows = await docket.page(
        moment.reading, where, limit=page.size + 1, after=after, before=before, backward=page.backward
    )
    return connection(
        trimmed(rows, page),
        moment,
        lambda row: Appeal.of(row, moment),
        lambda row: (row.office, row.year, row.number),
        lambda: docket.count(moment.reading, where),
    )
