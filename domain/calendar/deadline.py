"""Deadlines in working days, with the days that were counted (``domain.md`` §5.3)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from domain.calendar.calendar import WorkingCalendar
from domain.calendar.refusals import CalendarMissing
from domain.kernel.clock import local_date
from domain.kernel.value import Value


class Deadline(Value):
    """``workdays`` working days after ``trigger_on``: those ``counted``, the last of them ``due_on``.

    It is kept as it was counted: a notice that comes later moves no deadline that was told.
    """

    trigger_on: date
    workdays: int
    due_on: date
    counted: tuple[date, ...]

    def is_kept_at(self, moment: datetime) -> bool:
        """Whether ``moment`` is in time: the last day ends at 24:00 in the cell's zone."""
        return local_date(moment) <= self.due_on

    def workdays_left(self, day: date) -> int:
        """How many of the days that were counted are left on ``day``, which is one of them."""
        return sum(each >= day for each in self.counted)


def due(trigger_on: date, workdays: int, calendar: WorkingCalendar) -> Deadline:
    """The deadline of ``workdays`` days of which the first is the first working day after ``trigger_on``.

    Raises ``CalendarMissing`` when a year that must be counted in is not known.
    """
    counted = tuple(islice(_workdays(trigger_on, timedelta(days=1), calendar), workdays))
    due_on = counted[-1] if counted else trigger_on
    return Deadline(trigger_on=trigger_on, workdays=workdays, due_on=due_on, counted=counted)


def workdays_before(day: date, workdays: int, calendar: WorkingCalendar) -> date:
    """The day that lies ``workdays`` working days before ``day``; raises ``CalendarMissing``."""
    *_, found = islice(_workdays(day, timedelta(days=-1), calendar), workdays) if workdays else [day]
    return found


def workdays_until(day: date, end: date, calendar: WorkingCalendar) -> tuple[date, ...]:
    """The working days after ``day``, up to and with ``end``; raises ``CalendarMissing``."""
    days = (day + timedelta(days=number) for number in range(1, (end - day).days + 1))
    return tuple(each for each in days if _is_workday(each, calendar))


def _workdays(day: date, step: timedelta, calendar: WorkingCalendar) -> Iterator[date]:
    """The working days beyond ``day``, nearest first."""
    while date.min < day < date.max:
        day += step
        if _is_workday(day, calendar):
            yield day
    raise CalendarMissing(year=day.year)


def _is_workday(day: date, calendar: WorkingCalendar) -> bool:
    if (known := calendar.is_workday(day)) is None:
        raise CalendarMissing(year=day.year)
    return known
