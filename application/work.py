"""The work of one command: what it reads, whom it acts for, what it decides."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, Protocol, TypeVar, cast
from uuid import UUID

from application.actions import Action
from application.command import Caller
from application.ledger import Kept, Ledger
from application.permissions import Own
from application.rights import role_for
from domain.calendar.calendar import NoticedCalendar, WorkingCalendar
from domain.kernel.aggregate import Aggregate
from domain.kernel.clock import local_date
from domain.kernel.event import Authorship, Event, Sealed
from domain.office.office import Office
from domain.person import Person, PersonState, Role, RoleHeld, as_staff
from domain.policy.policy_set import PolicySet, PolicySetState

_NAME_FIELD: Final = "person.name"

A = TypeVar("A", bound=Aggregate[Any])
S = TypeVar("S")
T = TypeVar("T")


class KeyStore(Protocol):
    """The store of personal keys."""

    def seal(self, event_id: UUID, field: str, person: str, text: str) -> Sealed:
        """Encrypt a personal text under a person's key, bound to one event and field."""
        ...

    def unseal(self, event_id: UUID, field: str, sealed: Sealed) -> str | None:
        """The text, or ``None`` when the key was erased."""
        ...

    def erase(self, person: str) -> None:
        """Destroy a person's key for good."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What every piece of work needs from outside."""

    ledger: Ledger
    keys: KeyStore
    calendar: WorkingCalendar
    new_id: Callable[[], UUID]
    lock: Callable[[UUID], AbstractContextManager[object]]


class Work:
    """Loads what a command needs, remembers what it read, and collects what it decided."""

    def __init__(self, tools: Tools, caller: Caller, now: datetime, held: ExitStack) -> None:
        self.now = now
        self._tools = tools
        self._caller = caller
        self._held = held
        self._read: dict[UUID, Kept] = {}
        self._edited: dict[UUID, Aggregate[Any]] = {}
        self._by: Authorship | None = None
        self._office: str | None = None

    @property
    def today(self) -> date:
        """The day of the decision."""
        return local_date(self.now)

    @property
    def by(self) -> Authorship:
        """The authorship of the authorised caller; asking before ``authorise`` is a programming error."""
        if self._by is None:
            msg = "a handler authorises its caller before it decides"
            raise LookupError(msg)
        return self._by

    @property
    def office(self) -> str:
        """The office for which the caller acts; asking before ``authorise`` is a programming error."""
        if self._office is None:
            msg = "a handler authorises its caller before it decides"
            raise LookupError(msg)
        return self._office

    @property
    def caller(self) -> str:
        """Who asks: a person's id, or ``system:<name>``."""
        return self._caller.person

    @property
    def streams(self) -> set[UUID]:
        """Every stream that was read or edited."""
        return {*self._read, *self._edited}

    @property
    def guards(self) -> dict[UUID, int]:
        """The streams read but not edited, at the versions read."""
        return {stream: kept.version for stream, kept in self._read.items() if stream not in self._edited}

    @property
    def decided(self) -> list[Aggregate[Any]]:
        """The aggregates with events to record, in the order they were opened."""
        return [each for each in self._edited.values() if each.pending_events]

    def new_id(self) -> UUID:
        """A fresh random id."""
        return self._tools.new_id()

    def calendar(self, office: str) -> WorkingCalendar:
        """The days on which people work, by the notices that an office has taken in so far."""
        policies = self.find(PolicySet, PolicySet.id_of(office))
        return NoticedCalendar(self._tools.calendar, () if policies is None else policies.notices)

    def unseal(self, bound_to: UUID, field: str, sealed: Sealed) -> str | None:
        """A personal text, opened; ``None`` when the person's key was erased."""
        return self._tools.keys.unseal(bound_to, field, sealed)

    def seal_name(self, person: UUID, name: str) -> Sealed:
        """A person's own name under their own key, bound to their id."""
        return self._tools.keys.seal(person, _NAME_FIELD, str(person), name)

    def read(self, kind: type[Aggregate[S]], stream: UUID) -> S:
        """The state of a stream; the append asserts that it did not move.  Raises ``kind.UNKNOWN``."""
        if (state := self.find(kind, stream)) is None:
            raise kind.UNKNOWN(kind.NAME)
        return state

    def find(self, _kind: type[Aggregate[S]], stream: UUID) -> S | None:
        """The state of a stream that may not exist yet; the append asserts that it did not move."""
        state: S | None = self._load(stream).state
        return state

    def read_all(self, kind: type[Aggregate[S]], streams: Sequence[UUID]) -> list[S]:
        """The states of many streams, read together; as with ``read``."""
        kept = self._tools.ledger.load_all(streams)
        for stream, each in kept.items():
            self._remember(stream, each)
        if any(each.state is None for each in kept.values()):
            raise kind.UNKNOWN(kind.NAME)
        return [kept[stream].state for stream in streams]

    def events(self, stream: UUID) -> list[Event]:
        """The events of a stream up to the version that was read, and those decided on it so far."""
        self._load(stream)
        told = self._tools.ledger.history(stream, self._read[stream].version)
        edited = self._edited.get(stream)
        return told if edited is None else [*told, *cast("list[Event]", edited.pending_events)]

    def made_of(self, stream: UUID, name: str, make: Callable[[], T]) -> T:
        """What ``make`` makes of a stream that was read, once for each of its versions.

        It depends on nothing but the state of the stream, and what never changes.
        """
        made = self._read[stream].made
        if name not in made:
            made[name] = make()
        value: T = made[name]
        return value

    def border(self) -> int:
        """The end of the log as it is now.

        What was read before is what the log says there: the append asserts that none of it has moved since.
        """
        return self._tools.ledger.head()

    def authorise(self, action: Action, *, office: str, unit: str | None = None) -> None:
        """Let the caller act on a unit or person of ``office``; raises ``RoleMissing`` or ``OutOfScope``."""
        person, own = self._person(), self._own(office)
        roles = (_system_role(office),) if person is None else self._acting(person)
        role = role_for(action, roles=roles, own=own, office=office, unit=unit, day=self.today)
        self._by, self._office = self._authorship(role, own.unit, office), office

    def correlate(self, correlation_id: UUID) -> None:
        """Let what is decided from here on belong to an earlier matter: its events carry that matter's id."""
        self._by = replace(self.by, correlation_id=correlation_id)

    def own_unit(self, office: str) -> str | None:
        """The unit of ``office`` that the caller belongs to, or that the caller's own office is there."""
        return None if self._person() is None else self.unit_of(UUID(self._caller.person), office)

    def unit_of(self, person: UUID, office: str) -> str | None:
        """The unit of ``office`` that a person belongs to today, or that the person's own office is there."""
        place = self.read(Person, person).place_on(self.today)
        if place.office == office:
            return place.unit
        state = self.find(Office, Office.id_of(office))
        unit = None if state is None else state.unit_for(place.office, self.today)
        return None if unit is None else unit.code

    def _own(self, office: str) -> Own:
        person = None if self._person() is None else self._caller.person
        return Own(self.own_unit(office), person)

    def _acting(self, person: PersonState) -> tuple[RoleHeld, ...]:
        return (*person.roles, as_staff(person.place_on(self.today).office))

    def holds(self, role: Role, office: str) -> bool:
        """Whether the caller holds a role in an office today."""
        person = self._person()
        return person is not None and person.holds(role, office, self.today)

    def edit(self, kind: type[A], stream: UUID, *, cause: UUID | None = None) -> A:
        """The aggregate of an existing stream, to be decided on; raises ``kind.UNKNOWN``."""
        aggregate = self.begin(kind, stream, cause=cause)
        if not aggregate.exists:
            raise kind.UNKNOWN(kind.NAME)
        return aggregate

    def scratch(self, kind: type[A], stream: UUID) -> A:
        """The aggregate of a stream, to try something on: what it decides is not recorded."""
        kept = self._load(stream)
        return kind.of(stream, kept.version, kept.state, self.by)

    def begin(self, kind: type[A], stream: UUID, *, cause: UUID | None = None) -> A:
        """The aggregate of a stream that may not exist yet; events name ``cause`` as what caused them.

        Within one command a stream has one aggregate: asked for again, it is the one decided on so far.
        """
        if isinstance(known := self._edited.get(stream), kind) and cause is None:
            return known
        if not self._edited:
            self._held.enter_context(self._tools.lock(stream))
        kept = self._load(stream)
        by = replace(self.by, causation_id=cause) if cause else self.by
        aggregate = kind.of(stream, kept.version, kept.state, by)
        self._edited[stream] = aggregate
        return aggregate

    def _load(self, stream: UUID) -> Kept:
        kept = self._tools.ledger.load(stream)
        self._remember(stream, kept)
        return kept

    def _remember(self, stream: UUID, kept: Kept) -> None:
        """What is decided rests on what was read first, too."""
        self._read.setdefault(stream, kept)

    def _person(self) -> PersonState | None:
        caller = self._caller.person
        return None if caller.startswith("system:") else self.read(Person, UUID(caller))

    def _authorship(self, role: Role, unit: str | None, office: str) -> Authorship:
        caller = self._caller
        return Authorship(
            actor_id=caller.person,
            role=role.value,
            unit=unit,
            name=self._name(),
            on_behalf_of=caller.on_behalf_of,
            channel=caller.channel,
            correlation_id=caller.correlation_id,
            causation_id=None,
            request_id=caller.request_id,
            policy_version=self._policy_version(office),
            now=self.now,
            new_id=self._tools.new_id,
            seal=lambda event_id, field, text: self._tools.keys.seal(event_id, field, caller.person, text),
        )

    def _name(self) -> str | None:
        if (person := self._person()) is None:
            return None
        return self._tools.keys.unseal(UUID(self._caller.person), _NAME_FIELD, person.name)

    def _policy_version(self, office: str) -> int:
        state: PolicySetState | None = self._load(PolicySet.id_of(office)).state
        return 0 if state is None else state.in_force_on(self.today)


def _system_role(office: str) -> RoleHeld:
    return RoleHeld(Role.SYSTEM, office, date.min, None)
