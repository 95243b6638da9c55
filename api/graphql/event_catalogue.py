"""What events there are: their topics, kinds and names, and the shape of each as it is stored."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final, Self

import orjson
import strawberry

from api.graphql.enums import ENUMS
from api.graphql.fields import resolver
from api.graphql.labels import Label
from api.labels import KINDS, LABELS
from domain.catalogue import EVENTS
from domain.kernel.event import Event
from projections.trail.kinds import EventKind, kind_of_topic


@strawberry.type(description="A type of events that the log may hold.")
class EventType:
    """A type of events."""

    topic: str = strawberry.field(description="What happened, with the version of its shape.")
    kind: EventKind = strawberry.field(graphql_type=ENUMS[EventKind])
    label: Label
    kind_label: Label
    says: str = strawberry.field(description="What such an event says.")

    @classmethod
    def of(cls, event: type[Event]) -> Self:
        """The type of a class of events."""
        kind = kind_of_topic(event.TOPIC)
        return cls(
            topic=event.TOPIC,
            kind=kind,
            label=Label.of(LABELS[event.TOPIC]),
            kind_label=Label.of(KINDS[kind]),
            says=" ".join((event.__doc__ or "").partition("\n\n")[0].split()),
        )

    @resolver("The JSON Schema of its shape as it is stored.")
    def schema(self) -> str:
        """The schema's text."""
        return _schema(self.topic)


_BY_TOPIC: Final[dict[str, type[Event]]] = {event.TOPIC: event for event in EVENTS}


def event_types(topics: Sequence[str] | None, kinds: Sequence[EventKind] | None) -> Iterator[EventType]:
    """The types of events by topic: of these topics and kinds only, where such are given."""
    for topic in sorted(_BY_TOPIC):
        kind = kind_of_topic(topic)
        if (topics is None or topic in topics) and (kinds is None or kind in kinds):
            yield EventType.of(_BY_TOPIC[topic])


def schema_of(event: type[Event]) -> dict[str, Any]:
    """The JSON Schema of a class of events, named by its topic."""
    return {"$id": f"urn:jiheng:event:{event.TOPIC}", **event.model_json_schema(mode="serialization")}


@cache
def _schema(topic: str) -> str:
    return orjson.dumps(schema_of(_BY_TOPIC[topic])).decode()
