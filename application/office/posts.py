"""Posts (岗位) and who holds them."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.command import Command
from application.dispatcher import Handler
from application.office.managed import managed
from application.work import Work
from domain.kernel.value import Code
from domain.office.state import Layer
from domain.person import Person


class RegisterPost(Command):
    """Add a post to a unit from a day on.

    ``chief`` marks the chief's post; ``in_charge_of`` are the units that a deputy is in charge of.
    """

    NAME: ClassVar[str] = "registerPost"

    office: str
    unit: str
    code: Code
    name: str
    layer: Layer
    chief: bool
    in_charge_of: tuple[str, ...]
    since: date


def register_post(command: RegisterPost, work: Work) -> str:
    """Gives the post's code."""
    managed(command.office, work).register_post(
        code=command.code,
        unit=command.unit,
        name=command.name,
        layer=command.layer,
        chief=command.chief,
        in_charge_of=command.in_charge_of,
        since=command.since,
    )
    return command.code


class AssignPost(Command):
    """Let a person take up a post on a day."""

    NAME: ClassVar[str] = "assignPost"

    office: str
    post: str
    person: UUID
    since: date


def assign_post(command: AssignPost, work: Work) -> None:
    """The chief's post has one holder at a time."""
    office = managed(command.office, work)
    work.read(Person, command.person)
    office.assign_post(command.post, command.person, command.since)


class LeavePost(Command):
    """Let a person leave a post on a day (that day excluded)."""

    NAME: ClassVar[str] = "leavePost"

    office: str
    post: str
    person: UUID
    until: date


def leave_post(command: LeavePost, work: Work) -> None:
    """Who held it stays readable."""
    managed(command.office, work).leave_post(command.post, command.person, command.until)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RegisterPost: register_post,
    AssignPost: assign_post,
    LeavePost: leave_post,
}
