"""Persons (岗位责任人): posts and roles in clear, the name sealed under the person's own key."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final

from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event, Sealed
from domain.kernel.refusal import Refusal
from domain.kernel.series import Series


class Role(StrEnum):
    """What a person may act as (``domain.md`` §1.2)."""

    ADMINISTRATOR = "ADMINISTRATOR"
    LEADING_GROUP = "LEADING_GROUP"
    COMMITTEE = "COMMITTEE"
    PERFORMANCE_OFFICE = "PERFORMANCE_OFFICE"
    ASSESSOR = "ASSESSOR"
    SUPERVISION = "SUPERVISION"
    REPORTER = "REPORTER"
    UNIT_HEAD = "UNIT_HEAD"
    REVIEWER = "REVIEWER"
    AUDITOR = "AUDITOR"
    SYSTEM = "SYSTEM"
    STAFF = "STAFF"


class PersonExists(Refusal):
    """A person id is registered once."""

    code = "PERSON_EXISTS"
    zh = "该人员编号已登记"
    en = "this person id is registered already"


class PersonUnknown(Refusal):
    """No person has that id."""

    code = "PERSON_UNKNOWN"
    zh = "没有该人员"
    en = "there is no such person"


class MovedBeforeRegistered(Refusal):
    """A person moves after the day of the first place."""

    code = "MOVED_BEFORE_REGISTERED"
    zh = "调动日期 {day} 须晚于登记日期 {begun}"
    en = "the move on {day} must come after the registration on {begun}"


class RoleHeldAlready(Refusal):
    """A role is granted once per office."""

    code = "ROLE_HELD_ALREADY"
    zh = "该人员已担任 {role}"
    en = "the person holds {role} already"


class RoleNotHeld(Refusal):
    """Only a role that is held can be revoked."""

    code = "ROLE_NOT_HELD"
    zh = "该人员未担任 {role}"
    en = "the person does not hold {role}"


class KeyErasedAlready(Refusal):
    """A key is erased once."""

    code = "KEY_ERASED_ALREADY"
    zh = "该人员的密钥已销毁"
    en = "the person's key has been erased already"


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role held in one office, from a day, until a day (``None``: still held; the last day excluded)."""

    role: Role
    office: str
    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the role is held on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


def as_staff(office: str) -> RoleHeld:
    """What everybody of an office is (个人), without being granted it."""
    return RoleHeld(Role.STAFF, office, date.min, None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person works: the unit of an office, and what the post is called."""

    office: str
    unit: str
    post: str


@dataclass(frozen=True, slots=True)
class PersonState:
    """A person as the log knows them: the places of work over time, the roles, the sealed name."""

    places: Series[Place]
    name: Sealed
    roles: tuple[RoleHeld, ...]
    key_erased: bool

    @property
    def office(self) -> str:
        """The office whose person this is, by the last place."""
        return self.places.entries[-1][1].office

    def place_on(self, day: date) -> Place:
        """The place of work on ``day``; the first one before its time."""
        return self.places.on(day) or self.places.entries[0][1]

    def holds(self, role: Role, office: str, day: date) -> bool:
        """Whether the person holds ``role`` in ``office`` on ``day``."""
        return any(held.role is role and held.office == office and held.holds_on(day) for held in self.roles)


class PersonRegistered(Event):
    """A person took up a post."""

    TOPIC: ClassVar[str] = "person.person-registered.v1"

    office: str
    unit: str
    post: str
    name: Sealed

    def evolve(self, state: PersonState | None) -> PersonState:
        """The new person, without roles."""
        del state
        place = Place(self.office, self.unit, self.post)
        places = Series[Place]().put(self.envelope.effective_on, place)
        return PersonState(places, self.name, (), key_erased=False)


class PersonMoved(Event):
    """A person works in another unit from ``envelope.effective_on``; roles stay as they are."""

    TOPIC: ClassVar[str] = "person.person-moved.v1"

    office: str
    unit: str
    post: str

    def evolve(self, state: PersonState) -> PersonState:
        """Put the place on its day."""
        place = Place(self.office, self.unit, self.post)
        return replace(state, places=state.places.put(self.envelope.effective_on, place))


class RoleGranted(Event):
    """A person was given a role in an office, from ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "person.role-granted.v1"

    role: Role
    office: str

    def evolve(self, state: PersonState) -> PersonState:
        """Add the role."""
        held = RoleHeld(self.role, self.office, self.envelope.effective_on, None)
        return replace(state, roles=(*state.roles, held))


class RoleRevoked(Event):
    """A role ended on ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "person.role-revoked.v1"

    role: Role
    office: str

    def evolve(self, state: PersonState) -> PersonState:
        """End the role that is held."""
        return replace(state, roles=tuple(self._ended(held) for held in state.roles))

    def _ended(self, held: RoleHeld) -> RoleHeld:
        ends = held.role is self.role and held.office == self.office and held.until is None
        return replace(held, until=self.envelope.effective_on) if ends else held


class PersonKeyErased(Event):
    """The key that opens the person's name was destroyed; scores and proofs stay as they are."""

    TOPIC: ClassVar[str] = "person.key-erased.v1"

    reason: str

    def evolve(self, state: PersonState) -> PersonState:
        """Mark the key as erased."""
        return replace(state, key_erased=True)


class Person(Aggregate[PersonState]):
    """A person: a post, roles, and a sealed name.  Ids are random, never derived from a personal number."""

    NAME = "person"
    UNKNOWN = PersonUnknown

    def register(self, office: str, unit: str, post: str, name: Sealed) -> None:
        """Register the person; raises ``PersonExists``."""
        if self.exists:
            raise PersonExists("person")
        self.trigger(PersonRegistered, office=office, unit=unit, post=post, name=name)

    def move(self, office: str, unit: str, post: str, since: date) -> None:
        """Let the person work elsewhere from ``since``; raises ``MovedBeforeRegistered``."""
        begun = self.state.places.entries[0][0]
        if since <= begun:
            raise MovedBeforeRegistered("since", day=since, begun=begun)
        self.trigger(PersonMoved, effective_on=since, office=office, unit=unit, post=post)

    def grant(self, role: Role, office: str, since: date) -> None:
        """Give a role from ``since``; raises ``RoleHeldAlready``."""
        if role is Role.STAFF or self._held(role, office):
            raise RoleHeldAlready("role", role=role)
        self.trigger(RoleGranted, effective_on=since, role=role, office=office)

    def revoke(self, role: Role, office: str, until: date) -> None:
        """End a role on ``until``; raises ``RoleNotHeld``."""
        if not self._held(role, office):
            raise RoleNotHeld("role", role=role)
        self.trigger(RoleRevoked, effective_on=until, role=role, office=office)

    def erase_key(self, reason: str) -> None:
        """Record that the person's key is destroyed; raises ``KeyErasedAlready``."""
        if self.state.key_erased:
            raise KeyErasedAlready("person")
        self.trigger(PersonKeyErased, reason=reason)

    def _held(self, role: Role, office: str) -> bool:
        return any(
            held.role is role and held.office == office and held.until is None for held in self.state.roles
        )


EVENTS: Final = (PersonRegistered, PersonMoved, RoleGranted, RoleRevoked, PersonKeyErased)
