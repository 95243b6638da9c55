"""Working days: what is known of a day, and deadlines that list the days they count."""

from datetime import UTC, date, datetime

import pytest

from domain.calendar.calendar import NoticedCalendar
from domain.calendar.deadline import Deadline, due, workdays_before
from domain.calendar.notice import CalendarNotice
from domain.calendar.refusals import (
    CalendarDayOutside,
    CalendarDayTwice,
    CalendarMissing,
    CalendarNoticeEmpty,
)
from domain.policy.policy import POLICY_V1
from domain.policy.policy_set import CalendarNoticed, PolicySet
from domain.policy.refusals import PolicyMissing
from tests.support.calendars import Weekdays, days, notice
from tests.support.scenario import Step, fact, given

FRIDAY, SATURDAY, SUNDAY, MONDAY = days("2014-12-26", "2014-12-27", "2014-12-28", "2014-12-29")
NEW_YEAR = notice(2015, days_off=days("2015-01-01", "2015-01-02", "2015-01-03"), workdays=days("2015-01-04"))
PUBLISHED = Step[PolicySet](lambda policies: policies.publish("HHHT", 1, POLICY_V1))


def noticed(*notices: CalendarNotice, years: tuple[int, ...] = (2014, 2015)) -> NoticedCalendar:
    return NoticedCalendar(Weekdays(years), notices)


def test_day_one_is_the_first_working_day_after_the_trigger() -> None:
    for trigger in (FRIDAY, SATURDAY, SUNDAY):
        assert due(trigger, 1, Weekdays()).due_on == MONDAY


def test_a_deadline_lists_the_days_that_it_counts() -> None:
    counted = days("2014-12-31", "2015-01-04", "2015-01-05")
    assert due(date(2014, 12, 30), 3, noticed(NEW_YEAR)) == Deadline(
        trigger_on=date(2014, 12, 30), workdays=3, due_on=date(2015, 1, 5), counted=counted
    )


def test_no_days_are_due_on_the_trigger_itself() -> None:
    found = due(SATURDAY, 0, Weekdays(()))
    assert (found.due_on, found.counted) == (SATURDAY, ())
    assert workdays_before(SATURDAY, 0, Weekdays(())) == SATURDAY


def test_days_are_counted_backwards_too() -> None:
    assert workdays_before(MONDAY, 1, Weekdays()) == FRIDAY
    assert workdays_before(date(2015, 1, 5), 2, noticed(NEW_YEAR)) == date(2014, 12, 31)


def test_a_year_that_is_not_known_is_not_guessed_at() -> None:
    with pytest.raises(CalendarMissing) as missing:
        due(date(2015, 12, 30), 2, Weekdays())
    assert missing.value.facts == {"year": "2016"}
    assert due(date(2015, 12, 30), 1, Weekdays()).due_on == date(2015, 12, 31)
    with pytest.raises(CalendarMissing, match="2013"):
        workdays_before(date(2014, 1, 1), 1, Weekdays())


@pytest.mark.parametrize("end", [date.max, date.min])
def test_time_has_ends(end: date) -> None:
    count = due if end == date.max else workdays_before
    with pytest.raises(CalendarMissing):
        count(end, 1, Weekdays((end.year,)))


def test_a_deadline_ends_with_its_day_in_shanghai() -> None:
    deadline = due(FRIDAY, 1, Weekdays())
    assert deadline.is_kept_at(datetime(2014, 12, 29, 15, 59, 59, tzinfo=UTC))
    assert not deadline.is_kept_at(datetime(2014, 12, 29, 16, 0, tzinfo=UTC))


def test_a_notice_decides_over_the_days_that_it_names() -> None:
    calendar = noticed(NEW_YEAR)
    assert [calendar.is_workday(day) for day in days("2015-01-01", "2015-01-04", "2015-01-05")] == [
        False,
        True,
        True,
    ]


def test_of_two_notices_on_a_day_the_last_decides() -> None:
    later = notice(2015, workdays=days("2015-01-02"))
    calendar = noticed(NEW_YEAR, later)
    assert [calendar.is_workday(day) for day in days("2015-01-01", "2015-01-02")] == [False, True]


def test_a_notice_makes_its_year_known_and_no_other() -> None:
    calendar = noticed(NEW_YEAR, years=())
    assert [calendar.is_workday(day) for day in days("2015-01-01", "2015-01-05", "2015-01-10")] == [
        False,
        True,
        False,
    ]
    assert calendar.is_workday(date(2014, 12, 31)) is None


def test_a_notice_is_taken_in() -> None:
    state = (
        given(PolicySet, PUBLISHED)
        .when(lambda policies: policies.notice(NEW_YEAR))
        .then(fact(CalendarNoticed, notice=NEW_YEAR))
    )
    assert state.notices == (NEW_YEAR,)
    assert state.versions == {1: POLICY_V1}


def test_every_fault_of_a_notice_is_said() -> None:
    faulty = notice(2015, days_off=days("2014-12-31", "2015-01-01"), workdays=days("2015-01-01"))
    given(PolicySet, PUBLISHED).when(lambda policies: policies.notice(faulty)).then_all_refused(
        CalendarDayOutside, CalendarDayTwice
    )
    given(PolicySet, PUBLISHED).when(lambda policies: policies.notice(notice(2015))).then_all_refused(
        CalendarNoticeEmpty
    )


def test_a_version_that_follows_keeps_the_notices() -> None:
    steps = (PUBLISHED, Step[PolicySet](lambda policies: policies.notice(NEW_YEAR)))
    state = given(PolicySet, *steps, lambda policies: policies.publish("HHHT", 2, POLICY_V1)).state
    assert state.notices == (NEW_YEAR,)


def test_notices_need_a_policy_first() -> None:
    given(PolicySet).when(lambda policies: policies.state).then_refused(PolicyMissing)
