"""Which days people work on, as far as it is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from domain.calendar.notice import CalendarNotice

_SATURDAY: Final = 5


class WorkingCalendar(Protocol):
    """The days people work on: weekends and statutory holidays off, make-up days (调休) at work."""

    def is_workday(self, day: date) -> bool | None:
        """Whether ``day`` is a working day; ``None`` when nothing is known of its year."""
        ...


@dataclass(frozen=True, slots=True)
class NoticedCalendar:
    """A calendar with the notices of an office over it: of those that name a day the last one decides.

    A notice makes its year known, so that the days it does not name are off at weekends only.
    """

    published: WorkingCalendar
    notices: Sequence[CalendarNotice]

    def is_workday(self, day: date) -> bool | None:
        """Whether ``day`` is a working day; ``None`` when nothing is known of its year."""
        notices = [each for each in self.notices if each.year == day.year]
        for notice in reversed(notices):
            if (said := notice.says(day)) is not None:
                return said
        known = self.published.is_workday(day)
        return day.weekday() < _SATURDAY if known is None and notices else known
