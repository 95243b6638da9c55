"""Events: the change trail, as told by the log."""

import asyncio
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, Self
from uuid import UUID

import strawberry

from api.auth.concealment import Sight
from api.graphql.context import Context, Info
from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.ids import Kind
from api.graphql.labels import Label
from api.graphql.looks import About
from api.graphql.moments import Moment
from api.graphql.node import Node
from api.graphql.organization import Actor
from api.graphql.scalars import Position
from api.labels import LABELS
from application.actions import Action
from domain.kernel.event import Channel
from projections.trail.kinds import EventKind, kind_of_topic
from projections.trail.queries import TrailRow

if TYPE_CHECKING:
    from api.graphql.appeals import Appeal
    from api.graphql.assessments import Assessment

_AS_THEY_ARE: Final = [
    "position",
    "commit_position",
    "event_id",
    "topic",
    "version",
    "office",
    "indicator",
    "period",
    "item",
    "on_behalf_of",
    "channel",
    "correlation_id",
    "request_id",
    "policy_version",
    "effective_on",
    "decided_at",
    "recorded_at",
    "reason_code",
    "reason",
    "legal_basis",
    "points",
    "total_before",
    "total_after",
    "provisional_before",
    "provisional_after",
    "changed_score",
]


@strawberry.interface(description="One event of the log; each kind of entry is a type of its own.")
class Event(Node):
    """A line of the trail."""

    KIND = Kind.EVENT

    row: strawberry.Private[TrailRow]
    position: Position
    commit_position: Position = strawberry.field(description="The border of the command that it belongs to.")
    event_id: UUID
    topic: str = strawberry.field(description="What happened, with the version of its shape.")
    version: int = strawberry.field(description="Its number in its own stream.")
    office: str | None
    indicator: str | None
    period: str | None
    item: str | None = strawberry.field(description="The reference of the item that it is about.")
    on_behalf_of: str | None
    channel: Channel = strawberry.field(graphql_type=ENUMS[Channel])
    correlation_id: UUID
    request_id: str | None
    policy_version: int
    effective_on: date = strawberry.field(description="The day that the fact belongs to.")
    decided_at: datetime = strawberry.field(description="When it was decided, by the cell's clock.")
    recorded_at: datetime = strawberry.field(description="When it entered the log, by the log's clock.")
    reason_code: str | None
    reason: str | None
    legal_basis: str | None
    points: Decimal | None = strawberry.field(description="The points that it states.")
    total_before: Decimal | None
    total_after: Decimal | None
    provisional_before: Decimal | None
    provisional_after: Decimal | None
    changed_score: bool = strawberry.field(description="Whether the counted score moved, even unseen.")

    @classmethod
    def of(cls, row: TrailRow, moment: Moment) -> Self:
        """The event of a row; ``cls`` is the type of its kind."""
        same: Mapping[str, Any] = {name: getattr(row, name) for name in _AS_THEY_ARE}
        return cls(key=row.event_id, moment=moment, row=row, **same)

    @resolver("What kind of entry it is: the type is named after it.", ENUMS[EventKind])
    def kind(self) -> EventKind:
        """The kind."""
        return kind_of_topic(self.topic)

    @resolver("What its topic is called.")
    def label(self) -> Label:
        """The label."""
        return Label.of(LABELS[self.topic])

    def about(self) -> About:
        """The trail that it is part of: of an assessment, else of an appeal, else of its own stream."""
        row = self.row
        key = row.assessment or row.appeal or row.stream
        return About(key, row.office, row.subject, row.appeal)

    @resolver("Content hashes of the evidence.")
    def evidence(self) -> list[str]:
        """The hashes."""
        return list(self.row.evidence)

    @resolver("The assessed unit that it concerns.")
    def subject(self) -> str | None:
        """The unit's code."""
        return self.row.subject

    @resolver("Who did it.")
    def actor(self) -> Actor:
        """The actor, as the event has them."""
        row = self.row
        return Actor(
            id=row.actor,
            role=row.actor_role,
            unit=row.actor_unit,
            event=row.event_id,
            sealed=row.actor_name,
            office=row.office,
        )

    @resolver("The event that caused it.")
    async def caused_by(self, info: Info) -> Annotated["Event", strawberry.lazy("api.graphql.events")] | None:
        """The cause, if the viewer may see it."""
        found: Event | None = await info.context.linked(Kind.EVENT, self.row.causation_id, self.moment)
        return found

    @resolver("The events that it caused, in the order of the log.")
    async def effects(self, info: Info) -> list[Annotated["Event", strawberry.lazy("api.graphql.events")]]:
        """The effects that the viewer may see."""
        rows = await info.context.loaders(self.moment).effects.load(self.key)
        links = (info.context.linked(Kind.EVENT, row.event_id, self.moment) for row in rows)
        return [each for each in await asyncio.gather(*links) if each is not None]

    @resolver("The assessment that it concerns.")
    async def assessment(
        self, info: Info
    ) -> Annotated["Assessment", strawberry.lazy("api.graphql.assessments")] | None:
        """The assessment, if the viewer may see it."""
        found: Assessment | None = await info.context.linked(
            Kind.ASSESSMENT, self.row.assessment, self.moment
        )
        return found

    @resolver("The appeal that it concerns.")
    async def appeal(self, info: Info) -> Annotated["Appeal", strawberry.lazy("api.graphql.appeals")] | None:
        """The appeal, if the viewer may see it."""
        found: Appeal | None = await info.context.linked(Kind.APPEAL, self.row.appeal, self.moment)
        return found


def may_see(context: Context, row: TrailRow) -> bool:
    """Whether the viewer may see an event: by browsing all events, in a trail of their own, or in a case."""
    viewer = context.viewer
    if row.appeal in viewer.concealed(Sight.EVENTS):
        return False
    return (
        row.stream in viewer.concealment.cases
        or viewer.sees(Action.READ_EVENTS, row.office)
        or (row.subject is not None and viewer.sees(Action.READ_TRAIL, row.office, row.subject))
    )
