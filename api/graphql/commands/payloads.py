"""What a mutation answers: the object as it is now, the position of the change, or why there was none."""

from collections.abc import Collection
from typing import Any

import strawberry

from api.graphql.amendments import Amendment
from api.graphql.appeals import Appeal
from api.graphql.assessments import Assessment
from api.graphql.context import Info
from api.graphql.errors import told
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.items import Item
from api.graphql.library import LibraryIndicator
from api.graphql.moments import Moment
from api.graphql.offices import Office, office_of
from api.graphql.organization import Person
from api.graphql.plans import Plan
from api.graphql.policies import Policy, versions_of
from api.graphql.regulations import Regulation
from api.graphql.scalars import Position
from application.permissions import Action
from domain.kernel.refusal import Refusal
from projections.library.queries import library
from projections.policies.queries import policies_of
from projections.regulations.queries import regulations


@strawberry.type(description="Why a rule said no.  Codes are stable; see the reference of refusals.")
class UserError:
    """A refusal, as data."""

    code: str
    field: list[str] | None = strawberry.field(
        description="What must change: a path into the input where it starts with input."
    )
    message: str = strawberry.field(description="In the language of the request.")
    message_zh: str
    message_en: str
    retryable: bool = strawberry.field(description="Whether the same request may succeed later.")
    cure: str = strawberry.field(description="What to do about it, in the language of the request.")


def user_error(refusal: Refusal, language: str, inputs: Collection[str]) -> UserError:
    """A refusal of a mutation with these inputs."""
    said = told(refusal, language)
    path: list[str] | None = said["field"]
    inside = refusal.field is not None and _snake(refusal.field.partition(".")[0]) in inputs
    return UserError(
        code=said["code"],
        field=["input", *path] if path and inside else path,
        message=said["message"],
        message_zh=said["messageZh"],
        message_en=said["messageEn"],
        retryable=said["retryable"],
        cure=said["cure"],
    )


def _snake(name: str) -> str:
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in name)


@strawberry.type
class Payload:
    """What every mutation answers; ``key`` and ``ref`` tell which object and which item it is about."""

    key: strawberry.Private[Any]
    ref: strawberry.Private[str | None]
    position: Position | None = strawberry.field(
        description="The commit border of the change; null: nothing changed.  Send it as minPosition."
    )
    errors: list[UserError] = strawberry.field(description="Why nothing changed; empty when it did.")

    async def moment(self, info: Info) -> Moment:
        """The newest moment that knows the change; raises ``ReadModelBehind``."""
        return await info.context.moment(min_position=self.position)


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
class AppealPayload(Payload):
    """About an appeal, by id."""

    @resolver("The appeal, if you may see it.")
    async def appeal(self, info: Info) -> Appeal | None:
        """The appeal as it is now."""
        found: Appeal | None = await info.context.linked(Kind.APPEAL, self.key, await self.moment(info))
        return found
