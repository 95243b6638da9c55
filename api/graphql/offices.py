"""Offices, and all that is in them."""

from datetime import date
from typing import Self

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.moments import Moment
from api.graphql.organization import Person, may_see_person
from api.graphql.performance_office import ExternalBody, PerformanceOffice, Staffing, staff_on
from api.graphql.seats import Body, Post, PostHolding, in_force
from api.graphql.units import Unit
from application.actions import Action
from domain.office.state import Level
from projections.organization.queries import OfficeRow


@strawberry.type(description="That an office went into another one.")
class Merger:
    """A merger."""

    office: str = strawberry.field(description="The code of the office that was merged.")
    successor: str = strawberry.field(description="The code of the office that it went into.")
    on: date
    document: str


def _merger(row: OfficeRow) -> Merger | None:
    if row.merged_on is None or row.successor is None:
        return None
    return Merger(
        office=row.code, successor=row.successor, on=row.merged_on, document=row.merger_document or ""
    )


@strawberry.type(description="A tax office.")
class Office:
    """An office."""

    code: str
    name: str = strawberry.field(description="On the day asked for, or at last.")
    level: Level = strawberry.field(graphql_type=ENUMS[Level])
    superior: str | None = strawberry.field(description="The code of the office above it.")
    since: date
    row: strawberry.Private[OfficeRow]
    moment: strawberry.Private[Moment]

    @classmethod
    def of(cls, row: OfficeRow, moment: Moment) -> Self:
        """The office of a row as of a moment."""
        return cls(
            code=row.code,
            name=row.name(moment.effective_on),
            level=row.level,
            superior=row.superior,
            since=row.since,
            row=row,
            moment=moment,
        )

    @resolver("Its units that stand on the day asked for, or all of them, by code.")
    async def units(self, info: Info) -> list[Unit]:
        """The units."""
        day = self.moment.effective_on
        rows = await info.context.loaders(self.moment).units_of.load(self.code)
        return [Unit.of(row, self.moment) for row in rows if day is None or row.stands_on(day)]

    @resolver("Its posts that there are on the day asked for, or all of them, by code.")
    async def posts(self, info: Info) -> list[Post]:
        """The posts."""
        day = self.moment.effective_on
        rows = await info.context.loaders(self.moment).of_office.posts.load(self.code)
        return [Post.of(row, self.moment) for row in rows if day is None or row.since <= day]

    @resolver("Its bodies that sit on the day asked for, or in every composition, by kind and day.")
    async def bodies(self, info: Info) -> list[Body]:
        """The bodies."""
        day = self.moment.effective_on
        rows = await info.context.loaders(self.moment).of_office.bodies.load(self.code)
        return [Body.of(row, self.moment) for row in rows if day is None or in_force(row, day)]

    @resolver("The persons who work there, or did at last, as far as you may see them; by id.")
    async def persons(self, info: Info) -> list[Person]:
        """The persons."""
        rows = await info.context.loaders(self.moment).of_office.persons.load(self.code)
        return [
            Person(key=row.person, moment=self.moment, row=row)
            for row in rows
            if may_see_person(info.context, row.person, row.office)
        ]

    @resolver("Who holds the chief's post (一把手) on a day.")
    async def chief(self, info: Info, on: date) -> PostHolding | None:
        """The chief of that day."""
        loaders = info.context.loaders(self.moment).of_office
        posts = {row.code for row in await loaders.posts.load(self.code) if row.chief}
        for row in await loaders.holdings.load(self.code):
            if row.post in posts and in_force(row, on):
                return PostHolding.of(row, self.moment)
        return None

    @resolver("Where its performance office sits on the day asked for, or sat and sits, by day.")
    async def performance_offices(self, info: Info) -> list[PerformanceOffice]:
        """The places."""
        day = self.moment.effective_on
        rows = await info.context.loaders(self.moment).of_office.places.load(self.code)
        return [PerformanceOffice.of(row) for row in rows if day is None or in_force(row, day)]

    @resolver("How its performance office is staffed, by its newest policy; null before there is one.")
    async def staffing(self, info: Info) -> Staffing | None:
        """The staffing of the day asked for, or as recorded last."""
        loaders = info.context.loaders(self.moment).of_office
        if (found := await loaders.policies.load(self.code)) is None:
            return None
        staff = staff_on(await loaders.staff.load(self.code), self.moment.effective_on)
        return Staffing.of(self.level, staff, found.policy.staffing)

    @resolver("The external bodies that may be named as cooperating, by code.")
    async def external_bodies(self, info: Info) -> list[ExternalBody]:
        """The external bodies."""
        rows = await info.context.loaders(self.moment).of_office.external_bodies.load(self.code)
        return [ExternalBody.of(row) for row in rows]

    @resolver("What became of it, if it was merged; its history stays.")
    def merger(self) -> Merger | None:
        """The merger that ended it."""
        return _merger(self.row)

    @resolver("The offices that went into it.")
    async def predecessors(self, info: Info) -> list[Merger]:
        """The mergers that made it."""
        rows = await info.context.loaders(self.moment).of_office.predecessors.load(self.code)
        return [merger for row in rows if (merger := _merger(row)) is not None]


async def office_of(context: Context, code: str, moment: Moment) -> Office | None:
    """An office, if there is one that the viewer may see."""
    if not context.viewer.sees(Action.READ_ORGANIZATION, code):
        return None
    row = await context.loaders(moment).offices.load(code)
    return None if row is None else Office.of(row, moment)
