"""Training (培训): what was taught, and who came."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.parts import AT_ONCE, fits
from application.work import Work
from domain.office.office import Office
from domain.person import Person
from domain.training.refusals import TooManyInvited
from domain.training.training import Training, TrainingFacts


class RecordTraining(Command):
    """Record a training in ideas, indicators or the system: who was invited, and who of them came."""

    NAME: ClassVar[str] = "recordTraining"

    office: str
    facts: TrainingFacts


def record_training(command: RecordTraining, work: Work) -> str:
    """Gives the id of the training."""
    work.authorise(Action.RECORD_TRAINING, office=command.office)
    _must_be_known(command.office, command.facts, work)
    training = work.begin(Training, work.new_id())
    training.record(command.office, command.facts)
    return str(training.id)


class CorrectTraining(Command):
    """Put the right facts in place of what was recorded of a training, with the reason."""

    NAME: ClassVar[str] = "correctTraining"

    training: UUID
    facts: TrainingFacts
    reason: str


def correct_training(command: CorrectTraining, work: Work) -> None:
    """Who came, and whoever was warned of, may be others then."""
    training = _open(command.training, work)
    _must_be_known(training.state.office, command.facts, work)
    training.correct(command.facts, command.reason)


class WithdrawTraining(Command):
    """Take back a training that should not have been recorded, with the reason."""

    NAME: ClassVar[str] = "withdrawTraining"

    training: UUID
    reason: str


def withdraw_training(command: WithdrawTraining, work: Work) -> None:
    """Nobody counts as trained by it."""
    _open(command.training, work).withdraw(command.reason)


def _open(training: UUID, work: Work) -> Training:
    work.authorise(Action.RECORD_TRAINING, office=work.read(Training, training).office)
    return work.edit(Training, training)


def _must_be_known(office: str, facts: TrainingFacts, work: Work) -> None:
    """Refuse a unit that did not stand on the day, more persons than one command reads, and unknown ones."""
    state = work.read(Office, Office.id_of(office))
    if facts.unit is not None:
        state.unit_on(facts.unit, facts.held_on, "facts.unit")
    if not fits(facts.invited):
        raise TooManyInvited("facts.invited", most=AT_ONCE)
    work.read_all(Person, facts.invited)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RecordTraining: record_training,
    CorrectTraining: correct_training,
    WithdrawTraining: withdraw_training,
}
