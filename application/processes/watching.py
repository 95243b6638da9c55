"""What a tick finds in assessments: due dates that can be counted now, and silences that are overdue."""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from uuid import UUID

from application.assessment.watch import RaiseAlarms, SetDueDates
from application.command import Command
from application.processes.due import Due, Outlook
from domain.assessment.alarms import soundings
from domain.assessment.deadlines import due_dates
from domain.assessment.lifecycle import AssessmentOpened
from domain.assessment.state import AssessmentState
from domain.calendar.calendar import WorkingCalendar
from domain.calendar.refusals import CalendarMissing
from domain.plan.version import PlanVersion
from domain.policy.deadlines import DeadlineRules
from domain.policy.policy_set import PolicySet


class _Watched(NamedTuple):
    """An assessment with the rules by which it is watched."""

    stream: UUID
    state: AssessmentState
    plan: PlanVersion
    rules: DeadlineRules
    calendar: WorkingCalendar


class DueDateCount:
    """Counts the due dates that could not be counted when the assessment was opened."""

    name = "due-dates"

    def due(self, outlook: Outlook) -> Iterator[Due]:
        """One command for each assessment with due dates to count."""
        for each in _watched(outlook):
            known = each.state.watch.deadlines
            if due_dates(each.plan, each.state.unit, each.rules, each.calendar, known):
                yield _due(each, outlook, lambda stream: SetDueDates(assessment=stream))


class AlarmClock:
    """Raises the alarms that are to sound."""

    name = "alarms"

    def due(self, outlook: Outlook) -> Iterator[Due]:
        """One command for each assessment with alarms to raise, or whose alarms cannot be told."""
        for each in _watched(outlook):
            if _sounds(each, outlook):
                yield _due(each, outlook, lambda stream: RaiseAlarms(assessment=stream))


def _sounds(each: _Watched, outlook: Outlook) -> bool:
    try:
        found = soundings(each.state, each.plan, each.rules, each.calendar, outlook.today)
        return next(found, None) is not None
    except CalendarMissing:  # the command is refused for it, and the tick tells so
        return True


def _watched(outlook: Outlook) -> Iterator[_Watched]:
    for opened in outlook.log.of([AssessmentOpened.TOPIC]):
        state: AssessmentState = outlook.state(opened.stream)
        if not state.sealed:
            plan = outlook.state(state.plan).version(state.plan_version)
            policy = outlook.state(PolicySet.id_of(state.office)).versions[state.policy_version]
            calendar = outlook.calendar(state.office)
            yield _Watched(opened.stream, state, plan, policy.deadlines, calendar)


def _due(each: _Watched, outlook: Outlook, command: Callable[[UUID], Command]) -> Due:
    return Due(
        stream=each.stream,
        subject=each.state.subject,
        due_on=outlook.today,
        command=command(each.stream),
    )
