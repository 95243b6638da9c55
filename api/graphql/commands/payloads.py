"""What mutations answer, by what they are about: the object as it is now."""

import strawberry

from api.graphql.amendments import Amendment
from api.graphql.appeals import Appeal
from api.graphql.assessments import Assessment
from api.graphql.commands.payload import Payload
from api.graphql.context import Info
from api.graphql.evaluations import EvaluationRound
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.innovations import InnovationProject
from api.graphql.items import Item
from api.graphql.library import LibraryIndicator
from api.graphql.offices import Office, office_of
from api.graphql.organization import Person
from api.graphql.pages import MOST
from api.graphql.plans import Plan
from api.graphql.policies import Policy, versions_of
from api.graphql.rectifications import Rectification
from api.graphql.regulations import Regulation
from api.graphql.result_uses import PlaceAllocation, ResultUse
from api.graphql.results import Result, result_of_group
from api.graphql.unit_honours import UnitHonour
from application.actions import Action
from projections.innovations.queries import InnovationFilter, page
from projections.library.queries import library
from projections.policies.queries import policies_of
from projections.regulations.queries import regulations
from projections.result_uses.queries import allocations, result_uses
from projections.unit_honours.queries import unit_honours


@strawberry.type
class OfficePayload(Payload):
    """About an office, by code."""

    @resolver("The office, if you may see it.")
    async def office(self, info: Info) -> Office | None:
        """The office as it is now."""
        return await office_of(info.context, self.key, await self.moment(info))


@strawberry.type
class PolicyPayload(OfficePayload):
    """About the policy of an office."""

    @resolver("The newest version of the policy, if you may see it.")
    async def policy(self, info: Info) -> Policy | None:
        """The policy as it is now."""
        if not info.context.viewer.sees(Action.READ_RULES, self.key):
            return None
        moment = await self.moment(info)
        return next(iter(reversed(versions_of(await policies_of(moment.reading, self.key), None))), None)


@strawberry.type
class RegulationPayload(Payload):
    """About a regulation, by its office and code."""

    @resolver("The regulation, if you may see it.")
    async def regulation(self, info: Info) -> Regulation | None:
        """The regulation as it is now."""
        if not info.context.viewer.sees(Action.READ_RULES, self.key):
            return None
        moment = await self.moment(info)
        rows = await regulations(moment.reading, [self.key])
        return next((Regulation.of(row) for row in rows if row.code == self.ref), None)


@strawberry.type
class LibraryPayload(Payload):
    """About an indicator of a library, by its office and code."""

    @resolver("The indicator, if you may see it.")
    async def indicator(self, info: Info) -> LibraryIndicator | None:
        """The indicator as it is now."""
        if not info.context.viewer.sees(Action.READ_PLAN, self.key):
            return None
        moment = await self.moment(info)
        rows = await library(moment.reading, [self.key])
        return next((LibraryIndicator.of(row) for row in rows if row.indicator.code == self.ref), None)


@strawberry.type
class UnitHonourPayload(Payload):
    """About an honour of a unit, by its office and reference."""

    @resolver("The honour, if you may see it.")
    async def unit_honour(self, info: Info) -> UnitHonour | None:
        """The honour as it is now."""
        if not info.context.viewer.sees(Action.READ_BOARD, self.key):
            return None
        rows = await unit_honours((await self.moment(info)).reading, [self.key])
        return next((UnitHonour.of(row) for row in rows if row.ref == self.ref), None)


@strawberry.type
class PersonPayload(Payload):
    """About a person, by id."""

    @resolver("The person, if you may see them.")
    async def person(self, info: Info) -> Person | None:
        """The person as they are now."""
        found: Person | None = await info.context.linked(Kind.PERSON, self.key, await self.moment(info))
        return found


@strawberry.type
class PlanPayload(Payload):
    """About a plan, by id."""

    @resolver("The plan, if you may see it.")
    async def plan(self, info: Info) -> Plan | None:
        """The plan as it is now."""
        found: Plan | None = await info.context.linked(Kind.PLAN, self.key, await self.moment(info))
        return found


@strawberry.type
class ResultPayload(PlanPayload):
    """About the result of a peer group, by plan and group."""

    @resolver("The result, if you may see it.")
    async def result(self, info: Info) -> Result | None:
        """The result as it is now."""
        return await result_of_group(info.context, self.key, self.ref, await self.moment(info))


@strawberry.type
class ResultUsePayload(PlanPayload):
    """About a use of a result, or an allocation of places, by plan and reference."""

    @resolver("The use that the mutation made or changed, if you may see it.")
    async def use(self, info: Info) -> ResultUse | None:
        """The use as it is now."""
        moment, visible = await self.moment(info), info.context.visible(Action.READ_USES)
        rows = await result_uses(moment.reading, self.key, visible)
        return next((ResultUse.of(row, moment) for row in rows if row.ref == self.ref), None)

    @resolver("The allocation that the mutation made or changed, if you may see it.")
    async def allocation(self, info: Info) -> PlaceAllocation | None:
        """The allocation as it is now."""
        moment, visible = await self.moment(info), info.context.visible(Action.READ_USES)
        rows = await allocations(moment.reading, self.key, visible)
        return next((PlaceAllocation.of(row) for row in rows if row.ref == self.ref), None)


@strawberry.type
class AmendmentPayload(PlanPayload):
    """About an amendment of a plan, by number."""

    @resolver("The amendment, if you may see its plan.")
    async def amendment(self, info: Info) -> Amendment | None:
        """The amendment as it is now."""
        moment = await self.moment(info)
        if self.ref is None or await info.context.linked(Kind.PLAN, self.key, moment) is None:
            return None
        rows = await info.context.loaders(moment).amendments.load(self.key)
        return next((Amendment.of(row) for row in rows if row.number == int(self.ref)), None)


@strawberry.type
class AssessmentPayload(Payload):
    """About an assessment, by id."""

    @resolver("The assessment, if you may see it.")
    async def assessment(self, info: Info) -> Assessment | None:
        """The assessment as it is now."""
        found: Assessment | None = await info.context.linked(
            Kind.ASSESSMENT, self.key, await self.moment(info)
        )
        return found


@strawberry.type
class ItemPayload(AssessmentPayload):
    """About an item of an assessment, by reference."""

    @resolver("The item that the mutation made or changed, if you may see it.")
    async def item(self, info: Info) -> Item | None:
        """The item as it is now."""
        moment = await self.moment(info)
        if self.ref is None or await info.context.linked(Kind.ASSESSMENT, self.key, moment) is None:
            return None
        rows = await info.context.loaders(moment).items.load(self.key)
        return next((Item.of(row, moment) for row in rows if row.item == self.ref), None)


@strawberry.type
class RectificationPayload(Payload):
    """About a rectification, by id."""

    @resolver("The rectification, if you may see it.")
    async def rectification(self, info: Info) -> Rectification | None:
        """The rectification as it is now."""
        moment = await self.moment(info)
        found: Rectification | None = await info.context.linked(Kind.RECTIFICATION, self.key, moment)
        return found


@strawberry.type
class AppealPayload(Payload):
    """About an appeal, by id."""

    @resolver("The appeal, if you may see it.")
    async def appeal(self, info: Info) -> Appeal | None:
        """The appeal as it is now."""
        found: Appeal | None = await info.context.linked(Kind.APPEAL, self.key, await self.moment(info))
        return found


@strawberry.type
class InnovationPayload(Payload):
    """About an innovation project, by id."""

    @resolver("The project, if you may see it.")
    async def innovation(self, info: Info) -> InnovationProject | None:
        """The project as it is now."""
        found: InnovationProject | None = await info.context.linked(
            Kind.INNOVATION_PROJECT, self.key, await self.moment(info)
        )
        return found


@strawberry.type
class InnovationRankingPayload(Payload):
    """About the innovation projects of an office and a year."""

    @resolver("The first 200 projects of the year, if you may see them.")
    async def innovations(self, info: Info) -> list[InnovationProject]:
        """The projects as they are now."""
        if self.ref is None or not info.context.viewer.sees(Action.READ_INNOVATION, self.key):
            return []
        moment = await self.moment(info)
        where = InnovationFilter(offices=[self.key], year=int(self.ref))
        rows = await page(moment.reading, where, limit=MOST)
        return [InnovationProject.of(row, moment) for row in rows]


@strawberry.type
class EvaluationPayload(Payload):
    """About an evaluation round, by id."""

    @resolver("The round, if you may see it.")
    async def round(self, info: Info) -> EvaluationRound | None:
        """The round as it is now."""
        found: EvaluationRound | None = await info.context.linked(
            Kind.EVALUATION_ROUND, self.key, await self.moment(info)
        )
        return found
