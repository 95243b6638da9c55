"""Offices among offices: established under a superior, renamed, merged into a successor."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Final

from pydantic import Field

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.office.managed import managed
from application.work import Work
from domain.kernel.value import Code
from domain.office.office import Office
from domain.office.state import Level


class EstablishOffice(Command):
    """Found an office on a day, under a superior of a higher level where there is one."""

    NAME: ClassVar[str] = "establishOffice"

    code: Code
    name: str
    level: Level
    superior: str | None
    since: date


def establish_office(command: EstablishOffice, work: Work) -> str:
    """Gives the office's stream id."""
    work.authorise(Action.ESTABLISH_OFFICE, office=command.code)
    superior = None if command.superior is None else work.read(Office, Office.id_of(command.superior))
    office = work.begin(Office, Office.id_of(command.code))
    office.establish(command.code, command.name, command.level, command.since, superior)
    return str(office.id)


class RenameOffice(Command):
    """Call an office otherwise from a day on; what it was called before stays readable."""

    NAME: ClassVar[str] = "renameOffice"

    office: str
    name: str
    since: date


def rename_office(command: RenameOffice, work: Work) -> None:
    """The name on that day and after it."""
    managed(command.office, work).rename(command.name, command.since)


class MergeOffices(Command):
    """Merge offices into a successor on a day: they keep their history, and take nothing new after it."""

    NAME: ClassVar[str] = "mergeOffices"

    successor: str
    offices: Annotated[tuple[str, ...], Field(min_length=1)]
    on: date
    document: str


def merge_offices(command: MergeOffices, work: Work) -> None:
    """All of them in one commit, by somebody who manages each."""
    work.authorise(Action.MANAGE_ORGANIZATION, office=command.successor)
    successor = work.read(Office, Office.id_of(command.successor))
    for code in command.offices:
        managed(code, work).merge_into(successor, command.on, command.document)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    EstablishOffice: establish_office,
    RenameOffice: rename_office,
    MergeOffices: merge_offices,
}
