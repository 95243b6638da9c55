"""What is due, what was not reported, and how units check themselves."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import open_for, policy_of
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.assessment.watch import SelfCheckItem


class ReportNil(Command):
    """Report that nothing happened in a period which an indicator of the own unit could measure."""

    NAME: ClassVar[str] = "reportNil"

    assessment: UUID
    indicator: str
    period: str
    reason: str


def report_nil(command: ReportNil, work: Work) -> str:
    """Gives the entry's reference; it is reviewed and rechecked as any result."""
    opened = open_for(Action.REPORT_OWN, command.assessment, work)
    share = policy_of(opened.assessment.state, work).workflow.nil_share
    return opened.assessment.report_nil(command.indicator, command.period, command.reason, opened.plan, share)


class RecordSelfCheck(Command):
    """Record how the own unit stands at the end of a quarter, with measures where its own score is low."""

    NAME: ClassVar[str] = "recordSelfCheck"

    assessment: UUID
    quarter: str
    items: tuple[SelfCheckItem, ...]


def record_self_check(command: RecordSelfCheck, work: Work) -> None:
    """A later one of the same quarter takes the place of the earlier."""
    opened = open_for(Action.CHECK_ONESELF, command.assessment, work)
    threshold = policy_of(opened.assessment.state, work).workflow.self_check_threshold
    opened.assessment.record_self_check(command.quarter, command.items, opened.plan, threshold)


class SetDueDates(Command):
    """Count the due dates that could not be counted before, for want of a calendar."""

    NAME: ClassVar[str] = "setDueDates"

    assessment: UUID


def set_due_dates(command: SetDueDates, work: Work) -> None:
    """Those that are set stay as they are."""
    opened = open_for(Action.WATCH, command.assessment, work)
    state = opened.assessment.state
    rules = policy_of(state, work).deadlines
    opened.assessment.set_due_dates(opened.plan, rules, work.calendar(state.office))


class RaiseAlarms(Command):
    """Raise the alarms that are to sound today over results and self-checks that are missing."""

    NAME: ClassVar[str] = "raiseAlarms"

    assessment: UUID


def raise_alarms(command: RaiseAlarms, work: Work) -> None:
    """Each level once; what comes in ends them."""
    opened = open_for(Action.WATCH, command.assessment, work)
    state = opened.assessment.state
    rules = policy_of(state, work).deadlines
    opened.assessment.raise_alarms(opened.plan, rules, work.calendar(state.office))


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    ReportNil: report_nil,
    RecordSelfCheck: record_self_check,
    SetDueDates: set_due_dates,
    RaiseAlarms: raise_alarms,
}
