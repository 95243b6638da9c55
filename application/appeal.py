"""Appeals (申诉): filed, received, ruled on; ruling and effects are one commit."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import plan_of
from application.assessment.veto_spread import revoke_spread
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.appeal.appeal import Appeal
from domain.appeal.refusals import RecusalRequired
from domain.appeal.register import AppealRegister
from domain.appeal.state import AppealState, ContestedItem, ItemRuling
from domain.assessment.assessment import Assessment
from domain.assessment.state import AssessmentState
from domain.kernel.event import Grounds


class FileAppeal(Command):
    """Contest items of the own unit's assessment."""

    NAME: ClassVar[str] = "fileAppeal"

    assessment: UUID
    statement: str
    items: tuple[ContestedItem, ...]


def file_appeal(command: FileAppeal, work: Work) -> str:
    """Gives the appeal's id: the register numbers it, the assessment marks what it contests."""
    state = work.read(Assessment, command.assessment)
    work.authorise(Action.FILE_APPEAL, office=state.office, unit=state.subject)
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
    )
    assessment = work.edit(Assessment, command.assessment, cause=appeal.last_event_id)
    for each in command.items:
        assessment.contest(each.item, appeal.id)
    return str(appeal.id)


class AcceptAppeal(Command):
    """Accept an appeal (受理)."""

    NAME: ClassVar[str] = "acceptAppeal"

    appeal: UUID


def accept_appeal(command: AcceptAppeal, work: Work) -> None:
    """It goes to the committee."""
    _open_for(Action.RECEIVE_APPEAL, command.appeal, work).accept()


class RejectAppeal(Command):
    """Do not accept an appeal (不予受理), with grounds."""

    NAME: ClassVar[str] = "rejectAppeal"

    appeal: UUID
    grounds: Grounds


def reject_appeal(command: RejectAppeal, work: Work) -> None:
    """The contested items are free again."""
    appeal = _open_for(Action.RECEIVE_APPEAL, command.appeal, work)
    appeal.not_accept(command.grounds)
    _close_contests(appeal, work)


class WithdrawAppeal(Command):
    """Withdraw an own appeal before it is ruled on."""

    NAME: ClassVar[str] = "withdrawAppeal"

    appeal: UUID
    reason: str


def withdraw_appeal(command: WithdrawAppeal, work: Work) -> None:
    """The contested items are free again."""
    appeal = _open_for(Action.FILE_APPEAL, command.appeal, work)
    appeal.withdraw(command.reason)
    _close_contests(appeal, work)


class RuleOnAppeal(Command):
    """Rule on every contested item (裁定): maintained, varied or revoked."""

    NAME: ClassVar[str] = "ruleOnAppeal"

    appeal: UUID
    rulings: tuple[ItemRuling, ...]
    grounds: Grounds


def rule_on_appeal(command: RuleOnAppeal, work: Work) -> None:
    """The ruling takes effect in the same commit."""
    appeal = _open_for(Action.RULE_ON_APPEAL, command.appeal, work)
    state = work.read(Assessment, appeal.state.assessment)
    _must_be_unconcerned(appeal.state, state, work)
    cause = appeal.rule(command.rulings, command.grounds).envelope.event_id
    assessment = work.edit(Assessment, appeal.state.assessment, cause=cause)
    effects = tuple(
        _apply(ruling, appeal.id, command.grounds, assessment, work) for ruling in command.rulings
    )
    appeal.execute(effects)


def _apply(ruling: ItemRuling, appeal: UUID, grounds: Grounds, assessment: Assessment, work: Work) -> UUID:
    effect = assessment.apply_ruling(
        item=ruling.item,
        appeal=appeal,
        outcome=ruling.outcome,
        points=ruling.points,
        grounds=grounds.model_copy(update={"reason": ruling.reason}),
        plan=plan_of(assessment.state, work),
    )
    if ruling.outcome == "REVOKED" and ruling.item in assessment.state.vetoes:
        revoke_spread(assessment, ruling.item, appeal, work)
    return effect


def _open_for(action: Action, appeal: UUID, work: Work) -> Appeal:
    state = work.read(Appeal, appeal)
    work.authorise(action, office=state.office, unit=state.subject)
    return work.edit(Appeal, appeal)


def _close_contests(appeal: Appeal, work: Work) -> None:
    assessment = work.edit(Assessment, appeal.state.assessment, cause=appeal.last_event_id)
    for each in appeal.state.items:
        assessment.close_contest(each.item, appeal.id)


def _must_be_unconcerned(appeal: AppealState, assessment: AssessmentState, work: Work) -> None:
    handlers = {appeal.filed_by, appeal.accepted_by}
    for each in appeal.items:
        if (item := assessment.item(each.item)) is not None:
            handlers |= item.handlers
    if work.by.actor_id in handlers or appeal.subject in {work.by.unit, work.by.actor_id}:
        raise RecusalRequired


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    FileAppeal: file_appeal,
    AcceptAppeal: accept_appeal,
    RejectAppeal: reject_appeal,
    WithdrawAppeal: withdraw_appeal,
    RuleOnAppeal: rule_on_appeal,
}
