"""The shell around a state: decides by its methods, changes by its events only."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, cast
from uuid import UUID

from eventsourcing.domain import BaseAggregate, CanMutateAggregate

from domain.kernel.event import Authorship, Event
from domain.kernel.refusal import Refusal

S = TypeVar("S")


class Aggregate(BaseAggregate[UUID], Generic[S]):
    """An immutable ``state`` at a version, the authorship it acts under, and the events not yet recorded.

    Subclasses add deciding methods only: each checks its rules, then calls :meth:`trigger`.  What an
    event does to the state is told by the event itself, so replay and read models need no aggregate.
    """

    NAME: ClassVar[str]
    UNKNOWN: ClassVar[type[Refusal]]

    if TYPE_CHECKING:  # the library turns annotated classes into dataclasses
        _state: S | None
        _by: Authorship

    @classmethod
    def of(cls, stream: UUID, version: int, state: S | None, by: Authorship) -> Self:
        """The aggregate of ``stream`` as it stands at ``version`` (0 and no state before its first event)."""
        shell = cls.__new__(cls)
        shell.__base_init__(stream, version, by.now)
        shell._state = state  # noqa: SLF001 - its own class
        shell._by = by  # noqa: SLF001 - its own class
        return shell

    @property
    def state(self) -> S:
        """The state; raises the aggregate's ``UNKNOWN`` refusal before the first event."""
        if self._state is None:
            raise self.UNKNOWN(self.NAME)
        return self._state

    @property
    def exists(self) -> bool:
        """Whether the first event has happened."""
        return self._state is not None

    @property
    def by(self) -> Authorship:
        """On whose authority the next events are decided."""
        return self._by

    @property
    def last_event_id(self) -> UUID:
        """The id of the event decided last; asking before there is one is a programming error."""
        return cast("Event", self.pending_events[-1]).envelope.event_id

    def trigger(
        self,
        kind: type[Event],
        /,
        *,
        effective_on: date | None = None,
        cause: UUID | None = None,
        **payload: Any,
    ) -> Event:
        """Decide one event: stamp it, let it evolve the state, keep it for recording.

        ``cause`` is an event of this same decision that brought it about.
        """
        by = self._by if cause is None else replace(self._by, causation_id=cause)
        event = kind(
            originator_id=self.id,
            originator_version=self.version + 1,
            envelope=by.envelope(effective_on),
            **payload,
        )
        self._state = event.evolve(self._state)
        self.version = event.originator_version
        self.pending_events.append(cast("CanMutateAggregate[UUID]", event))
        return event
