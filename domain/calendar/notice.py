"""What a notice on holidays (放假安排通知) says."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from domain.calendar.refusals import CalendarDayOutside, CalendarDayTwice, CalendarNoticeEmpty
from domain.kernel.refusal import Refusal
from domain.kernel.value import Value


class CalendarNotice(Value):
    """The days of a year that a document names: those off, and those at work though they seem to be off."""

    year: int
    document: str
    days_off: tuple[date, ...]
    workdays: tuple[date, ...]

    def says(self, day: date) -> bool | None:
        """Whether ``day`` is a working day; ``None`` for a day that the notice does not name."""
        if day in self.workdays:
            return True
        return False if day in self.days_off else None

    def faults(self) -> Iterator[Refusal]:
        """Everything that is wrong with it."""
        named = (*self.days_off, *self.workdays)
        if not named:
            yield CalendarNoticeEmpty("notice.days_off")
        for day, times in Counter(named).items():
            if day.year != self.year:
                yield CalendarDayOutside("notice.year", day=day, year=self.year)
            if times > 1:
                yield CalendarDayTwice("notice.days_off", day=day)
