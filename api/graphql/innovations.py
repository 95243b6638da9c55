"""Innovation projects (创新项目): applied for, tracked, reviewed, ranked, and what they earned."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS, listed
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.node import Node
from api.graphql.pages import Connection, Page, connection, trimmed
from application.actions import Action
from domain.innovation.state import InnovationKind, InnovationStatus
from projections.innovations import queries
from projections.innovations.rows import ApplicantRow, InnovationRow, ReviewRow, StepRow
from projections.innovations.rows import InnovationStep as StepKind

if TYPE_CHECKING:
    from api.graphql.assessments import Assessment


@strawberry.type(description="A unit that applies for a project, and its part of the bonus.")
class InnovationApplicant:
    """An applicant."""

    row: strawberry.Private[ApplicantRow]
    moment: strawberry.Private[Moment]
    unit: str
    share: Decimal | None = strawberry.field(description="In percent; null with all: equal parts.")
    points: Decimal | None = strawberry.field(description="Its part of the bonus, once that is granted.")

    @classmethod
    def of(cls, row: ApplicantRow, moment: Moment) -> Self:
        """The applicant of a row."""
        return cls(row=row, moment=moment, unit=row.unit, share=row.share, points=row.points)

    @resolver("The assessment that its part is booked in.")
    async def assessment(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The assessment, if the viewer may see it."""
        found: Assessment | None = await info.context.linked(
            Kind.ASSESSMENT, self.row.assessment, self.moment
        )
        return found


@strawberry.type(description="A step of an innovation project; who reviewed it how is told apart.")
class InnovationStep:
    """A step."""

    row: strawberry.Private[StepRow]
    moment: strawberry.Private[Moment]
    step: StepKind = strawberry.field(graphql_type=ENUMS[StepKind])
    day: date
    text: str | None = strawberry.field(description="What was recorded, submitted or given as the reason.")
    evidence: list[str] = strawberry.field(description="Content hashes of documents.")
    decided_at: datetime
    actor_role: str
    actor_unit: str | None

    @classmethod
    def of(cls, row: StepRow, moment: Moment) -> Self:
        """The step of a row."""
        return cls(
            row=row,
            moment=moment,
            step=row.step,
            day=row.day,
            text=row.text,
            evidence=row.evidence,
            decided_at=row.decided_at,
            actor_role=row.actor_role,
            actor_unit=row.actor_unit,
        )

    @resolver("The event, with who took the step.")
    async def event(self, info: Info) -> Event | None:
        """The event, if the viewer may see it."""
        found: Event | None = await info.context.linked(Kind.EVENT, self.row.event_id, self.moment)
        return found


@strawberry.type(description="What a member of the review panel found.")
class InnovationReview:
    """A review."""

    score: Decimal
    opinion: str
    decided_at: datetime
    reviewer_unit: str | None

    @classmethod
    def of(cls, row: ReviewRow) -> Self:
        """The review of a row."""
        return cls(
            score=row.score,
            opinion=row.opinion,
            decided_at=row.decided_at,
            reviewer_unit=row.reviewer_unit,
        )


@strawberry.type(description="An innovation project.")
class InnovationProject(Node):
    """A project."""

    KIND = Kind.INNOVATION_PROJECT

    row: strawberry.Private[InnovationRow]
    office: str
    year: int
    number: int = strawberry.field(description="In the office's register of the year: 1, 2, 3, without gaps.")
    kind: InnovationKind = strawberry.field(graphql_type=ENUMS[InnovationKind])
    title: str = strawberry.field(description="Also the matter of the bonus.")
    purpose: str
    starts_on: date
    completes_on: date = strawberry.field(description="As planned; it decides the year.")
    applied_on: date
    status: InnovationStatus = strawberry.field(graphql_type=ENUMS[InnovationStatus])
    records: int = strawberry.field(description="How often it was tracked during the work.")
    completed_on: date | None = strawberry.field(description="The day on which the work was done.")
    score: Decimal | None = strawberry.field(description="The panel's mean, once the review is closed.")
    rank: int | None = strawberry.field(description="In the one ranking of its year, over both classes.")
    prize: str | None = strawberry.field(description="A prize of the policy.")
    verdict: str | None = strawberry.field(description="A verdict of the policy.")
    points: Decimal | None = strawberry.field(description="The whole bonus, once it is granted.")
    applicants: list[InnovationApplicant]

    @classmethod
    def of(cls, row: InnovationRow, moment: Moment) -> Self:
        """The project of a row."""
        return cls(
            key=row.innovation,
            moment=moment,
            row=row,
            office=row.office,
            year=row.year,
            number=row.number,
            kind=row.kind,
            title=row.title,
            purpose=row.purpose,
            starts_on=row.starts_on,
            completes_on=row.completes_on,
            applied_on=row.applied_on,
            status=row.status,
            records=row.records,
            completed_on=row.completed_on,
            score=row.score,
            rank=row.rank,
            prize=row.prize,
            verdict=row.verdict,
            points=row.points,
            applicants=[InnovationApplicant.of(each, moment) for each in row.applicants],
        )

    @resolver("The project of another unit that it takes up (借鉴).")
    async def borrows(
        self, info: Info
    ) -> Annotated["InnovationProject", strawberry.lazy("api.graphql.innovations")] | None:
        """The project, if the viewer may see it."""
        found: InnovationProject | None = await info.context.linked(
            Kind.INNOVATION_PROJECT, self.row.borrows, self.moment
        )
        return found

    @resolver("What happened to it, in order.")
    async def steps(self, info: Info) -> list[InnovationStep]:
        """The steps."""
        rows = await info.context.loaders(self.moment).of_innovation.steps.load(self.row.innovation)
        return [InnovationStep.of(each, self.moment) for each in rows]

    @resolver("Who scored it how; null unless you may know, and never to who belongs to an applicant.")
    async def reviews(self, info: Info) -> list[InnovationReview] | None:
        """The reviews, if the viewer may see them."""
        viewer = info.context.viewer
        own = viewer.own_units.get(self.office)
        if own in self.row.units or not viewer.sees(Action.READ_INNOVATION_SCORES, self.office):
            return None
        rows = await info.context.loaders(self.moment).of_innovation.reviews.load(self.row.innovation)
        return list(map(InnovationReview.of, rows))


@strawberry.input(description="Which innovation projects: all that is given must hold.")
class InnovationFilter:
    """A filter over projects."""

    office: str | None = None
    year: int | None = None
    kind: InnovationKind | None = strawberry.field(default=None, graphql_type=ENUMS[InnovationKind] | None)
    unit: str | None = strawberry.field(default=None, description="A unit among the applicants.")
    statuses: list[InnovationStatus] | None = strawberry.field(
        default=None, graphql_type=listed(InnovationStatus) | None
    )

    def rows(self, context: Context) -> queries.InnovationFilter:
        """The filter of the read model, limited to what the viewer may see."""
        return queries.InnovationFilter(
            offices=sorted(context.visible(Action.READ_INNOVATION).offices),
            office=self.office,
            year=self.year,
            kind=self.kind,
            unit=self.unit,
            statuses=self.statuses,
        )


async def innovation_of(context: Context, innovation: UUID, moment: Moment) -> InnovationProject | None:
    """A project, if there is one that the viewer may see."""
    row = await context.loaders(moment).of_innovation.projects.load(innovation)
    if row is None or not context.viewer.sees(Action.READ_INNOVATION, row.office):
        return None
    return InnovationProject.of(row, moment)


async def innovation_page(
    moment: Moment, where: queries.InnovationFilter, page: Page
) -> Connection[InnovationProject]:
    """A page of the projects that ``where`` selects."""
    after, before = page.keys(str, int, int)
    rows = await queries.page(
        moment.reading, where, limit=page.size + 1, after=after, before=before, backward=page.backward
    )
    return connection(
        trimmed(rows, page),
        moment,
        lambda row: InnovationProject.of(row, moment),
        lambda row: (row.office, row.year, row.number),
        lambda: queries.count(moment.reading, where),
    )
