"""What does not apply: requested, approved by somebody else, withdrawn."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import open_for
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.kernel.event import Grounds


class MarkNotApplicable(Command):
    """Ask that an indicator do not apply to a unit in a period: neither zero nor a nil return."""

    NAME: ClassVar[str] = "markNotApplicable"

    assessment: UUID
    indicator: str
    period: str
    grounds: Grounds


def mark_not_applicable(command: MarkNotApplicable, work: Work) -> str:
    """Gives the reference of the request."""
    opened = open_for(Action.MARK_NOT_APPLICABLE, command.assessment, work)
    return opened.assessment.request_not_applicable(
        indicator=command.indicator, period=command.period, grounds=command.grounds, plan=opened.plan
    )


class ApproveNotApplicable(Command):
    """Approve that an indicator does not apply; the policy says what becomes of its points."""

    NAME: ClassVar[str] = "approveNotApplicable"

    assessment: UUID
    item: str


def approve_not_applicable(command: ApproveNotApplicable, work: Work) -> None:
    """By another person of the performance office."""
    opened = open_for(Action.MARK_NOT_APPLICABLE, command.assessment, work)
    opened.assessment.approve_not_applicable(command.item)


class WithdrawNotApplicable(Command):
    """Take back that an indicator does not apply, or the request for it, with grounds."""

    NAME: ClassVar[str] = "withdrawNotApplicable"

    assessment: UUID
    item: str
    grounds: Grounds


def withdraw_not_applicable(command: WithdrawNotApplicable, work: Work) -> None:
    """The indicator applies again."""
    opened = open_for(Action.MARK_NOT_APPLICABLE, command.assessment, work)
    opened.assessment.withdraw_not_applicable(command.item, command.grounds)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    MarkNotApplicable: mark_not_applicable,
    ApproveNotApplicable: approve_not_applicable,
    WithdrawNotApplicable: withdraw_not_applicable,
}
