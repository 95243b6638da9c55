"""Stored bytes and events: an allow-list of topics, strict both ways."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final
from uuid import UUID

from pydantic import ValidationError

from domain.kernel.event import Event, Superseded

_STREAM_COLUMNS: Final = {"originator_id", "originator_version"}


class UnknownTopic(LookupError):
    """The log holds a topic that this code does not know: it is newer than the code."""


class MalformedEvent(ValueError):
    """Stored bytes do not have the declared shape of their topic."""


@lru_cache(maxsize=1024)
def _stream_column(stream: UUID) -> bytes:
    """How the content of an event of this stream begins; events come stream by stream more often than not."""
    return f'{{"originator_id":"{stream}",'.encode()


class Codec:
    """Encodes events to their stored bytes and decodes them, by topic."""

    def __init__(self, kinds: Iterable[type[Event]]) -> None:
        self._by_topic: Mapping[str, type[Event]] = {kind.TOPIC: kind for kind in kinds}

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
            event: Event = kind.__pydantic_validator__.validate_json(
                b'%b"originator_version":%d,%b' % (_stream_column(stream), version, state[1:])
            )
        except ValidationError as error:
            msg = f"{topic} at version {version} of {stream}: {error}"
            raise MalformedEvent(msg) from error
        if event.originator_id.int != stream.int or event.originator_version != version:
            msg = f"{topic} at version {version} of {stream} says that it belongs elsewhere"
            raise MalformedEvent(msg)
        while isinstance(event, Superseded):
            event = event.upcast()
        return event


def _today(kind: type[Event]) -> type[Event]:
    while issubclass(kind, Superseded):
        kind = kind.BECOMES
    return kind
