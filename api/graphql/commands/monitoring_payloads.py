"""What mutations about daily management answer: milestones, meetings, analyses, attestations."""

import strawberry

from api.graphql.analysis import QuarterlyAnalysis, quarterly_analysis
from api.graphql.attestations import Attestation, may_see_attestations
from api.graphql.commands.payload import Payload
from api.graphql.commands.payloads import PlanPayload
from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.meetings import ReviewMeeting
from api.graphql.milestones import Milestone, milestones_of
from api.graphql.plans import Plan
from projections.attestations.queries import attestation


@strawberry.type
class MilestonePayload(PlanPayload):
    """About a milestone of a plan, by code."""

    @resolver("The milestone, if you may see its plan.")
    async def milestone(self, info: Info) -> Milestone | None:
        """The milestone as it is now."""
        moment = await self.moment(info)
        plan: Plan | None = await info.context.linked(Kind.PLAN, self.key, moment)
        if plan is None:
            return None
        found = await milestones_of(info.context, self.key, plan.row.office, moment)
        return next((each for each in found if each.code == self.ref), None)


@strawberry.type
class AnalysisPayload(PlanPayload):
    """About the analysis of a quarter under a plan."""

    @resolver("The analysis, as far as you may see it.")
    async def analysis(self, info: Info) -> QuarterlyAnalysis | None:
        """The analysis as it is now."""
        moment = await self.moment(info)
        plan: Plan | None = await info.context.linked(Kind.PLAN, self.key, moment)
        if plan is None or self.ref is None or self.errors:
            return None
        return await quarterly_analysis(info.context, plan.row, self.ref, moment)


@strawberry.type
class MeetingPayload(Payload):
    """About a meeting, by id."""

    @resolver("The meeting, if you may see it.")
    async def meeting(self, info: Info) -> ReviewMeeting | None:
        """The meeting as it is now."""
        found: ReviewMeeting | None = await info.context.linked(
            Kind.MEETING, self.key, await self.moment(info)
        )
        return found


@strawberry.type
class AttestationPayload(Payload):
    """About an attestation, by the id of its event."""

    @resolver("The attestation, if you may see it.")
    async def attestation(self, info: Info) -> Attestation | None:
        """The attestation as it was recorded."""
        moment = await self.moment(info)
        if self.key is None or not may_see_attestations(info.context):
            return None
        row = await attestation(moment.reading, self.key)
        return None if row is None else Attestation.of(row)
