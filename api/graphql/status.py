"""Who asks, and how far the read models are."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Self

import strawberry

from api.graphql.context import Info
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.moments import Moment
from api.graphql.offices import Office
from api.graphql.organization import Person, RoleHeld
from api.graphql.scalars import Position
from application.actions import Action
from projections.generations import Pointer


@strawberry.enum(name="Language", description="The language of messages; asked for by Accept-Language.")
class LanguageName(StrEnum):
    """Chinese or English."""

    ZH = "zh"
    EN = "en"


@strawberry.type(name="Viewer", description="You.")
class ViewerType:
    """The viewer."""

    moment: strawberry.Private[Moment]
    unit: str = strawberry.field(description="The code of your unit.")
    day: date = strawberry.field(description="Today, as permissions count it.")
    language: LanguageName

    @resolver("You, as a person.")
    async def person(self, info: Info) -> Person | None:
        """The viewer as a person."""
        found: Person | None = await info.context.linked(Kind.PERSON, info.context.viewer.person, self.moment)
        return found

    @resolver("Your office.")
    async def office(self, info: Info) -> Office | None:
        """The viewer's office."""
        row = await info.context.loaders(self.moment).offices.load(info.context.viewer.office)
        return None if row is None else Office.of(row, self.moment)

    @resolver("The roles that you hold today.")
    def roles(self, info: Info) -> list[RoleHeld]:
        """The roles in force."""
        viewer = info.context.viewer
        return [
            RoleHeld(role=held.role, office=held.office, since=held.since, until=held.until)
            for held in viewer.roles
            if held.holds_on(viewer.day)
        ]

    @resolver("The offices whose events you browse; with any, the proof of the log and attestations too.")
    def browses_events_of(self, info: Info) -> list[str]:
        """The offices' codes."""
        return sorted(info.context.visible(Action.READ_EVENTS).offices)

    @resolver("The offices of which you are told who looked at what.")
    def audits_reads_of(self, info: Info) -> list[str]:
        """The offices' codes."""
        return sorted(info.context.visible(Action.READ_READ_AUDIT).offices)


@strawberry.type(description="How far one read model is.")
class Projection:
    """A live generation."""

    model: str
    generation: int
    position: Position
    head: Position = strawberry.field(description="The last position of the log.")
    lag: int = strawberry.field(description="How many events it does not know yet.")
    revision: int = strawberry.field(description="Grows when it is rebuilt.")
    parked: int = strawberry.field(description="How many streams it could not take in.")

    @classmethod
    def of(cls, pointer: Pointer, head: int) -> Self:
        """The projection of a pointer."""
        return cls(
            model=pointer.model,
            generation=pointer.generation,
            position=Position(pointer.position),
            head=Position(head),
            lag=head - pointer.position,
            revision=pointer.revision,
            parked=pointer.incomplete,
        )


def projections_of(pointers: Sequence[Pointer], head: int) -> list[Projection]:
    """The read models by name; a head told late is not behind them."""
    newest = max([head, *(pointer.position for pointer in pointers)])
    return [Projection.of(pointer, newest) for pointer in sorted(pointers, key=lambda each: each.model)]
