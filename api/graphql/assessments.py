"""Assessments (考评): totals, ranks and grades, and how they came to be."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from api.auth.concealment import Sight
from api.graphql.allowed import allowed_actions
from api.graphql.assessed import AssessedPerson, assessed_person
from api.graphql.breakdowns import Breakdown, breakdown_of
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.event_filter import EventFilter
from api.graphql.event_pages import trail_page
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.items import Item, ItemFilter, Veto, selected
from api.graphql.looks import About
from api.graphql.moments import Moment, ReadAt
from api.graphql.node import Node
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.past import PastAssessment
from api.graphql.score_comments import ScoreComment
from api.graphql.seats import in_force
from api.graphql.units import Unit
from api.graphql.workflow import Alarm, DueDate, Fault, SelfCheck
from application.actions import Action
from application.read_audit import ObjectKind
from domain.assessment.state import SubjectKind
from domain.plan.indicator import Side
from domain.policy.grades import Grade
from projections.items.queries import ItemRow
from projections.score_ledger.axes import Axis
from projections.standings.queries import StandingRow
from projections.standings.visibility import may_see

if TYPE_CHECKING:
    from api.graphql.appeals import Appeal
    from api.graphql.plans import Plan


@strawberry.type(description="The assessment of one unit or person under one plan.")
class Assessment(PastAssessment, Node):
    """An assessment."""

    KIND = Kind.ASSESSMENT

    row: strawberry.Private[StandingRow]
    office: str
    subject: str = strawberry.field(description="The code of the assessed unit, the id of the person.")
    subject_kind: SubjectKind = strawberry.field(graphql_type=ENUMS[SubjectKind])
    side: Side = strawberry.field(graphql_type=ENUMS[Side])
    year: int
    peer_group: str
    plan_version: int = strawberry.field(description="The version of the plan that it is scored by.")
    policy_version: int = strawberry.field(description="The version of the policy that it is scored by.")
    total: Decimal = strawberry.field(description="What rechecked entries and items in force come to.")
    provisional_total: Decimal = strawberry.field(description="If everything reported were confirmed.")
    sealed: bool = strawberry.field(description="Closed to everything but rulings and vetoes.")

    @classmethod
    def of(cls, row: StandingRow, moment: Moment) -> Self:
        """The assessment of a row."""
        return cls(
            key=row.assessment,
            moment=moment,
            row=row,
            office=row.office,
            subject=row.subject,
            subject_kind=row.subject_kind,
            side=row.side,
            year=row.year,
            peer_group=row.peer_group,
            plan_version=row.plan_version,
            policy_version=row.policy_version,
            total=row.total,
            provisional_total=row.provisional_total,
            sealed=row.sealed,
        )

    def about(self) -> About:
        """Whose it is."""
        return About(self.key, self.office, self.subject)

    @resolver("The references of what is under appeal, as far as you may know of it.")
    def contested(self, info: Info) -> list[str]:
        """The references."""
        return self.row.contested_openly(info.context.viewer.concealed(Sight.CONTESTS))

    @resolver("Where this was read.")
    def as_of(self) -> ReadAt:
        """The moment."""
        return ReadAt(moment=self.moment)

    @resolver("The assessed person; null for a unit.")
    async def person(self, info: Info) -> AssessedPerson | None:
        """The person."""
        return await assessed_person(info.context, self.row, self.moment)

    @resolver("The assessed unit, or that of the assessed person.")
    async def unit(self, info: Info) -> Unit | None:
        """The unit."""
        row = await info.context.loaders(self.moment).units.load((self.office, self.row.unit))
        return None if row is None else Unit.of(row, self.moment)

    @resolver("The plan that it is assessed under.")
    async def plan(self, info: Info) -> Annotated["Plan", strawberry.lazy("api.graphql.plans")] | None:
        """The plan, if the viewer may see it."""
        found: Plan | None = await info.context.linked(Kind.PLAN, self.row.plan, self.moment)
        return found

    @resolver("Competition rank by published total among the whole peer group.")
    async def rank(self, info: Info) -> int:
        """The rank."""
        return (await info.context.loaders(self.moment).line(self.row)).rank

    @resolver("Provisional: the grade if the group were graded now.", ENUMS[Grade])
    async def grade(self, info: Info) -> Grade:
        """The grade."""
        return (await info.context.loaders(self.moment).line(self.row)).grade

    @resolver("All vetoes, lifted and revoked ones too.")
    def vetoes(self) -> list[Veto]:
        """The vetoes."""
        return [Veto.of(row, self.moment) for row in self.row.vetoes]

    @resolver("Where each point of the total comes from.")
    async def breakdown(
        self,
        info: Info,
        by: Annotated[Axis, strawberry.argument(description="What to group by.")] = Axis.SECTION,
    ) -> Breakdown:
        """The breakdown along an axis."""
        return await breakdown_of(info.context, self.row, by, self.moment)

    @resolver("Every event that concerns it, appeals included, oldest first.")
    async def trail(
        self,
        info: Info,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
        *,
        changed_score: Annotated[
            bool, strawberry.argument(description="Only events that moved the score.")
        ] = False,
        filter: EventFilter | None = None,  # noqa: A002 - the word of the schema
    ) -> Connection[Event]:
        """The trail, as far as the viewer may see it."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        self.moment.saw(ObjectKind.TRAIL, self.about())
        where = (filter or EventFilter()).trail(
            info.context, info.context.visible(Action.READ_TRAIL, Sight.TRAIL)
        )
        where = replace(where, changed_score=changed_score or where.changed_score)
        return await trail_page(info.context, "assessment", self, where, page)

    @resolver("Entries, adjustments, claims and vetoes, by kind and day.")
    async def items(
        self,
        info: Info,
        filter: ItemFilter | None = None,  # noqa: A002 - the word of the schema
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Item]:
        """The items."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        hidden = info.context.viewer.concealed(Sight.ITEMS)
        rows = selected(await info.context.loaders(self.moment).items.load(self.key), filter, hidden)
        part = sliced(rows, page, _ref, str)
        return connection(part, self.moment, lambda row: Item.of(row, self.moment), _ref, counted(rows))

    @resolver("Faults found in its results, by indicator and period.")
    async def faults(self, info: Info) -> list[Fault]:
        """The faults, answered ones too."""
        return [
            Fault.of(row) for row in await info.context.loaders(self.moment).workflow.faults.load(self.key)
        ]

    @resolver("What the assessed said against scores that were not final yet, in the order it came.")
    async def comments(self, info: Info) -> list[ScoreComment]:
        """The comments, answered ones too."""
        rows = await info.context.loaders(self.moment).workflow.comments.load(self.key)
        return [ScoreComment.of(row, self.moment) for row in rows]

    @resolver("What is due when, soonest first, with the days that were counted.")
    async def due_dates(self, info: Info) -> list[DueDate]:
        """The due dates."""
        loaders = info.context.loaders(self.moment)
        return [DueDate.of_row(row) for row in await loaders.workflow.due_dates.load(self.key)]

    @resolver("The alarms raised over what did not come in time, answered ones too.")
    async def alarms(self, info: Info) -> list[Alarm]:
        """The alarms."""
        loaders = info.context.loaders(self.moment)
        return [Alarm.of(row) for row in await loaders.workflow.alarms.load(self.key)]

    @resolver("How the unit checked itself, by quarter.")
    async def self_checks(self, info: Info) -> list[SelfCheck]:
        """The self-checks."""
        loaders = info.context.loaders(self.moment)
        return [SelfCheck.of(row) for row in await loaders.workflow.self_checks.load(self.key)]

    @resolver("The appeals against it, by number.")
    async def appeals(self, info: Info) -> list[Annotated["Appeal", strawberry.lazy("api.graphql.appeals")]]:
        """The appeals that the viewer may see."""
        rows = await info.context.loaders(self.moment).appeals_against.load(self.key)
        hidden = info.context.viewer.concealed(Sight.CONTESTS)
        known = [row.appeal for row in rows if row.appeal not in hidden]
        links = [info.context.linked(Kind.APPEAL, appeal, self.moment) for appeal in known]
        return [each for each in await asyncio.gather(*links) if each is not None]

    @resolver("The mutations open to you; computed for each request.")
    async def allowed_actions(self, info: Info) -> list[str]:
        """The names of the mutations."""
        viewer = info.context.viewer
        places = await info.context.loaders(self.moment).of_office.places.load(self.office)
        units = {unit for row in places if in_force(row, viewer.day) for unit in (row.unit, row.department)}
        return allowed_actions(viewer, self.row, units)


async def assessment_of(context: Context, assessment: UUID, moment: Moment) -> Assessment | None:
    """An assessment, if there is one that the viewer may see."""
    row = await context.loaders(moment).standings.load(assessment)
    if row is None or not may_see(context.visible(Action.READ_ASSESSMENT), row):
        return None
    return Assessment.of(row, moment)


def _ref(row: ItemRow) -> tuple[str]:
    return (row.item,)
