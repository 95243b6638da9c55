"""Periods of a year: 2014, 2014H1, 2014Q1 or 2014M03; days are ISO dates, which sort as text."""

from calendar import monthrange
from typing import Final

_LETTERS: Final = {"YEAR": "", "HALF": "H", "QUARTER": "Q", "MONTH": "M"}
_MONTHS: Final = {"": 12, "H": 6, "Q": 3, "M": 1}


def periods_of(year: int, cycle: str) -> list[str]:
    """The periods of a year, in order."""
    letter = _LETTERS[cycle]
    if not letter:
        return [f"{year}"]
    width = 2 if letter == "M" else 1
    return [f"{year}{letter}{number:0{width}}" for number in range(1, 12 // _MONTHS[letter] + 1)]


def last_day(period: str) -> str:
    """The day on which a period ends."""
    number, count = place(period)
    year, month = int(period[:4]), number * 12 // count
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"


def place(period: str) -> tuple[int, int]:
    """Which of how many periods of its year it is."""
    months = _MONTHS[period[4:5]]
    return int(period[5:] or 1), 12 // months
