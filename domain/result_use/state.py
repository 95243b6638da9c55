"""The register of what one result was used for, as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.kernel.event import ContentHash
from domain.kernel.value import Value
from domain.plan.indicator import Side
from domain.result.moved import Place


class UseStatus(StrEnum):
    """Where a use stands: STALE once a revision moved whom it is about."""

    IN_FORCE = "IN_FORCE"
    STALE = "STALE"
    WITHDRAWN = "WITHDRAWN"


class Basis(Value):
    """The edition of the result that something rests on, and its digest."""

    edition: int
    digest: str


class UseOf(Value):
    """What the result of a subject, as it stood there, was used for, and the document that did."""

    kind: str
    subject: str
    place: Place
    document: str
    evidence: tuple[ContentHash, ...]


class Granted(Value):
    """How many of the places that it asked for a subject got, from where it stood."""

    subject: str
    place: Place
    asked: int
    granted: int


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a subject's result; ``reason`` says why it was registered, confirmed anew or withdrawn."""

    ref: str
    of: UseOf
    basis: Basis
    status: UseStatus
    registered_on: date
    reason: str

    @property
    def places(self) -> Mapping[str, Place]:
        """Where whom it is about stood."""
        return {self.of.subject: self.of.place}


@dataclass(frozen=True, slots=True)
class Allocation:
    """Places that were allocated by priority, in the order in which they were served."""

    ref: str
    kind: str
    total: int
    document: str
    granted: tuple[Granted, ...]
    basis: Basis
    status: UseStatus
    registered_on: date
    reason: str

    @property
    def places(self) -> Mapping[str, Place]:
        """Where those stood who asked."""
        return {each.subject: each.place for each in self.granted}


Registered = Use | Allocation


@dataclass(frozen=True, slots=True)
class UsesState:
    """Everything that one result was used for, by reference."""

    result: UUID
    office: str
    plan: UUID
    year: int
    side: Side
    peer_group: str
    registered: Mapping[str, Registered]

    def with_registered(self, *registered: Registered) -> "UsesState":
        """The register with these put in place of what stood under their references."""
        return replace(self, registered={**self.registered, **{each.ref: each for each in registered}})
