"""Offices and their units."""

from datetime import date
from typing import Self

import strawberry

from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.moments import Moment
from application.permissions import Action
from domain.office.state import Level, UnitForm, UnitKind
from projections.organization.queries import OfficeRow, UnitRow


@strawberry.type(name="UnitForm", description="What a unit is called from a day on, and where it is ranked.")
class UnitFormType:
    """A form of a unit."""

    since: date
    name: str
    peer_group: str | None = strawberry.field(
        description="The group it is ranked in; null: it is not ranked."
    )

    @classmethod
    def of(cls, form: UnitForm) -> Self:
        """The form of the domain."""
        return cls(since=form.since, name=form.name, peer_group=form.peer_group)


@strawberry.type(description="A unit of an office: who is assessed, or assesses.")
class Unit:
    """A unit."""

    office: str = strawberry.field(description="The code of its office.")
    code: str
    name: str = strawberry.field(description="On the day asked for, or at last.")
    kind: UnitKind = strawberry.field(graphql_type=ENUMS[UnitKind])
    peer_group: str | None = strawberry.field(
        description="The group it is ranked in; null: it is not ranked."
    )
    since: date
    until: date | None = strawberry.field(description="The day on which it was closed, itself excluded.")
    parent: str | None = strawberry.field(description="The code of the unit that it belongs to.")
    represents: str | None = strawberry.field(description="The code of the lower office that it is.")
    successor: str | None = strawberry.field(description="The code of the unit that took over.")
    forms: list[UnitFormType] = strawberry.field(description="Its names and peer groups, earliest first.")

    @classmethod
    def of(cls, row: UnitRow, moment: Moment) -> Self:
        """The unit of a row as of a moment."""
        form = row.form(moment.effective_on)
        return cls(
            office=row.office,
            code=row.code,
            name=form.name,
            kind=row.kind,
            peer_group=form.peer_group,
            since=row.since,
            until=row.until,
            parent=row.parent,
            represents=row.represents,
            successor=row.successor,
            forms=[UnitFormType.of(each) for each in row.forms],
        )


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

    @resolver("What became of it, if it was merged; its history stays.")
    def merger(self) -> Merger | None:
        """The merger that ended it."""
        return _merger(self.row)

    @resolver("The offices that went into it.")
    async def predecessors(self, info: Info) -> list[Merger]:
        """The mergers that made it."""
        rows = await info.context.loaders(self.moment).predecessors.load(self.code)
        return [merger for row in rows if (merger := _merger(row)) is not None]


async def office_of(context: Context, code: str, moment: Moment) -> Office | None:
    """An office, if there is one that the viewer may see."""
    if not context.viewer.sees(Action.READ_ORGANIZATION, code):
        return None
    row = await context.loaders(moment).offices.load(code)
    return None if row is None else Office.of(row, moment)
