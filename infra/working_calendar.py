"""The State Council's calendar as the package ``chinesecalendar`` publishes it, year by year."""

from datetime import date
from typing import Final

from chinese_calendar import constants

_HOLIDAYS: Final = frozenset(constants.holidays)
_MAKE_UP_DAYS: Final = frozenset(constants.workdays)
_YEARS: Final = range(min(_HOLIDAYS).year, max(_HOLIDAYS).year + 1)
_SATURDAY: Final = 5


class PublishedCalendar:
    """The years that the installed package covers; it says nothing about others."""

    def is_workday(self, day: date) -> bool | None:
        """Whether ``day`` is a working day; ``None`` beyond the years of the package."""
        if day.year not in _YEARS:
            return None
        return day in _MAKE_UP_DAYS or (day.weekday() < _SATURDAY and day not in _HOLIDAYS)
