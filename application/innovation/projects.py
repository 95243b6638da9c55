"""Before and during the work: projects are applied for, registered, tracked, submitted or withdrawn."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.innovation.opened import (
    open_for,
    open_for_any_applicant,
    open_for_the_unconcerned,
    rules_of,
)
from application.work import Work
from domain.innovation.project import InnovationProject
from domain.innovation.refusals import BorrowedFromOneself, InnovationUnknown
from domain.innovation.register import InnovationRegister
from domain.innovation.state import InnovationApplication
from domain.kernel.event import ContentHash
from domain.office.office import Office


class ApplyForInnovation(Command):
    """Apply for an innovation project before its work, alone or jointly; the own unit comes first."""

    NAME: ClassVar[str] = "applyForInnovation"

    office: str
    application: InnovationApplication


def apply_for_innovation(command: ApplyForInnovation, work: Work) -> str:
    """Gives the project's id; the register of its year numbers it."""
    office, application = command.office, command.application
    work.authorise(Action.APPLY_FOR_INNOVATION, office=office, unit=application.units[0])
    state = work.read(Office, Office.id_of(office))
    for unit in application.units:
        state.unit_on(unit, work.today, "application.applicants")
    _must_be_anothers(office, application, work)
    register = work.begin(InnovationRegister, InnovationRegister.id_of(office, application.year))
    project_id = InnovationProject.id_of(office, application.year, register.next_number)
    number = register.allot(office, application.year, project_id)
    project = work.begin(InnovationProject, project_id, cause=register.last_event_id)
    project.apply(office, number, application, rules_of(office, work))
    return str(project_id)


def _must_be_anothers(office: str, application: InnovationApplication, work: Work) -> None:
    """Refuse to borrow what is one's own, and what is no project of the office."""
    if application.borrows is None:
        return
    source = work.find(InnovationProject, application.borrows)
    if source is None or source.office != office:
        raise InnovationUnknown("application.borrows")
    for unit in application.units:
        if unit in source.application.units:
            raise BorrowedFromOneself("application.borrows", unit=unit)


class RegisterInnovation(Command):
    """Register a project that was applied for (立项)."""

    NAME: ClassVar[str] = "registerInnovation"

    innovation: UUID


def register_innovation(command: RegisterInnovation, work: Work) -> None:
    """From now on it may be tracked."""
    open_for_the_unconcerned(Action.REGISTER_INNOVATION, command.innovation, work).register()


class DeclineInnovation(Command):
    """Do not register a project (不予立项), with the reason."""

    NAME: ClassVar[str] = "declineInnovation"

    innovation: UUID
    reason: str


def decline_innovation(command: DeclineInnovation, work: Work) -> None:
    """It ends here."""
    project = open_for_the_unconcerned(Action.REGISTER_INNOVATION, command.innovation, work)
    project.decline(command.reason)


class TrackInnovation(Command):
    """Record how the work of a registered project stands and what it has brought (跟踪问效)."""

    NAME: ClassVar[str] = "trackInnovation"

    innovation: UUID
    on: date
    text: str
    evidence: tuple[ContentHash, ...]


def track_innovation(command: TrackInnovation, work: Work) -> None:
    """By any of the applicants, or by the performance office."""
    project = open_for_any_applicant(Action.TRACK_INNOVATION, command.innovation, work)
    project.track(command.on, command.text, command.evidence)


class SubmitInnovation(Command):
    """Submit for review what a tracked project achieved; ``completed_on`` is the day its work was done."""

    NAME: ClassVar[str] = "submitInnovation"

    innovation: UUID
    completed_on: date
    summary: str
    evidence: tuple[ContentHash, ...]


def submit_innovation(command: SubmitInnovation, work: Work) -> None:
    """It goes to the review panel of its class."""
    project = open_for(Action.APPLY_FOR_INNOVATION, command.innovation, work)
    office = project.state.office
    register = work.read(InnovationRegister, InnovationRegister.id_of(office, project.state.application.year))
    register.must_be_open("innovation")
    rules = rules_of(office, work)
    project.submit(command.completed_on, command.summary, command.evidence, rules)


class WithdrawInnovation(Command):
    """Withdraw an own project that has not been ranked."""

    NAME: ClassVar[str] = "withdrawInnovation"

    innovation: UUID
    reason: str


def withdraw_innovation(command: WithdrawInnovation, work: Work) -> None:
    """It ends here."""
    open_for(Action.APPLY_FOR_INNOVATION, command.innovation, work).withdraw(command.reason)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ApplyForInnovation: apply_for_innovation,
    RegisterInnovation: register_innovation,
    DeclineInnovation: decline_innovation,
    TrackInnovation: track_innovation,
    SubmitInnovation: submit_innovation,
    WithdrawInnovation: withdraw_innovation,
}
