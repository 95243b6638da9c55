"""Plans: what is assessed, on a scale of points, and who answers for it."""

from datetime import date
from decimal import Decimal
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.amendments import Amendment
from api.graphql.band_settlements import BandSettlement
from api.graphql.claim_items import ClaimGroup, ClaimItem
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.indicators import Indicator
from api.graphql.milestones import Milestone, milestones_of
from api.graphql.moments import Moment
from api.graphql.node import Node
from api.graphql.plan_making import Consultation, MajorTask, PlanComment, PlanOverride, PlanStep
from api.graphql.plan_nodes import Project, Section, WorkItem
from api.graphql.workflow import FieldSample
from application.actions import Action
from domain.plan.indicator import Side
from domain.plan.procedure import Phase
from projections.plans.queries import PlanRow, PlanVersionRow


@strawberry.type(description="A published version of a plan: complete, never changed again.")
class PlanVersion:
    """A published version."""

    number: int
    effective_from: date
    checks: list[str] = strawberry.field(description="The checks that it passed.")
    machine_share: Decimal = strawberry.field(
        description="The share of the scale whose results a machine measures, from 0 to 1."
    )

    @classmethod
    def of(cls, row: PlanVersionRow) -> Self:
        """The version of a row."""
        version = row.version
        return cls(
            number=version.number,
            effective_from=version.effective_from,
            checks=list(row.checks),
            machine_share=version.machine_share,
        )


@strawberry.type(description="The performance plan (绩效计划) of one office, year and side.")
class Plan(Node):
    """A plan."""

    KIND = Kind.PLAN

    row: strawberry.Private[PlanRow]

    @classmethod
    def of(cls, row: PlanRow, moment: Moment) -> Self:
        """The plan of a row."""
        return cls(key=row.plan, moment=moment, row=row)

    @resolver("The code of its office.")
    def office(self) -> str:
        """The office."""
        return self.row.office

    @resolver("The year that is assessed.")
    def year(self) -> int:
        """The year."""
        return self.row.year

    @resolver("Lower offices or own departments.", ENUMS[Side])
    def side(self) -> Side:
        """The side."""
        return self.row.side

    @resolver("The title.")
    def title(self) -> str:
        """The title."""
        return self.row.title

    @resolver("The points that all indicators sum to.")
    def scale(self) -> Decimal:
        """The scale."""
        return self.row.scale

    @resolver("How many digits published points have.")
    def digits(self) -> int:
        """The digits."""
        return self.row.digits

    @resolver("The groups of units that it assesses.")
    def peer_groups(self) -> list[str]:
        """The groups."""
        return list(self.row.peer_groups)

    @resolver("Where it stands in its making.", ENUMS[Phase])
    def phase(self) -> Phase:
        """The phase."""
        return self.row.phase

    @resolver("The latest consultation; null before the first.")
    def consultation(self) -> Consultation | None:
        """The consultation."""
        return Consultation.of(self.row)

    @resolver("How it was made, in order; changes of indicators count once units were consulted.")
    async def steps(self, info: Info) -> list[PlanStep]:
        """The steps."""
        rows = await info.context.loaders(self.moment).of_plan.steps.load(self.key)
        return [PlanStep.of(row, self.moment) for row in rows]

    @resolver("What units said to the draft, in order.")
    async def comments(self, info: Info) -> list[PlanComment]:
        """The comments, with their answers."""
        rows = await info.context.loaders(self.moment).of_plan.comments.load(self.key)
        return [PlanComment.of(row) for row in rows]

    @resolver("The declared major tasks, by code.")
    async def major_tasks(self, info: Info) -> list[MajorTask]:
        """The major tasks, with the indicators that serve them."""
        loaders = info.context.loaders(self.moment)
        tasks, parts = await loaders.of_plan.major_tasks.load(self.key), await loaders.parts.load(self.key)
        return [MajorTask.of(task, parts.indicators) for task in tasks]

    @resolver("The findings of the checks that the leading group let pass.")
    async def overrides(self, info: Info) -> list[PlanOverride]:
        """The overrides."""
        found = await info.context.loaders(self.moment).of_plan.overrides.load(self.key)
        return [PlanOverride.of(each) for each in found]

    @resolver("The newest published version; null while the plan is a draft.")
    async def version(self, info: Info) -> PlanVersion | None:
        """The version, with its checks."""
        if self.row.version is None:
            return None
        found = await info.context.loaders(self.moment).plan_versions.load((self.key, self.row.version))
        if found is None:
            return None
        return PlanVersion.of(found)

    @resolver("The field samples that were drawn, by period.")
    async def field_samples(self, info: Info) -> list[FieldSample]:
        """The samples."""
        rows = await info.context.loaders(self.moment).workflow.field_samples.load(self.key)
        return [FieldSample.of(row) for row in rows]

    @resolver("Indicators settled by band, by code, period and peer group; for who may see the boards.")
    async def band_settlements(self, info: Info) -> list[BandSettlement]:
        """The settlements."""
        if not info.context.viewer.sees(Action.READ_BOARD, self.row.office):
            return []
        rows = await info.context.loaders(self.moment).of_plan.band_settlements.load(self.key)
        return [BandSettlement.of(row) for row in rows]

    @resolver("The days that are watched, those due first first.")
    async def milestones(self, info: Info) -> list[Milestone]:
        """The milestones, reached and dropped ones too."""
        return await milestones_of(info.context, self.key, self.row.office, self.moment)

    @resolver("In the order of the plan.")
    async def sections(self, info: Info) -> list[Section]:
        """The sections."""
        parts = await info.context.loaders(self.moment).parts.load(self.key)
        return [Section.of(each) for each in parts.sections]

    @resolver("By code.")
    async def work_items(self, info: Info) -> list[WorkItem]:
        """The work items."""
        parts = await info.context.loaders(self.moment).parts.load(self.key)
        return [WorkItem.of(each) for each in parts.work_items]

    @resolver("By code.")
    async def projects(self, info: Info) -> list[Project]:
        """The projects."""
        parts = await info.context.loaders(self.moment).parts.load(self.key)
        return [Project.of(each) for each in parts.projects]

    @resolver("By code.")
    async def indicators(self, info: Info) -> list[Indicator]:
        """The indicators."""
        parts = await info.context.loaders(self.moment).parts.load(self.key)
        return [Indicator.of(each) for each in parts.indicators]

    @resolver("What may be claimed as a bonus or a deduction, by code.")
    async def claim_items(self, info: Info) -> list[ClaimItem]:
        """The items of the catalogue."""
        parts = await info.context.loaders(self.moment).parts.load(self.key)
        return [ClaimItem.of(each) for each in parts.claim_items]

    @resolver("Groups of such items that share a cap, by code.")
    async def claim_groups(self, info: Info) -> list[ClaimGroup]:
        """The groups of the catalogue."""
        parts = await info.context.loaders(self.moment).parts.load(self.key)
        return [ClaimGroup.of(each) for each in parts.claim_groups]

    @resolver("Its published versions, oldest first.")
    async def versions(self, info: Info) -> list[PlanVersion]:
        """The versions."""
        rows = await info.context.loaders(self.moment).versions_of.load(self.key)
        return [PlanVersion.of(each) for each in rows]

    @resolver("What was asked to be changed after publication, by number.")
    async def amendments(self, info: Info) -> list[Amendment]:
        """The amendments."""
        rows = await info.context.loaders(self.moment).amendments.load(self.key)
        return [Amendment.of(each) for each in rows]


async def plan_of(context: Context, plan: UUID, moment: Moment) -> Plan | None:
    """A plan, if there is one that the viewer may see."""
    row = await context.loaders(moment).plans.load(plan)
    if row is None or not context.viewer.sees(Action.READ_PLAN, row.office):
        return None
    return Plan.of(row, moment)
