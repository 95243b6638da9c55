"""The ledger: aggregates in and out of the log, through the event-sourcing library.

States are immutable, so they are kept between commands without copying; a kept state that has grown
old is noticed by the append, which asserts the version of everything that was read.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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
_READ_AT_ONCE: Final = 1_000
"""How many streams one query reads."""


class CommandRecorder(Protocol):
    """What the recorder knows beyond the library's protocol."""

    def outcome_of(self, key: str) -> tuple[bytes, str, int] | None:
        """Digest, outcome and position of the command recorded under ``key``."""
        ...

    def select_beyond(self, versions: Mapping[UUID, int]) -> Sequence[StoredEvent]:
        """The events of many streams, of each those beyond a version, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Kept:
    """The state of a stream at a version; version 0 and no state before its first event.

    ``made`` is what was made of the state, by name: it is kept as long as the state is.
    """

    version: int
    state: Any
    made: dict[str, Any] = field(default_factory=dict, compare=False)


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
        return self._forward(stream)

    def load_all(self, streams: Sequence[UUID]) -> dict[UUID, Kept]:
        """The states of many streams as last seen by this process; those not kept are read together."""
        with self._lock:
            known = {stream: self._kept.get(stream, NOTHING) for stream in streams}
        missing = {stream: kept for stream, kept in known.items() if kept is NOTHING}
        return known | self._forward_all(missing)

    def history(self, stream: UUID, version: int) -> list[Event]:
        """The events of a stream up to a version, read from the log."""
        return [cast("Event", each) for each in self.events.get(stream, lte=version)] if version else []

    def refresh(self, streams: Iterable[UUID]) -> bool:
        """Bring kept states up to the log; tells whether any had fallen behind."""
        known = self.load_all(list(streams))
        news = self._forward_all(known)
        return any(news[stream].version > kept.version for stream, kept in known.items())

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
            return self.head()
        recordings = self.save(*decided, commit=commit)
        for each in decided:
            self._keep(each.id, Kept(each.version, each.state))
        return recordings[-1].notification.id

    def head(self) -> int:
        """The last position of the log as it is now (0: before the first event)."""
        return self._given_recorder.max_notification_id() or 0

    def outcome_of(self, key: str) -> tuple[bytes, str, int] | None:
        """Digest, outcome and position of the command recorded under ``key``."""
        return self._commands.outcome_of(key)

    @property
    def _commands(self) -> CommandRecorder:
        return cast("CommandRecorder", self._given_recorder)

    def _forward(self, stream: UUID) -> Kept:
        version, state = NOTHING.version, NOTHING.state
        for each in self.events.get(stream):
            event = cast("Event", each)
            version, state = event.originator_version, event.evolve(state)
        return self._keep(stream, Kept(version, state))

    def _forward_all(self, kept: Mapping[UUID, Kept]) -> dict[UUID, Kept]:
        """What is kept, brought up to the log; the same where nothing has happened."""
        streams, news = list(kept), dict[UUID, tuple[int, Any]]()
        for start in range(0, len(streams), _READ_AT_ONCE):
            versions = {stream: kept[stream].version for stream in streams[start : start + _READ_AT_ONCE]}
            for stored in self._commands.select_beyond(versions):
                event = cast("Event", self.mapper.to_domain_event(stored))
                stream = event.originator_id
                state = news[stream][1] if stream in news else kept[stream].state
                news[stream] = event.originator_version, event.evolve(state)
        return {
            stream: self._keep(stream, Kept(*news[stream]) if stream in news else each)
            for stream, each in kept.items()
        }

    def _keep(self, stream: UUID, kept: Kept) -> Kept:
        with self._lock:
            known = self._kept.get(stream, NOTHING)
            if kept.version >= known.version:
                self._kept[stream] = kept
                self._kept.move_to_end(stream)
            while len(self._kept) > _KEPT_STATES:
                self._kept.popitem(last=False)
        return kept
