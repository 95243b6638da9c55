"""Rectifications (整改): what is to be put right, by whom, until when, and where it stands."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Optional, Self
from uuid import UUID

import strawberry

from api.graphql.calendar import Deadline
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS, listed
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.node import Node
from application.actions import Action
from domain.milestone.state import Colour
from domain.rectification import state as domain
from domain.rectification.state import RectificationSource, RectificationStatus, RectificationStep
from projections.rectifications.queries import RECTIFICATION_REGISTER, RectificationRow, may_see

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment
    from api.graphql.plans import Plan


@strawberry.type(description="A measure of the plan (整改措施).")
class RectificationMeasure:
    """A measure."""

    text: str
    post: str = strawberry.field(description="Who carries it out.")
    due_on: date

    @classmethod
    def of(cls, measure: domain.RectificationMeasure) -> Self:
        """The measure of the domain."""
        return cls(text=measure.text, post=measure.post, due_on=measure.due_on)


@strawberry.type(description="A step that came in late, or had not come in.")
class LateStep:
    """A late step."""

    step: RectificationStep = strawberry.field(graphql_type=ENUMS[RectificationStep])
    due_on: date
    until: date
    counted: list[date] = strawberry.field(description="The working days by which it is late.")


@strawberry.type(description="What lateness cost: a deduction in an assessment of the owner.")
class RectificationCharge:
    """A charge."""

    assessment_key: strawberry.Private[UUID]
    moment: strawberry.Private[Moment]
    on: date
    points: Decimal
    late: list[LateStep] = strawberry.field(description="All that was late by then, charged before or now.")

    @classmethod
    def of(cls, charge: domain.Charge, moment: Moment) -> Self:
        """The charge of the domain."""
        late = [LateStep(**each.model_dump()) for each in charge.late]
        return cls(
            assessment_key=charge.assessment, moment=moment, on=charge.on, points=charge.points, late=late
        )

    @resolver("The assessment that it was charged in.")
    async def assessment(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The assessment, if the viewer may see it."""
        found: Assessment | None = await info.context.linked(
            Kind.ASSESSMENT, self.assessment_key, self.moment
        )
        return found


@strawberry.type(description="A problem that a unit puts right (整改), from its issue to its closing.")
class Rectification(Node):
    """A rectification."""

    KIND = Kind.RECTIFICATION

    row: strawberry.Private[RectificationRow]
    office: str
    year: int
    number: int = strawberry.field(description="In the office's register of the year: 1, 2, 3, without gaps.")
    owner: str = strawberry.field(description="The code of the unit that puts it right.")
    verifier: str = strawberry.field(description="The code of the department that verifies.")
    problem: str = strawberry.field(description="What the same problem is known by when it comes up again.")
    text: str
    source: RectificationSource = strawberry.field(graphql_type=ENUMS[RectificationSource])
    reference: str
    indicator: str | None
    status: RectificationStatus = strawberry.field(graphql_type=ENUMS[RectificationStatus])
    issued_on: date
    owed: RectificationStep | None = strawberry.field(
        graphql_type=ENUMS[RectificationStep] | None, description="What its owner owes now."
    )
    plan_due: Deadline
    plan_came_on: date | None = strawberry.field(description="Null: it is owed, or was returned.")
    report_due: Deadline
    report_came_on: date | None = strawberry.field(description="Null: it is owed, or was returned.")
    extended_because: str | None
    returned_because: str | None = strawberry.field(description="Why what came in last was returned.")
    measures: list[RectificationMeasure]
    report: str | None
    evidence: list[str]

    @classmethod
    def of(cls, row: RectificationRow, moment: Moment) -> Self:
        """The rectification of a row."""
        return cls(
            key=row.id,
            moment=moment,
            row=row,
            office=row.office,
            year=row.year,
            number=row.number,
            owner=row.subject,
            verifier=row.verifier,
            problem=row.problem,
            text=row.text,
            source=row.source,
            reference=row.reference,
            indicator=row.indicator,
            status=row.status,
            issued_on=row.day,
            owed=row.owed,
            plan_due=Deadline.of(row.plan_due),
            plan_came_on=row.plan_came_on,
            report_due=Deadline.of(row.report_due),
            report_came_on=row.report_came_on,
            extended_because=row.extended_because,
            returned_because=row.returned_because,
            measures=[RectificationMeasure.of(each) for each in row.measures],
            report=row.report,
            evidence=list(row.evidence),
        )

    @resolver(
        "On its way, due soon or overdue, as of today; null where its owner owes nothing.",
        ENUMS[Colour] | None,
    )
    def colour(self, info: Info) -> Colour | None:
        """The colour of the day."""
        return self.row.colour(info.context.viewer.day)

    @resolver("What its lateness cost so far.")
    def charges(self) -> list[RectificationCharge]:
        """The charges."""
        return [RectificationCharge.of(each, self.moment) for each in self.row.charges]

    @resolver("The earlier rectification of the same problem; null: it is no repeat.")
    async def repeat_of(self, info: Info) -> Optional["Rectification"]:
        """The earlier one, if the viewer may see it."""
        found: Rectification | None = await info.context.linked(
            Kind.RECTIFICATION, self.row.repeat_of, self.moment
        )
        return found

    @resolver("The plan of the indicator that it is about.")
    async def plan(self, info: Info) -> Annotated["Plan", strawberry.lazy("api.graphql.plans")] | None:
        """The plan, if the viewer may see it."""
        found: Plan | None = await info.context.linked(Kind.PLAN, self.row.plan, self.moment)
        return found


@strawberry.input(description="Which rectifications: all that is given must hold.")
class RectificationFilter:
    """A filter over rectifications."""

    office: str | None = None
    owner: str | None = None
    verifier: str | None = None
    year: int | None = None
    problem: str | None = None
    sources: list[RectificationSource] | None = strawberry.field(
        default=None, graphql_type=listed(RectificationSource) | None
    )
    statuses: list[RectificationStatus] | None = strawberry.field(
        default=None, graphql_type=listed(RectificationStatus) | None
    )
    repeated: bool | None = strawberry.field(default=None, description="Whether the problem came up before.")
    overdue: bool = strawberry.field(default=False, description="Only what is overdue today.")

    def given(self, context: Context) -> dict[str, Any]:
        """The conditions on the register."""
        return {
            "office": self.office,
            "owner": self.owner,
            "verifier": self.verifier,
            "year": self.year,
            "problem": self.problem,
            "sources": None if self.sources is None else list(self.sources),
            "statuses": None if self.statuses is None else [each.value for each in self.statuses],
            "repeated": self.repeated,
            "overdue_on": context.viewer.day if self.overdue else None,
        }


async def rectification_of(context: Context, key: UUID, moment: Moment) -> Rectification | None:
    """A rectification, if there is such that the viewer may see."""
    row = await RECTIFICATION_REGISTER.one(moment.reading, key)
    if row is None or not may_see(context.visible(Action.READ_RECTIFICATION), row):
        return None
    return Rectification.of(row, moment)
