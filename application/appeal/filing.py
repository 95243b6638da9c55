"""Appeals (申诉): filed, and taken in or not."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import plan_of, policy_of
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.appeal.appeal import Appeal
from domain.appeal.clock import Timing
from domain.appeal.filing import Timeliness
from domain.appeal.register import AppealRegister
from domain.appeal.state import About, ContestedItem
from domain.assessment.assessment import Assessment
from domain.assessment.state import AssessmentState
from domain.assessment.wholes import handlers_of, is_placement
from domain.kernel.event import Grounds
from domain.result.result import Result


class FileAppeal(Command):
    """Contest items of the own unit's assessment."""

    NAME: ClassVar[str] = "fileAppeal"

    assessment: UUID
    statement: str
    items: tuple[ContestedItem, ...]


def file_appeal(command: FileAppeal, work: Work) -> str:
    """Gives the appeal's id: the register numbers it, the assessment marks what it contests."""
    return _file(command, None, work)


class FileLateAppeal(Command):
    """Contest items after the window has closed, saying why it is late; the appeal waits to be let in."""

    NAME: ClassVar[str] = "fileLateAppeal"

    assessment: UUID
    statement: str
    items: tuple[ContestedItem, ...]
    late_reason: str


def file_late_appeal(command: FileLateAppeal, work: Work) -> str:
    """Gives the appeal's id; the items are contested from now on."""
    return _file(command, command.late_reason, work)


def _file(command: FileAppeal | FileLateAppeal, late_reason: str | None, work: Work) -> str:
    state = work.read(Assessment, command.assessment)
    work.authorise(Action.FILE_APPEAL, office=state.office, unit=state.subject)
    return lodge(command, late_reason, state, work)


def lodge(
    command: FileAppeal | FileLateAppeal, late_reason: str | None, state: AssessmentState, work: Work
) -> str:
    """File an appeal for a caller who may; gives its id."""
    register = work.begin(AppealRegister, AppealRegister.id_of(state.office, state.year))
    appeal = work.begin(Appeal, Appeal.id_of(state.office, state.year, register.next_number))
    number = register.allot(state.office, state.year, appeal.id)
    appeal.file(
        number,
        about(command.assessment, [each.item for each in command.items], work),
        statement=command.statement,
        items=command.items,
        timeliness=Timeliness(_window(state, work), late_reason),
        timing=timing_of(command.assessment, work),
    )
    _open_contests(appeal, work)
    return str(appeal.id)


class AdmitLateAppeal(Command):
    """Let an appeal in that was filed out of time, with grounds."""

    NAME: ClassVar[str] = "admitLateAppeal"

    appeal: UUID
    grounds: Grounds


def admit_late_appeal(command: AdmitLateAppeal, work: Work) -> None:
    """It stands as if it had been filed in time; ``rejectAppeal`` turns it down."""
    appeal = open_for(Action.RECEIVE_APPEAL, command.appeal, work)
    appeal.admit(command.grounds, timing_of(appeal.state.assessment, work))


class AcceptAppeal(Command):
    """Accept an appeal (受理)."""

    NAME: ClassVar[str] = "acceptAppeal"

    appeal: UUID


def accept_appeal(command: AcceptAppeal, work: Work) -> None:
    """It goes to the committee."""
    appeal = open_for(Action.RECEIVE_APPEAL, command.appeal, work)
    appeal.accept(timing_of(appeal.state.assessment, work))


class RejectAppeal(Command):
    """Do not accept an appeal (不予受理), with grounds."""

    NAME: ClassVar[str] = "rejectAppeal"

    appeal: UUID
    grounds: Grounds


def reject_appeal(command: RejectAppeal, work: Work) -> None:
    """The contested items are free again."""
    appeal = open_for(Action.RECEIVE_APPEAL, command.appeal, work)
    appeal.not_accept(command.grounds)
    _close_contests(appeal, work)


class WithdrawAppeal(Command):
    """Withdraw an own appeal before it is ruled on."""

    NAME: ClassVar[str] = "withdrawAppeal"

    appeal: UUID
    reason: str


def withdraw_appeal(command: WithdrawAppeal, work: Work) -> None:
    """The contested items are free again."""
    appeal = open_for(Action.FILE_APPEAL, command.appeal, work)
    appeal.withdraw(command.reason)
    _close_contests(appeal, work)


class ReinstateAppeal(Command):
    """Take an own withdrawn appeal up again, while it could still be filed."""

    NAME: ClassVar[str] = "reinstateAppeal"

    appeal: UUID
    reason: str


def reinstate_appeal(command: ReinstateAppeal, work: Work) -> None:
    """The items are contested again."""
    appeal = open_for(Action.FILE_APPEAL, command.appeal, work)
    state = work.read(Assessment, appeal.state.assessment)
    appeal.reinstate(command.reason, _window(state, work), timing_of(appeal.state.assessment, work))
    _open_contests(appeal, work)


def about(assessment: UUID, items: Sequence[str], work: Work) -> About:
    """Whose assessment is contested, and who had a hand in the items."""
    state = work.read(Assessment, assessment)
    handlers = frozenset[str]().union(*(handlers_of(item, state) for item in items))
    if any(map(is_placement, items)):
        result = work.find(Result, Result.id_of(state.plan, state.peer_group))
        handlers |= frozenset() if result is None else result.handlers
    return About(assessment, state.office, state.subject, state.unit, handlers)


def open_for(action: Action, appeal: UUID, work: Work) -> Appeal:
    """The appeal, for a caller who may take ``action`` on it."""
    state = work.read(Appeal, appeal)
    work.authorise(action, office=state.office, unit=state.subject)
    return work.edit(Appeal, appeal)


def timing_of(assessment: UUID, work: Work) -> Timing:
    """How long the steps of an appeal against an assessment may take."""
    state = work.read(Assessment, assessment)
    return Timing(policy_of(state, work).appeals, work.calendar(state.office))


def _window(state: AssessmentState, work: Work) -> date | None:
    """The last day on which the subject may contest its annual result; ``None`` before that is public."""
    result = work.find(Result, Result.id_of(state.plan, state.peer_group))
    return None if result is None else result.filing_until(state.subject)


def _open_contests(appeal: Appeal, work: Work) -> None:
    assessment = work.edit(Assessment, appeal.state.assessment, cause=appeal.last_event_id)
    plan = plan_of(assessment.state, work)
    official = _window(assessment.state, work) is not None
    for each in appeal.state.items:
        assessment.contest(each.item, appeal.id, plan, official=official)


def _close_contests(appeal: Appeal, work: Work) -> None:
    assessment = work.edit(Assessment, appeal.state.assessment, cause=appeal.last_event_id)
    for each in appeal.state.items:
        assessment.close_contest(each.item, appeal.id)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    FileAppeal: file_appeal,
    FileLateAppeal: file_late_appeal,
    AdmitLateAppeal: admit_late_appeal,
    AcceptAppeal: accept_appeal,
    RejectAppeal: reject_appeal,
    WithdrawAppeal: withdraw_appeal,
    ReinstateAppeal: reinstate_appeal,
}
