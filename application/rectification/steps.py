"""The steps of a rectification: planned, approved, reported, verified, put off, withdrawn; and its alerts."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.rectification.opened import (
    open_as_office,
    open_as_owner,
    open_as_verifier,
    open_for_plan,
    rules_of,
)
from application.work import Work
from domain.kernel.event import ContentHash
from domain.rectification.dues import Counting
from domain.rectification.rectification import Rectification
from domain.rectification.state import RectificationMeasure


class SubmitRectificationPlan(Command):
    """Submit the measures by which the own unit puts the problem right (整改方案)."""

    NAME: ClassVar[str] = "submitRectificationPlan"

    rectification: UUID
    measures: tuple[RectificationMeasure, ...]


def submit_rectification_plan(command: SubmitRectificationPlan, work: Work) -> None:
    """They wait for approval."""
    open_as_owner(command.rectification, work).submit_plan(command.measures)


class ApproveRectificationPlan(Command):
    """Approve the measures of a unit; those for a repeated problem are the leading group's to approve."""

    NAME: ClassVar[str] = "approveRectificationPlan"

    rectification: UUID


def approve_rectification_plan(command: ApproveRectificationPlan, work: Work) -> None:
    """The unit carries them out."""
    open_for_plan(command.rectification, work).approve_plan()


class ReturnRectificationPlan(Command):
    """Send the measures of a unit back, with the reason; the due date stays."""

    NAME: ClassVar[str] = "returnRectificationPlan"

    rectification: UUID
    reason: str


def return_rectification_plan(command: ReturnRectificationPlan, work: Work) -> None:
    """The unit owes a plan again."""
    open_for_plan(command.rectification, work).return_plan(command.reason)


class SubmitRectificationReport(Command):
    """Report that the own unit has put the problem right (整改报告)."""

    NAME: ClassVar[str] = "submitRectificationReport"

    rectification: UUID
    text: str
    evidence: tuple[ContentHash, ...]


def submit_rectification_report(command: SubmitRectificationReport, work: Work) -> None:
    """It waits for verification."""
    open_as_owner(command.rectification, work).submit_report(command.text, command.evidence)


class VerifyRectification(Command):
    """Find that the problem is put right, for the department that verifies (核验)."""

    NAME: ClassVar[str] = "verifyRectification"

    rectification: UUID


def verify_rectification(command: VerifyRectification, work: Work) -> None:
    """The performance office may close it."""
    open_as_verifier(command.rectification, work).verify()


class ReturnRectificationReport(Command):
    """Find that the problem is not put right, with the reason; the due date stays."""

    NAME: ClassVar[str] = "returnRectificationReport"

    rectification: UUID
    reason: str


def return_rectification_report(command: ReturnRectificationReport, work: Work) -> None:
    """The unit owes a report again."""
    open_as_verifier(command.rectification, work).return_report(command.reason)


class ExtendRectification(Command):
    """Let the report be due on a later day, once, for a reason."""

    NAME: ClassVar[str] = "extendRectification"

    rectification: UUID
    due_on: date
    reason: str


def extend_rectification(command: ExtendRectification, work: Work) -> None:
    """The later day holds from now on."""
    rectification = open_as_office(command.rectification, work)
    state = rectification.state
    counting = Counting(state.issued_on, rules_of(state, work), work.calendar(state.office))
    rectification.extend(counting.extended(state.dues["REPORT"], command.due_on), command.reason)


class WithdrawRectification(Command):
    """Take a rectification back that should not have been issued, for a reason."""

    NAME: ClassVar[str] = "withdrawRectification"

    rectification: UUID
    reason: str


def withdraw_rectification(command: WithdrawRectification, work: Work) -> None:
    """It ends there, and makes nothing a repeat."""
    open_as_office(command.rectification, work).withdraw(command.reason)


class RaiseRectificationAlerts(Command):
    """Say that a step of a rectification is about to be, or is, overdue."""

    NAME: ClassVar[str] = "raiseRectificationAlerts"

    rectification: UUID


def raise_rectification_alerts(command: RaiseRectificationAlerts, work: Work) -> None:
    """Each is said once."""
    state = work.read(Rectification, command.rectification)
    work.authorise(Action.WATCH, office=state.office)
    work.edit(Rectification, command.rectification).raise_alerts()


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    SubmitRectificationPlan: submit_rectification_plan,
    ApproveRectificationPlan: approve_rectification_plan,
    ReturnRectificationPlan: return_rectification_plan,
    SubmitRectificationReport: submit_rectification_report,
    VerifyRectification: verify_rectification,
    ReturnRectificationReport: return_rectification_report,
    ExtendRectification: extend_rectification,
    WithdrawRectification: withdraw_rectification,
    RaiseRectificationAlerts: raise_rectification_alerts,
}
