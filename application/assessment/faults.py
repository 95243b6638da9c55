"""Faults: found, then confirmed by the assessed unit, refused before witnesses, or withdrawn."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import Opened, open_for, policy_of
from application.assessment.routing import open_for_block
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.faults import Witness
from domain.assessment.workflow_refusals import FaultUnknown
from domain.kernel.event import ContentHash
from domain.person import Person


class RecordFault(Command):
    """Record a fault in the results of an indicator and a period; the assessed unit is to confirm it."""

    NAME: ClassVar[str] = "recordFault"

    assessment: UUID
    indicator: str
    period: str
    text: str
    evidence: tuple[ContentHash, ...]


def record_fault(command: RecordFault, work: Work) -> str:
    """Gives the fault's reference."""
    opened = open_for_block(Action.RECORD_FAULT, command.assessment, command.indicator, work)
    return opened.assessment.record_fault(
        indicator=command.indicator,
        period=command.period,
        text=command.text,
        evidence=command.evidence,
        plan=opened.plan,
    )


class ConfirmFault(Command):
    """Confirm a fault of the own unit."""

    NAME: ClassVar[str] = "confirmFault"

    assessment: UUID
    fault: str


def confirm_fault(command: ConfirmFault, work: Work) -> None:
    """The results that it is about may be rechecked from now on."""
    open_for(Action.CONFIRM_FAULT, command.assessment, work).assessment.confirm_fault(command.fault)


class RecordRefusalToConfirm(Command):
    """Record that the assessed unit refuses to confirm a fault, before witnesses of other units."""

    NAME: ClassVar[str] = "recordRefusalToConfirm"

    assessment: UUID
    fault: str
    witnesses: tuple[UUID, ...]
    reason: str


def record_refusal_to_confirm(command: RecordRefusalToConfirm, work: Work) -> None:
    """The results may be rechecked, and the refusal stays visible."""
    opened = _open_for_fault(command.assessment, command.fault, work)
    places = {each: work.read(Person, each).place_on(work.today) for each in command.witnesses}
    present = tuple(Witness(str(each), place.unit) for each, place in places.items())
    needed = policy_of(opened.assessment.state, work).workflow.fault_witnesses
    opened.assessment.refuse_to_confirm(command.fault, present, command.reason, needed)


class WithdrawFault(Command):
    """Take back a fault that turned out to be none."""

    NAME: ClassVar[str] = "withdrawFault"

    assessment: UUID
    fault: str
    reason: str


def withdraw_fault(command: WithdrawFault, work: Work) -> None:
    """As long as the unit has not answered."""
    opened = _open_for_fault(command.assessment, command.fault, work)
    opened.assessment.withdraw_fault(command.fault, command.reason)


def _open_for_fault(assessment: UUID, fault: str, work: Work) -> Opened:
    found = work.read(Assessment, assessment).faults.get(fault)
    if found is None:
        raise FaultUnknown("fault", fault=fault)
    return open_for_block(Action.RECORD_FAULT, assessment, found.indicator, work)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RecordFault: record_fault,
    ConfirmFault: confirm_fault,
    RecordRefusalToConfirm: record_refusal_to_confirm,
    WithdrawFault: withdraw_fault,
}
