"""Regulations (制度): issued, amended, repealed."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.office.office import Office
from domain.regulation.regulations import Regulations
from domain.regulation.state import CitedName, RegulationText


class IssueRegulation(Command):
    """Issue a regulation, in force from a day on; its articles can be cited as a legal basis."""

    NAME: ClassVar[str] = "issueRegulation"

    office: str
    code: CitedName
    text: RegulationText
    since: date


def issue_regulation(command: IssueRegulation, work: Work) -> str:
    """Gives the regulation's code."""
    work.authorise(Action.MANAGE_REGULATIONS, office=command.office)
    work.read(Office, Office.id_of(command.office))
    regulations = work.begin(Regulations, Regulations.id_of(command.office))
    regulations.issue(command.office, command.code, command.text, command.since)
    return command.code


class AmendRegulation(Command):
    """Let a regulation read otherwise from a day on: give all of its new text."""

    NAME: ClassVar[str] = "amendRegulation"

    office: str
    code: CitedName
    text: RegulationText
    since: date


def amend_regulation(command: AmendRegulation, work: Work) -> None:
    """What was cited for earlier days stays as it was cited."""
    _of(command.office, work).amend(command.code, command.text, command.since)


class RepealRegulation(Command):
    """Repeal a regulation; ``until`` is the first day on which it is in force no more."""

    NAME: ClassVar[str] = "repealRegulation"

    office: str
    code: CitedName
    until: date
    document: str
    reason: str


def repeal_regulation(command: RepealRegulation, work: Work) -> None:
    """It can still be cited for facts of earlier days."""
    regulations = _of(command.office, work)
    regulations.repeal(command.code, command.until, command.document, command.reason)


def _of(office: str, work: Work) -> Regulations:
    work.authorise(Action.MANAGE_REGULATIONS, office=office)
    return work.edit(Regulations, Regulations.id_of(office))


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    IssueRegulation: issue_regulation,
    AmendRegulation: amend_regulation,
    RepealRegulation: repeal_regulation,
}
