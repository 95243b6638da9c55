"""Persons: who holds which post and role."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.office.office import Office
from domain.person import Person, Role


class RegisterPerson(Command):
    """Register a person in a post of a unit; the name is sealed under a key of the person's own."""

    NAME: ClassVar[str] = "registerPerson"

    office: str
    unit: str
    post: str
    name: str


def register_person(command: RegisterPerson, work: Work) -> str:
    """Gives the person's id: random, derived from nothing."""
    work.authorise(Action.MANAGE_ORGANIZATION, office=command.office)
    work.read(Office, Office.id_of(command.office)).unit_on(command.unit, work.today)
    person = work.begin(Person, work.new_id())
    name = work.seal_name(person.id, command.name)
    person.register(command.office, command.unit, command.post, name)
    return str(person.id)


class MovePerson(Command):
    """Let a person work in another unit from a day on; roles stay as they are until they are revoked."""

    NAME: ClassVar[str] = "movePerson"

    person: UUID
    office: str
    unit: str
    post: str
    since: date


def move_person(command: MovePerson, work: Work) -> None:
    """By somebody who manages both the office that is left and the one that is joined."""
    work.authorise(Action.MANAGE_ORGANIZATION, office=work.read(Person, command.person).office)
    work.authorise(Action.MANAGE_ORGANIZATION, office=command.office)
    work.read(Office, Office.id_of(command.office)).unit_on(command.unit, command.since)
    work.edit(Person, command.person).move(command.office, command.unit, command.post, command.since)


class GrantRole(Command):
    """Give a person a role in an office from a day on."""

    NAME: ClassVar[str] = "grantRole"

    person: UUID
    role: Role
    office: str
    since: date


def grant_role(command: GrantRole, work: Work) -> None:
    """The person may act from that day on."""
    work.authorise(Action.MANAGE_ORGANIZATION, office=command.office)
    work.edit(Person, command.person).grant(command.role, command.office, command.since)


class RevokeRole(Command):
    """End a person's role on a day (that day excluded)."""

    NAME: ClassVar[str] = "revokeRole"

    person: UUID
    role: Role
    office: str
    until: date


def revoke_role(command: RevokeRole, work: Work) -> None:
    """The person may act no more from that day on."""
    work.authorise(Action.MANAGE_ORGANIZATION, office=command.office)
    work.edit(Person, command.person).revoke(command.role, command.office, command.until)


class ErasePersonKey(Command):
    """Destroy the key that opens a person's name; scores and proofs stay as they are."""

    NAME: ClassVar[str] = "erasePersonKey"

    person: UUID
    reason: str


def erase_person_key(command: ErasePersonKey, work: Work) -> None:
    """The fact is recorded; the key itself goes once that is in the log (``processes/key_erasure``)."""
    office = work.read(Person, command.person).office
    work.authorise(Action.ERASE_KEY, office=office)
    work.edit(Person, command.person).erase_key(command.reason)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RegisterPerson: register_person,
    MovePerson: move_person,
    GrantRole: grant_role,
    RevokeRole: revoke_role,
    ErasePersonKey: erase_person_key,
}
