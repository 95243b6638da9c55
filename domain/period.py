"""Appraisal periods (考评周期): a year and its halves, quarters and months."""

import calendar
import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from domain.kernel.refusal import Refusal


class PeriodMalformed(Refusal):
    """The period is not written as this system writes periods."""

    code = "PERIOD_MALFORMED"
    zh = "考评周期“{period}”无法识别：应写作 2014、2014H1、2014Q1 或 2014M03"
    en = "period {period} is not understood: write 2014, 2014H1, 2014Q1 or 2014M03"


class PeriodLengthWrong(Refusal):
    """A period of another length is due here."""

    code = "PERIOD_LENGTH_WRONG"
    zh = "考评周期“{period}”的长度不对，此处须填 {cycle}"
    en = "period {period} is of the wrong length: a {cycle} is due here"


class Cycle(StrEnum):
    """How often an indicator is assessed (R1 art. 15: 月、季、半年、年)."""

    YEAR = "YEAR"
    HALF = "HALF"
    QUARTER = "QUARTER"
    MONTH = "MONTH"


_LETTER: Final = {Cycle.HALF: "H", Cycle.QUARTER: "Q", Cycle.MONTH: "M"}
_MONTHS_EACH: Final = {"": 12, "H": 6, "Q": 3, "M": 1}
_PER_YEAR: Final = {Cycle.YEAR: 1, Cycle.HALF: 2, Cycle.QUARTER: 4, Cycle.MONTH: 12}
_CODE: Final = re.compile(r"(\d{4})(?:(H)([12])|(Q)([1-4])|(M)(0[1-9]|1[0-2]))?", re.ASCII)


@lru_cache
def periods_of(year: int, cycle: Cycle) -> tuple[str, ...]:
    """The codes of a year's periods in order: ``2014Q1 … 2014Q4``."""
    if cycle is Cycle.YEAR:
        return (f"{year}",)
    width = 2 if cycle is Cycle.MONTH else 1
    return tuple(f"{year}{_LETTER[cycle]}{n:0{width}}" for n in range(1, _PER_YEAR[cycle] + 1))


@lru_cache(maxsize=4096)
def last_day(period: str) -> date:
    """The day on which a period ends: the day its facts belong to.  Raises ``PeriodMalformed``."""
    match = _CODE.fullmatch(period)
    if match is None:
        raise PeriodMalformed("period", period=period)
    year, letter, number = int(match[1]), match[2] or match[4] or match[6], match[3] or match[5] or match[7]
    months_each = _MONTHS_EACH[letter or ""]
    month = months_each * int(number or 1)
    return date(year, month, calendar.monthrange(year, month)[1])


def place_in_year(period: str) -> tuple[int, int]:
    """Which of how many periods of its year it is: ``2014Q3`` is the third of four."""
    months_each = _MONTHS_EACH[period[4:5]]
    return last_day(period).month // months_each, 12 // months_each


def cycle_of(period: str) -> Cycle:
    """How long a period is.  Raises ``PeriodMalformed``."""
    last_day(period)
    return next((cycle for cycle, letter in _LETTER.items() if letter == period[4:5]), Cycle.YEAR)


def must_be(cycle: Cycle, period: str, field: str) -> None:
    """Refuse a period of another length; raises ``PeriodLengthWrong`` or ``PeriodMalformed``."""
    if cycle_of(period) is not cycle:
        raise PeriodLengthWrong(field, period=period, cycle=cycle)


def day_in(year: int, day: date) -> date:
    """The day of ``year`` that is nearest to ``day``: itself within the year."""
    return min(max(day, date(year, 1, 1)), date(year, 12, 31))


def quarter_of(day: date) -> str:
    """The quarter in which a day lies."""
    return f"{day.year}Q{(day.month + 2) // 3}"


def quarter_before(quarter: str) -> str | None:
    """The quarter before, within the year; ``None`` before the first."""
    number = int(quarter[-1])
    return f"{quarter[:-1]}{number - 1}" if number > 1 else None
