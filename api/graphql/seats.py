"""Posts and bodies, and who sits where."""

from datetime import date
from typing import Protocol, Self
from uuid import UUID

import strawberry

from api.graphql.context import Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.moments import Moment
from api.graphql.organization import Person, person_of
from domain.office.state import BodyKind, Layer
from projections.organization.bodies import BodyRow, HoldingRow, PostRow


class Dated(Protocol):
    """A row that is in force from one day until another."""

    @property
    def since(self) -> date:
        """The first day."""
        ...

    @property
    def until(self) -> date | None:
        """The day after the last one."""
        ...


def in_force(row: Dated, day: date) -> bool:
    """Whether a row is in force on ``day``."""
    return row.since <= day and (row.until is None or day < row.until)


@strawberry.type(description="That a person holds a post, until a day (excluded; null: still).")
class PostHolding:
    """A holding."""

    office: str
    post: str = strawberry.field(description="The code of the post.")
    actor_id: UUID = strawberry.field(description="The holder's own id, as events carry it.")
    since: date
    until: date | None
    moment: strawberry.Private[Moment]

    @classmethod
    def of(cls, row: HoldingRow, moment: Moment) -> Self:
        """The holding of a row."""
        return cls(
            office=row.office,
            post=row.post,
            actor_id=row.person,
            since=row.since,
            until=row.until,
            moment=moment,
        )

    @resolver("The holder, if you may see persons.")
    async def holder(self, info: Info) -> Person | None:
        """The person."""
        return await person_of(info.context, self.actor_id, self.moment)


@strawberry.type(description="A post (岗位) of a unit; it names no person.")
class Post:
    """A post."""

    office: str
    code: str
    unit: str = strawberry.field(description="The code of its unit.")
    name: str
    layer: Layer = strawberry.field(graphql_type=ENUMS[Layer])
    chief: bool = strawberry.field(description="Whether it is the post of the office's chief (一把手).")
    in_charge_of: list[str] = strawberry.field(description="The units that a deputy is in charge of (分管).")
    since: date
    moment: strawberry.Private[Moment]

    @classmethod
    def of(cls, row: PostRow, moment: Moment) -> Self:
        """The post of a row."""
        return cls(
            office=row.office,
            code=row.code,
            unit=row.unit,
            name=row.name,
            layer=row.layer,
            chief=row.chief,
            in_charge_of=list(row.in_charge_of),
            since=row.since,
            moment=moment,
        )

    @resolver("Who holds it on the day asked for, or everybody who ever did, by day.")
    async def holdings(self, info: Info) -> list[PostHolding]:
        """The holdings."""
        day = self.moment.effective_on
        rows = await info.context.loaders(self.moment).of_office.holdings.load(self.office)
        return [
            PostHolding.of(row, self.moment)
            for row in rows
            if row.post == self.code and (day is None or in_force(row, day))
        ]


@strawberry.type(description="A body of an office in one composition, until a day (excluded; null: still).")
class Body:
    """A body."""

    kind: BodyKind = strawberry.field(graphql_type=ENUMS[BodyKind])
    since: date
    until: date | None
    chair_id: UUID = strawberry.field(description="The chair's own id, as events carry it.")
    member_ids: list[UUID] = strawberry.field(description="The other members' own ids.")
    moment: strawberry.Private[Moment]

    @classmethod
    def of(cls, row: BodyRow, moment: Moment) -> Self:
        """The body of a row."""
        return cls(
            kind=row.kind,
            since=row.since,
            until=row.until,
            chair_id=row.chair,
            member_ids=list(row.members),
            moment=moment,
        )

    @resolver("The chair, if you may see persons.")
    async def chair(self, info: Info) -> Person | None:
        """The chair."""
        return await person_of(info.context, self.chair_id, self.moment)

    @resolver("The other members that you may see.")
    async def members(self, info: Info) -> list[Person]:
        """The members."""
        await info.context.loaders(self.moment).persons.load_many(self.member_ids)  # together, once
        found = [await person_of(info.context, each, self.moment) for each in self.member_ids]
        return [person for person in found if person is not None]
