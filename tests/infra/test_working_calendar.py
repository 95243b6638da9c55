"""The published calendar: the years of the package, and silence beyond them."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from infra.working_calendar import PublishedCalendar

CALENDAR = PublishedCalendar()


@pytest.mark.parametrize(
    ("day", "workday"),
    [
        (date(2014, 12, 31), True),
        (date(2015, 1, 1), False),
        (date(2015, 1, 2), False),
        (date(2015, 1, 4), True),
        (date(2015, 1, 10), False),
        (date(2004, 1, 1), False),
        (date(2003, 12, 31), None),
        (date(2026, 12, 31), True),
        (date(2027, 1, 4), None),
    ],
)
def test_a_day_is_known_as_the_state_announced_it(day: date, workday: bool | None) -> None:  # noqa: FBT001 - a case
    assert CALENDAR.is_workday(day) is workday


def test_it_says_what_the_package_says() -> None:
    start = date(2004, 1, 1)
    days = [start + timedelta(days=number) for number in range((date(2026, 12, 31) - start).days + 1)]
    assert [CALENDAR.is_workday(day) for day in days] == [chinese_calendar.is_workday(day) for day in days]
