"""Events and the envelope that every one of them carries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

from pydantic import StringConstraints

from domain.kernel.clock import local_date
from domain.kernel.value import Value

ContentHash = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
LegalBasis = Annotated[str, StringConstraints(pattern=r"^[^#\s]{1,80}#[^#\s]{1,80}$")]
Channel = Literal["API", "CLI", "SYSTEM"]


class Sealed(Value):
    """Personal text under one person's key (AES-GCM; associated data = event id and field name)."""

    person: str
    box: str


class Actor(Value):
    """Who acted, as known at that moment: nothing of this is looked up again on replay.

    ``id`` is a person's random id, or ``system:<name>`` for an automatic step (which has no name).
    """

    id: str
    role: str
    unit: str | None
    name: Sealed | None


class Envelope(Value):
    """Who, when, through what, because of what.

    ``effective_on`` is the day the fact belongs to; ``decided_at`` the moment of the decision by the
    cell's clock; the moment of recording is the log's own column.
    """

    event_id: UUID
    actor: Actor
    on_behalf_of: str | None
    channel: Channel
    correlation_id: UUID
    causation_id: UUID | None
    request_id: str | None
    effective_on: date
    policy_version: int
    decided_at: datetime


class Grounds(Value):
    """Why points changed: a reason code, the reason in words, the legal basis and the evidence.

    ``legal_basis`` is ``regulation code#article``; ``evidence`` holds content hashes.
    """

    reason_code: str
    reason: str
    legal_basis: LegalBasis
    evidence: tuple[ContentHash, ...]


Seal = Callable[[UUID, str, str], Sealed]
"""``seal(event id, field, text)``: encrypts a personal text of the acting person for one event field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorship:
    """On whose authority a command acts; turns into the envelope of each event that it causes."""

    actor_id: str
    role: str
    unit: str | None
    name: str | None
    on_behalf_of: str | None
    channel: Channel
    correlation_id: UUID
    causation_id: UUID | None
    request_id: str | None
    policy_version: int
    now: datetime
    new_id: Callable[[], UUID]
    seal: Seal

    @property
    def today(self) -> date:
        """The day of the decision in the cell's time zone."""
        return local_date(self.now)

    def envelope(self, effective_on: date | None) -> Envelope:
        """A fresh envelope; a step without a date of its own is effective on the day of the decision."""
        event_id = self.new_id()
        name = None if self.name is None else self.seal(event_id, "envelope.actor.name", self.name)
        return Envelope(
            event_id=event_id,
            actor=Actor(id=self.actor_id, role=self.role, unit=self.unit, name=name),
            on_behalf_of=self.on_behalf_of,
            channel=self.channel,
            correlation_id=self.correlation_id,
            causation_id=self.causation_id,
            request_id=self.request_id,
            effective_on=self.today if effective_on is None else effective_on,
            policy_version=self.policy_version,
            decided_at=self.now,
        )


class Event(Value):
    """A fact in one stream.  Concrete ones declare a ``TOPIC`` and how they evolve the state."""

    TOPIC: ClassVar[str]

    originator_id: UUID
    originator_version: int
    envelope: Envelope

    @property
    def rests_on(self) -> LegalBasis | None:
        """The basis that must have been in force on the day of this fact: that of its grounds."""
        grounds = getattr(self, "grounds", None)
        return grounds.legal_basis if isinstance(grounds, Grounds) else None

    def evolve(self, state: Any) -> Any:
        """The state after this fact, given the state before it (``None`` before the first)."""
        raise NotImplementedError


class Superseded(Event):
    """A shape that the log still holds and that is written no more; it never changes.

    ``BECOMES`` is the shape that followed: what is read is always that of today.
    """

    BECOMES: ClassVar[type[Event]]

    def upcast(self) -> Event:
        """The same fact in the shape that followed; what older bytes do not say is what was so then."""
        raise NotImplementedError
