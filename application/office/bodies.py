"""The bodies of an office, and deciding in their name."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.command import Command
from application.dispatcher import Handler
from application.office.managed import managed
from application.work import Work
from domain.office.bodies import must_sit_in
from domain.office.office import Office
from domain.office.state import BodyKind
from domain.person import Person


class ConstituteBody(Command):
    """Let a body sit in a composition from a day on, in place of the former one.

    The leading group is chaired by the chief of that day.
    """

    NAME: ClassVar[str] = "constituteBody"

    office: str
    kind: BodyKind
    chair: UUID
    members: tuple[UUID, ...]
    since: date


def constitute_body(command: ConstituteBody, work: Work) -> None:
    """Decisions of that day and after it are taken by these persons."""
    office = managed(command.office, work)
    for person in (command.chair, *command.members):
        work.read(Person, person)
    office.constitute(command.kind, command.chair, command.members, command.since)


def must_decide_in(kind: BodyKind, office: str, work: Work) -> None:
    """Refuse a decision in a body's name by a caller who does not sit in it today."""
    must_sit_in(work.read(Office, Office.id_of(office)), kind, work.by.actor_id, work.today)


HANDLERS: Final[Mapping[type[Command], Handler]] = {ConstituteBody: constitute_body}
