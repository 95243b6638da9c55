"""Durations back in time, ISO 8601: -P7D, -P1M, -PT2H."""

import re
from calendar import monthrange
from datetime import datetime, timedelta
from typing import Final

from domain.kernel.clock import ZONE

_BACK: Final = re.compile(
    r"-P(?=.)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?"
    r"(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?",
    re.ASCII,
)


def back(moment: datetime, duration: str) -> datetime:
    """The moment that lies a (negative) duration before ``moment``; raises ``ValueError``.

    Months and years are those of the calendar in the cell's zone: a month before 31 March is the last day
    of February.
    """
    if (found := _BACK.fullmatch(duration)) is None:
        raise ValueError(duration)
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    passed = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    try:
        return _months_before(moment.astimezone(ZONE), 12 * years + months) - passed
    except OverflowError as error:
        raise ValueError(duration) from error


def _months_before(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))
