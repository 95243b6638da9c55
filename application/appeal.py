"""Appeals (申诉): filed, received, ruled on; ruling and effects are one commit."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import plan_of, policy_of
from application.assessment.veto_spread import revoke_spread
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.appeal.appeal import Appeal, Timeliness
from domain.appeal.clock import Timing
from domain.appeal.refusals import RecusalRequired
from domain.appeal.register import AppealRegister
from domain.appeal.state import AppealState, ContestedItem, ItemRuling
from domain.assessment.assessment import Assessment
from domain.assessment.state import AssessmentState
from domain.assessment.wholes import handlers_of
from domain.kernel.event import Grounds
from domain.result.result import Result
from domain.scoring.worth import worth_of


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
        number=number,
        assessment=command.assessment,
        office=state.office,
        subject=state.subject,
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


class RuleOnAppeal(Command):
    """Rule on every contested item (裁定): maintained, varied or revoked."""

    NAME: ClassVar[str] = "ruleOnAppeal"

    appeal: UUID
    rulings: tuple[ItemRuling, ...]
    grounds: Grounds


def rule_on_appeal(command: RuleOnAppeal, work: Work) -> None:
    """The ruling takes effect in the same commit."""
    appeal = open_for(Action.RULE_ON_APPEAL, command.appeal, work)
    state = work.read(Assessment, appeal.state.assessment)
    _must_be_unconcerned(appeal.state, state, work)
    cause = appeal.rule(command.rulings, command.grounds).envelope.event_id
    assessment = work.edit(Assessment, appeal.state.assessment, cause=cause)
    effects = tuple(
        _apply(ruling, appeal.id, command.grounds, assessment, work) for ruling in command.rulings
    )
    appeal.execute(effects)


def _apply(ruling: ItemRuling, appeal: UUID, grounds: Grounds, assessment: Assessment, work: Work) -> UUID:
    state = assessment.state
    plan, policy = plan_of(state, work), policy_of(state, work)
    effect = assessment.apply_ruling(
        item=ruling.item,
        appeal=appeal,
        outcome=ruling.outcome,
        points=ruling.points,
        grounds=grounds.model_copy(update={"reason": ruling.reason}),
        plan=plan,
        worth=lambda indicator: worth_of(indicator, state, plan, policy),
    )
    if ruling.outcome == "REVOKED" and ruling.item in assessment.state.vetoes:
        revoke_spread(assessment, ruling.item, appeal, work)
    return effect


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


def _must_be_unconcerned(appeal: AppealState, assessment: AssessmentState, work: Work) -> None:
    handlers = {appeal.filed_by, appeal.accepted_by}
    for each in appeal.items:
        handlers |= handlers_of(each.item, assessment)
    if work.by.actor_id in handlers or appeal.subject in {work.by.unit, work.by.actor_id}:
        raise RecusalRequired


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    FileAppeal: file_appeal,
    FileLateAppeal: file_late_appeal,
    AdmitLateAppeal: admit_late_appeal,
    AcceptAppeal: accept_appeal,
    RejectAppeal: reject_appeal,
    WithdrawAppeal: withdraw_appeal,
    ReinstateAppeal: reinstate_appeal,
    RuleOnAppeal: rule_on_appeal,
}
