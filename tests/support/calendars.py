"""A calendar for tests, and the real one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from domain.appeal.clock import Timing
from domain.calendar.notice import CalendarNotice
from domain.policy.policy import POLICY_V1


@dataclass(frozen=True)
class Weekdays:
    """Weekends are off, and nothing else; only some years are known."""

    years: Collection[int] = (2014, 2015)

    def is_workday(self, day: date) -> bool | None:
        return day.weekday() < 5 if day.year in self.years else None


TIMING: Final = Timing(POLICY_V1.appeals, Weekdays())
"""How long the steps of an appeal may take in tests without a bureau."""


def notice(year: int, **named: Any) -> CalendarNotice:
    """A notice on a year, with ``days_off`` and ``workdays``."""
    days = {"days_off": (), "workdays": ()} | named
    return CalendarNotice(year=year, document=f"国办发明电〔{year - 1}〕7号", **days)


def days(*written: str) -> tuple[date, ...]:
    """Days written as in ISO 8601."""
    return tuple(map(date.fromisoformat, written))
