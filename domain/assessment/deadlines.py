"""Due dates: counted once on the working calendar, and kept with the days that were counted."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import ClassVar, Final

from domain.assessment.owed import is_reported
from domain.assessment.sheet import Sheet
from domain.assessment.state import AssessmentState
from domain.assessment.watch import check_of
from domain.calendar.calendar import WorkingCalendar
from domain.calendar.deadline import Deadline, due
from domain.calendar.refusals import CalendarMissing
from domain.kernel.event import Event
from domain.kernel.value import Value
from domain.period import Cycle, last_day, periods_of
from domain.plan.version import PlanVersion
from domain.policy.deadlines import DeadlineRules


class DueDate(Value):
    """When the results of a period, or a self-check, are due."""

    of: str
    deadline: Deadline


class DueDatesSet(Event):
    """Due dates were counted; those of periods that have one stay."""

    TOPIC: ClassVar[str] = "assessment.due-dates-set.v1"

    due_dates: tuple[DueDate, ...]

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Add them."""
        news = {each.of: each.deadline for each in self.due_dates}
        return state._replace(watch=state.watch._replace(deadlines={**news, **state.watch.deadlines}))


class DueDates(Sheet):
    """Counting due dates."""

    def set_due_dates(self, plan: PlanVersion, rules: DeadlineRules, calendar: WorkingCalendar) -> None:
        """Count what can be counted: years without a calendar yet are left for later."""
        known = self.state.watch.deadlines
        if found := due_dates(plan, self.state.unit, rules, calendar, known):
            self.trigger(DueDatesSet, due_dates=found)


def due_dates(
    plan: PlanVersion,
    subject: str,
    rules: DeadlineRules,
    calendar: WorkingCalendar,
    known: Collection[str] = (),
) -> tuple[DueDate, ...]:
    """The due dates of a subject that are not known and can be counted on the calendar."""
    return tuple(_counted(plan, subject, rules, calendar, known))


def _counted(
    plan: PlanVersion, subject: str, rules: DeadlineRules, calendar: WorkingCalendar, known: Collection[str]
) -> Iterator[DueDate]:
    for of, period, workdays in _wanted(plan, subject, rules):
        if of not in known:
            with suppress(CalendarMissing):
                yield DueDate(of=of, deadline=due(last_day(period), workdays, calendar))


def _wanted(plan: PlanVersion, subject: str, rules: DeadlineRules) -> Iterator[tuple[str, str, int]]:
    assessed = [each for each in plan.indicators.values() if each.applies_to(subject) and is_reported(each)]
    for period in dict.fromkeys(period for each in assessed for period in each.periods):
        yield period, period, rules.workdays(period)
    quarters = () if plan.side == "PERSON" else periods_of(plan.year, Cycle.QUARTER)
    for quarter in quarters:
        yield check_of(quarter), quarter, rules.self_check_workdays


EVENTS: Final = (DueDatesSet,)
