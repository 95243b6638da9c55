"""Units of an office."""

from datetime import date
from typing import Self

import strawberry

from api.graphql.enums import ENUMS
from api.graphql.moments import Moment
from domain.office.state import UnitForm, UnitKind
from projections.organization.queries import UnitRow


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
