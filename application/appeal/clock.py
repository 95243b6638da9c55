"""The clock of appeals: paused, resumed, extended, and told when it runs out."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.appeal.filing import open_for, timing_of
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.kernel.event import Grounds


class PauseAppeal(Command):
    """Stop the clock of an appeal, with the reason (中止)."""

    NAME: ClassVar[str] = "pauseAppeal"

    appeal: UUID
    reason: str


def pause_appeal(command: PauseAppeal, work: Work) -> None:
    """Nothing falls due meanwhile."""
    open_for(Action.RECEIVE_APPEAL, command.appeal, work).pause(command.reason)


class ResumeAppeal(Command):
    """Let the clock of a paused appeal run again (恢复)."""

    NAME: ClassVar[str] = "resumeAppeal"

    appeal: UUID


def resume_appeal(command: ResumeAppeal, work: Work) -> None:
    """What was left of each time is counted from today."""
    appeal = open_for(Action.RECEIVE_APPEAL, command.appeal, work)
    appeal.resume(work.calendar(appeal.state.office))


class ExtendRuling(Command):
    """Extend the time to rule on an appeal, once, with grounds (延期)."""

    NAME: ClassVar[str] = "extendRuling"

    appeal: UUID
    grounds: Grounds


def extend_ruling(command: ExtendRuling, work: Work) -> None:
    """The parties read the grounds."""
    appeal = open_for(Action.RECEIVE_APPEAL, command.appeal, work)
    appeal.extend(command.grounds, timing_of(appeal.state.assessment, work))


class TellAppealOverdue(Command):
    """Say of each step of an appeal that it was not taken by its day."""

    NAME: ClassVar[str] = "tellAppealOverdue"

    appeal: UUID


def tell_appeal_overdue(command: TellAppealOverdue, work: Work) -> None:
    """Each day that passed is told once."""
    open_for(Action.WATCH, command.appeal, work).tell_overdue()


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    PauseAppeal: pause_appeal,
    ResumeAppeal: resume_appeal,
    ExtendRuling: extend_ruling,
    TellAppealOverdue: tell_appeal_overdue,
}
