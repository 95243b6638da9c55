"""The ledger: aggregates in and out of the log, through the event-sourcing library.

States are immutable, so they are kept between commands without copying; a kept state that has grown
old is noticed by the append, which asserts the version of everything that was read.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, Protocol, cast
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import ApplicationRecorder, JSONTranscoder, Mapper, StoredEvent

from application.log import Commit
from domain.kernel.aggregate import Aggregate
from domain.kernel.codec import Codec
from domain.kernel.event import Event

_KEPT_STATES: Final = 10_000


class CommandRecorder(Protocol):
    """What the recorder knows beyond the library's protocol."""

    def outcome_of(self, key: str) -> tuple[bytes, str, int] | None:
        """Digest, outcome and position of the command recorded under ``key``."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """The state of a stream at a version; version 0 and no state before its first event."""

    version: int
    state: Any


NOTHING: Final = Kept(0, None)


class CodecMapper(Mapper[UUID]):
    """The library's mapper hook: stored bytes by our codec, topics from its allow-list."""

    def __init__(self, codec: Codec) -> None:
        super().__init__(JSONTranscoder())
        self._codec = codec

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> StoredEvent:
        """The event as bytes."""
        event = cast("Event", domain_event)
        return StoredEvent(
            event.originator_id, event.originator_version, event.TOPIC, self._codec.encode(event)
        )

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        """The event from bytes, validated."""
        stream = cast("UUID", stored_event.originator_id)
        version = stored_event.originator_version
        return self._codec.decode(stored_event.topic, stream, version, stored_event.state)


class Ledger(Application[UUID]):
    """Loads states and records commands."""

    name = "ledger"

    def __init__(self, recorder: ApplicationRecorder, codec: Codec) -> None:
        self._given_recorder = recorder
        self._codec = codec
        self._kept: OrderedDict[UUID, Kept] = OrderedDict()
        self._lock = Lock()
        super().__init__(env={"PERSISTENCE_MODULE": "eventsourcing.popo"})

    def construct_recorder(self) -> ApplicationRecorder:
        """The recorder that was given."""
        return self._given_recorder

    def construct_mapper(self) -> Mapper[UUID]:
        """The mapper over our codec."""
        return CodecMapper(self._codec)

    def load(self, stream: UUID) -> Kept:
        """The state of a stream as last seen by this process, read from the log when not kept."""
        with self._lock:
            kept = self._kept.get(stream)
            if kept is not None:
                self._kept.move_to_end(stream)
                return kept
        return self._forward(stream, NOTHING)

    def refresh(self, streams: Iterable[UUID]) -> bool:
        """Bring kept states up to the log; tells whether any had fallen behind."""
        behind = [stream for stream in streams if self._catch_up(stream)]
        return bool(behind)

    def forget(self, streams: Iterable[UUID]) -> None:
        """Drop kept states: the log has moved past them."""
        with self._lock:
            for stream in streams:
                self._kept.pop(stream, None)

    def record(self, aggregates: Iterable[Aggregate[Any]], commit: Commit) -> int:
        """Append what the aggregates decided as one command; gives its commit position.

        Where they decided nothing, nothing is appended, and it is the last position of the log.
        Raises the refusals of ``application.log``.
        """
        decided = [each for each in aggregates if each.pending_events]
        if not decided:
            return self._given_recorder.max_notification_id() or 0
        recordings = self.save(*decided, commit=commit)
        for each in decided:
            self._keep(each.id, Kept(each.version, each.state))
        return recordings[-1].notification.id

    def outcome_of(self, key: str) -> tuple[bytes, str, int] | None:
        """Digest, outcome and position of the command recorded under ``key``."""
        return cast("CommandRecorder", self._given_recorder).outcome_of(key)

    def _catch_up(self, stream: UUID) -> bool:
        kept = self.load(stream)
        return self._forward(stream, kept).version > kept.version

    def _forward(self, stream: UUID, kept: Kept) -> Kept:
        version, state = kept.version, kept.state
        for each in self.events.get(stream, gt=version or None):
            event = cast("Event", each)
            version, state = event.originator_version, event.evolve(state)
        return self._keep(stream, Kept(version, state))

    def _keep(self, stream: UUID, kept: Kept) -> Kept:
        with self._lock:
            known = self._kept.get(stream, NOTHING)
            if kept.version >= known.version:
                self._kept[stream] = kept
                self._kept.move_to_end(stream)
            while len(self._kept) > _KEPT_STATES:
                self._kept.popitem(last=False)
        return kept
