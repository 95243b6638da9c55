"""Stored bytes and events: an allow-list of topics, strict both ways."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError
from pydantic_core import SchemaValidator

from domain.kernel.event import Event, Superseded

_STREAM_COLUMNS: Final = {"originator_id", "originator_version"}


class UnknownTopic(LookupError):
    """The log holds a topic that this code does not know: it is newer than the code."""


class MalformedEvent(ValueError):
    """Stored bytes do not have the declared shape of their topic."""


class Codec:
    """Encodes events to their stored bytes and decodes them, by topic."""

    def __init__(self, kinds: Iterable[type[Event]]) -> None:
        self._by_topic: Mapping[str, type[Event]] = {kind.TOPIC: kind for kind in kinds}
        self._superseded = frozenset(
            topic for topic, kind in self._by_topic.items() if kind is not _today(kind)
        )

    @property
    def topics(self) -> frozenset[str]:
        """Every topic that this code can read."""
        return frozenset(self._by_topic)

    def stored_as(self, topics: Iterable[str]) -> frozenset[str]:
        """The topics under which events that are read as one of ``topics`` may be stored."""
        wanted = frozenset(topics)
        return frozenset(topic for topic, kind in self._by_topic.items() if _today(kind).TOPIC in wanted)

    @staticmethod
    def encode(event: Event) -> bytes:
        """The bytes stored and hashed: compact JSON, fields in declared order, stream columns left out."""
        return event.__pydantic_serializer__.to_json(event, exclude=_STREAM_COLUMNS)

    def decode(self, topic: str, stream: UUID, version: int, state: bytes) -> Event:
        """The event in ``state``, in the shape of today; raises ``UnknownTopic`` or ``MalformedEvent``."""
        kind = self._by_topic.get(topic)
        if kind is None:
            raise UnknownTopic(topic)
        try:
            event: Event = _content(kind).validate_json(state)
        except ValidationError as error:
            msg = f"{topic} at version {version} of {stream}: {error}"
            raise MalformedEvent(msg) from error
        fields = vars(event)  # frozen to everybody else
        fields["originator_id"], fields["originator_version"] = stream, version
        return event if topic not in self._superseded else _upcast(event)


@cache
def _content(kind: type[Event]) -> SchemaValidator:
    """Reads what is stored of an event: its model without the columns that the log has beside it.

    To write these into the bytes first, and validate them too, would cost a sixth of decoding.
    """
    schema: Any = kind.__pydantic_core_schema__
    if schema["type"] == "definitions":
        schema = {**schema, "schema": _without_columns(schema["schema"])}
    else:
        schema = _without_columns(schema)
    return SchemaValidator(schema, _use_prebuilt=False)  # the prebuilt one is that of the whole model


def _without_columns(model: Mapping[str, Any]) -> Mapping[str, Any]:
    stored = {name: field for name, field in model["schema"]["fields"].items() if name not in _STREAM_COLUMNS}
    return {**model, "schema": {**model["schema"], "fields": stored}}


def _upcast(event: Event) -> Event:
    while isinstance(event, Superseded):
        event = event.upcast()
    return event


def _today(kind: type[Event]) -> type[Event]:
    while issubclass(kind, Superseded):
        kind = kind.BECOMES
    return kind
