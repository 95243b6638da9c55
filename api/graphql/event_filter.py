"""Which events: one filter for every page of a trail."""

from datetime import date, datetime
from uuid import UUID

import strawberry

from api.graphql.context import Context
from api.graphql.enums import listed
from api.graphql.ids import Kind
from api.graphql.scalars import Position
from projections.reading import Visible
from projections.trail.kinds import EventKind
from projections.trail.queries import TrailFilter


@strawberry.input(description="Which events: all that is given must hold.  Both ends of ranges are included.")
class EventFilter:
    """A filter over events."""

    assessment: strawberry.ID | None = strawberry.field(
        default=None, description="With the appeals against it."
    )
    appeal: strawberry.ID | None = None
    stream: UUID | None = strawberry.field(default=None, description="What one aggregate says.")
    topics: list[str] | None = None
    kinds: list[EventKind] | None = strawberry.field(default=None, graphql_type=listed(EventKind) | None)
    actor: str | None = None
    role: str | None = strawberry.field(default=None, description="The role that the actor acted in.")
    actor_unit: str | None = strawberry.field(default=None, description="The actor's unit at that time.")
    office: str | None = None
    subject: str | None = strawberry.field(default=None, description="The assessed unit or person.")
    indicator: str | None = None
    item: str | None = None
    correlation: UUID | None = strawberry.field(
        default=None, description="Events of one matter: of a request, and of what followed from it."
    )
    cause: UUID | None = strawberry.field(default=None, description="What the event of this id caused.")
    from_position: Position | None = None
    to_position: Position | None = None
    recorded_from: datetime | None = None
    recorded_to: datetime | None = None
    decided_from: datetime | None = None
    decided_to: datetime | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    changed_score: bool = strawberry.field(default=False, description="Only what moved a counted score.")

    def trail(self, context: Context, visible: Visible | None) -> TrailFilter:
        """The filter of the trail, limited to what is ``visible``."""
        return TrailFilter(
            assessment=_key(context, Kind.ASSESSMENT, self.assessment, "filter.assessment"),
            appeal=_key(context, Kind.APPEAL, self.appeal, "filter.appeal"),
            stream=self.stream,
            topics=None if self.topics is None else tuple(self.topics),
            kinds=None if self.kinds is None else tuple(self.kinds),
            actor=self.actor,
            role=self.role,
            actor_unit=self.actor_unit,
            office=self.office,
            unit=self.subject,
            indicator=self.indicator,
            item=self.item,
            correlation=self.correlation,
            cause=self.cause,
            from_position=self.from_position,
            to_position=self.to_position,
            recorded_from=self.recorded_from,
            recorded_to=self.recorded_to,
            decided_from=self.decided_from,
            decided_to=self.decided_to,
            effective_from=self.effective_from,
            effective_to=self.effective_to,
            changed_score=self.changed_score,
            visible=visible,
        )


def _key(context: Context, kind: Kind, token: str | None, field: str) -> UUID | None:
    return None if token is None else context.key_of(kind, token, field)
