"""When plan and report are due: on given days, or as the policy says; never on no day (P26)."""

from datetime import date

from domain.calendar.calendar import WorkingCalendar
from domain.calendar.deadline import Deadline, due, workdays_before, workdays_until
from domain.kernel.value import Value
from domain.policy.rectification import RectificationRules
from domain.rectification.refusals import RectificationDueMissing, RectificationDueWrong
from domain.rectification.state import Due


class GivenDues(Value):
    """The due dates that are given; those that are not follow the policy where ``by_policy`` says so."""

    plan_due_on: date | None
    report_due_on: date | None
    by_policy: bool


class Counting:
    """Counts due dates from a day on, by an office's calendar and rules."""

    def __init__(self, issued_on: date, rules: RectificationRules, calendar: WorkingCalendar) -> None:
        self._issued_on = issued_on
        self._rules = rules
        self._calendar = calendar

    def dues(self, given: GivenDues, *, repeat: bool) -> tuple[Due, Due]:
        """When the plan and the report are due; raises the refusals of due dates, or ``CalendarMissing``."""
        plan_days, report_days = self._rules.workdays(repeat=repeat)
        plan = self._due(given.plan_due_on, plan_days if given.by_policy else None, "due.plan_due_on")
        report = self._due(given.report_due_on, report_days if given.by_policy else None, "due.report_due_on")
        if report.deadline.due_on <= plan.deadline.due_on:
            raise RectificationDueWrong("due.report_due_on", day=report.deadline.due_on)
        return plan, report

    def extended(self, before: Due, day: date) -> Due:
        """A later day for a step, within the days by which the policy lets it be put off."""
        latest = due(before.deadline.due_on, self._rules.extension_workdays, self._calendar).due_on
        if not before.deadline.due_on < day <= latest:
            raise RectificationDueWrong("due_on", day=day)
        return self._due(day, None, "due_on")

    def _due(self, day: date | None, workdays: int | None, field: str) -> Due:
        deadline = self._deadline(day, workdays, field)
        warn_on = workdays_before(deadline.due_on, self._rules.warning_workdays, self._calendar)
        return Due(deadline=deadline, warn_on=max(warn_on, self._issued_on))

    def _deadline(self, day: date | None, workdays: int | None, field: str) -> Deadline:
        if day is None:
            if workdays is None:
                raise RectificationDueMissing(field)
            return due(self._issued_on, workdays, self._calendar)
        counted = workdays_until(self._issued_on, day, self._calendar)
        if not counted or counted[-1] != day:
            raise RectificationDueWrong(field, day=day)
        return Deadline(trigger_on=self._issued_on, workdays=len(counted), due_on=day, counted=counted)
