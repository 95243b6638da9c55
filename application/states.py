"""The states of streams, wherever they are read from."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar
from uuid import UUID

from application.replay import Histories
from domain.kernel.aggregate import Aggregate

S = TypeVar("S")


class States(Protocol):
    """States as they are at one border of the log; those that a ``Work`` reads are, at the border it has."""

    def read(self, kind: type[Aggregate[S]], stream: UUID, /) -> S:
        """The state of a stream; raises ``kind.UNKNOWN``."""
        ...

    def find(self, kind: type[Aggregate[S]], stream: UUID, /) -> S | None:
        """The state of a stream; ``None`` where it has none."""
        ...

    def read_all(self, kind: type[Aggregate[S]], streams: Sequence[UUID], /) -> list[S]:
        """The states of many streams, read together; raises ``kind.UNKNOWN``."""
        ...


class StatesAt:
    """States as the log alone tells them up to one moment; each stream is read once."""

    def __init__(self, histories: Histories) -> None:
        self._histories = histories
        self._known: dict[UUID, Any] = {}

    def read(self, kind: type[Aggregate[S]], stream: UUID, /) -> S:
        """The state of a stream; raises ``kind.UNKNOWN``."""
        (state,) = self.read_all(kind, [stream])
        return state

    def find(self, _kind: type[Aggregate[S]], stream: UUID, /) -> S | None:
        """The state of a stream; ``None`` where it has none."""
        self._load([stream])
        state: S | None = self._known[stream]
        return state

    def read_all(self, kind: type[Aggregate[S]], streams: Sequence[UUID], /) -> list[S]:
        """The states of many streams, read together; raises ``kind.UNKNOWN``."""
        self._load(streams)
        if any(self._known[stream] is None for stream in streams):
            raise kind.UNKNOWN(kind.NAME)
        return [self._known[stream] for stream in streams]

    def _load(self, streams: Iterable[UUID]) -> None:
        if missing := [stream for stream in streams if stream not in self._known]:
            self._known |= dict.fromkeys(missing)
            for each in self._histories(missing):
                self._known[each.stream] = each.event.evolve(self._known[each.stream])
