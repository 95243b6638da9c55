"""Persons and roles."""

from datetime import date
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.names import ACTOR_FIELD, HIDDEN, PERSON_FIELD, Box, PersonalName
from api.graphql.node import Node
from api.graphql.units import Unit
from application.actions import Action
from domain.kernel.event import Sealed
from domain.person import Place, Role
from projections.organization.queries import PersonRow, RoleRow


@strawberry.type(
    description="A role held in one office, from a day, until a day (excluded; null: still held)."
)
class RoleHeld:
    """A role."""

    role: Role = strawberry.field(graphql_type=ENUMS[Role])
    office: str
    since: date
    until: date | None

    @classmethod
    def of(cls, row: RoleRow) -> Self:
        """The role of a row."""
        return cls(role=row.role, office=row.office, since=row.since, until=row.until)


@strawberry.type(description="A person in a post.  Ids are random, and say nothing about anybody.")
class Person(Node):
    """A person."""

    KIND = Kind.PERSON

    row: strawberry.Private[PersonRow]

    @property
    def _place(self) -> Place:
        return self.row.place(self.moment.effective_on)

    @resolver("The id that events carry as their actor's.")
    def actor_id(self) -> UUID:
        """The person's own id."""
        return self.row.person

    @resolver("The code of the person's office.")
    def office(self) -> str:
        """The office's code."""
        return self._place.office

    @resolver("The person's unit.")
    async def unit(self, info: Info) -> Unit | None:
        """The unit."""
        row = await info.context.loaders(self.moment).units.load((self._place.office, self._place.unit))
        return None if row is None else Unit.of(row, self.moment)

    @resolver("The post, which names no person.")
    def post(self) -> str:
        """The post."""
        return self._place.post

    @resolver("The name, as far as it may be seen and still can be.")
    async def name(self, info: Info) -> PersonalName:
        """The opened name."""
        return await info.context.names.opened(Box(self.row.person, PERSON_FIELD, self.row.name))

    @resolver("All roles held now or before.")
    async def roles(self, info: Info) -> list[RoleHeld]:
        """The roles."""
        rows = await info.context.loaders(self.moment).roles.load(self.row.person)
        return [RoleHeld.of(row) for row in rows]


def may_see_person(context: Context, person: UUID | str, office: str | None) -> bool:
    """Whether the viewer may see a person of an office: themselves always."""
    return str(person) == str(context.viewer.person) or context.viewer.sees(Action.READ_PERSONS, office)


async def person_of(context: Context, person: UUID, moment: Moment) -> Person | None:
    """A person, if there is one that the viewer may see."""
    row = await context.loaders(moment).persons.load(person)
    if row is None or not may_see_person(context, person, row.office):
        return None
    return Person(key=person, moment=moment, row=row)


@strawberry.type(description="Who acted, in which role and for which unit, as known at that moment.")
class Actor:
    """An actor."""

    id: str = strawberry.field(description="The person's own id, or system:<name> for an automatic step.")
    role: str
    unit: str | None
    event: strawberry.Private[UUID]
    sealed: strawberry.Private[Sealed | None]
    office: strawberry.Private[str | None]

    @resolver("The name as it was then; null for an automatic step.")
    async def name(self, info: Info) -> PersonalName | None:
        """The opened name."""
        if self.sealed is None:
            return None
        if not may_see_person(info.context, self.id, self.office):
            return HIDDEN
        return await info.context.names.opened(Box(self.event, ACTOR_FIELD, self.sealed))
