"""What happens in the register of uses."""

from dataclasses import replace
from typing import ClassVar, Final
from uuid import UUID

from domain.kernel.event import Event, Grounds
from domain.plan.indicator import Side
from domain.result.moved import Place
from domain.result_use.state import Allocation, Basis, Granted, Use, UseOf, UsesState, UseStatus


class _Opening(Event):
    """What may come first in a register says whose it is."""

    result: UUID
    office: str
    plan: UUID
    year: int
    side: Side
    peer_group: str

    def _known(self, state: UsesState | None) -> UsesState:
        return state or UsesState(
            self.result, self.office, self.plan, self.year, self.side, self.peer_group, {}
        )


class UseRegistered(_Opening):
    """A final result of a subject was used (结果运用)."""

    TOPIC: ClassVar[str] = "result-use.use-registered.v1"

    use: UseOf
    basis: Basis
    grounds: Grounds

    def evolve(self, state: UsesState | None) -> UsesState:
        """Add the use."""
        return self._known(state).with_registered(
            Use(
                ref=f"use:{self.envelope.event_id}",
                of=self.use,
                basis=self.basis,
                status=UseStatus.IN_FORCE,
                registered_on=self.envelope.effective_on,
                reason=self.grounds.reason,
            )
        )


class PlacesAllocated(_Opening):
    """Places were allocated among who asked, by grade and rank (名额分配)."""

    TOPIC: ClassVar[str] = "result-use.places-allocated.v1"

    kind: str
    places: int
    granted: tuple[Granted, ...]
    chosen: tuple[str, ...]
    document: str
    basis: Basis
    grounds: Grounds

    def evolve(self, state: UsesState | None) -> UsesState:
        """Add the allocation."""
        return self._known(state).with_registered(
            Allocation(
                ref=f"allocation:{self.envelope.event_id}",
                kind=self.kind,
                total=self.places,
                document=self.document,
                granted=self.granted,
                basis=self.basis,
                status=UseStatus.IN_FORCE,
                registered_on=self.envelope.effective_on,
                reason=self.grounds.reason,
            )
        )


class UsesMarkedStale(Event):
    """A revision, which caused this, moved whom these uses and allocations are about."""

    TOPIC: ClassVar[str] = "result-use.uses-marked-stale.v1"

    edition: int
    uses: tuple[str, ...]

    def evolve(self, state: UsesState) -> UsesState:
        """Mark them."""
        found = (state.registered[ref] for ref in self.uses)
        return state.with_registered(*(replace(each, status=UseStatus.STALE) for each in found))


class UseConfirmed(Event):
    """A stale use was confirmed on the edition in force, where the subject stands at ``place``."""

    TOPIC: ClassVar[str] = "result-use.use-confirmed.v1"

    use: str
    place: Place
    basis: Basis
    grounds: Grounds

    def evolve(self, state: UsesState) -> UsesState:
        """It rests on that edition."""
        found = state.registered[self.use]
        if not isinstance(found, Use):
            raise TypeError(found)
        of = found.of.model_copy(update={"place": self.place})
        confirmed = replace(found, of=of, basis=self.basis, reason=self.grounds.reason)
        return state.with_registered(replace(confirmed, status=UseStatus.IN_FORCE))


class UseWithdrawn(Event):
    """A use or an allocation was withdrawn."""

    TOPIC: ClassVar[str] = "result-use.use-withdrawn.v1"

    use: str
    grounds: Grounds

    def evolve(self, state: UsesState) -> UsesState:
        """Mark it."""
        found = state.registered[self.use]
        return state.with_registered(replace(found, status=UseStatus.WITHDRAWN, reason=self.grounds.reason))


EVENTS: Final = (UseRegistered, PlacesAllocated, UsesMarkedStale, UseConfirmed, UseWithdrawn)
