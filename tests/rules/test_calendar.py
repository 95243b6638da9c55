"""Rule 25 and the decided dates: working days by the calendar that the state announced, and by notices."""

from datetime import UTC, date, datetime
from typing import ClassVar
from uuid import uuid4

import pytest

from api.bootstrap import CALENDAR
from application.actions import Action
from application.command import Caller, Command
from application.dispatcher import Dispatcher
from application.ledger import Ledger
from application.policy import NoticeCalendar
from application.refusals import RoleMissing
from application.work import Work
from domain.calendar.deadline import due, workdays_before
from domain.calendar.refusals import (
    CalendarDayOutside,
    CalendarDayTwice,
    CalendarMissing,
    CalendarNoticeEmpty,
)
from domain.catalogue import CODEC
from domain.kernel.refusal import Refusals
from domain.policy.policy_set import PolicySet
from tests.support.calendars import days, notice
from tests.support.city import OFFICE, City


def test_rule_25_of_five_days_from_new_years_eve_2014_the_last_is_january_8() -> None:
    window = due(date(2014, 12, 31), 5, CALENDAR)
    assert window.due_on == date(2015, 1, 8)
    assert window.counted == days("2015-01-04", "2015-01-05", "2015-01-06", "2015-01-07", "2015-01-08")
    assert window.is_kept_at(datetime(2015, 1, 8, 15, 59, 59, tzinfo=UTC))
    assert not window.is_kept_at(datetime(2015, 1, 8, 16, 0, 0, tzinfo=UTC))
    assert not window.is_kept_at(datetime(2015, 1, 9, 2, 0, tzinfo=UTC))


def test_rule_25_an_opened_assessment_stores_its_due_dates_with_the_days_counted(shared_city: City) -> None:
    """Through commands: 7 working days after each quarter, over the National Day week and the New Year."""
    stored = shared_city.state("U01").watch.deadlines
    quarters = {period: each for period, each in stored.items() if "Q" in period and ":" not in period}
    assert {period: str(each.due_on) for period, each in quarters.items()} == {
        "2014Q1": "2014-04-10",
        "2014Q2": "2014-07-09",
        "2014Q3": "2014-10-15",
        "2014Q4": "2015-01-12",
    }
    autumn = [f"2014-10-{day:02}" for day in (8, 9, 10, 11, 13, 14, 15)]
    assert quarters["2014Q3"].counted == days(*autumn)


@pytest.mark.parametrize(
    ("trigger", "workdays", "due_on"),
    [
        ("2015-01-09", 5, "2015-01-16"),
        ("2014-03-31", 7, "2014-04-10"),
        ("2014-06-30", 7, "2014-07-09"),
        ("2014-09-30", 7, "2014-10-15"),
        ("2014-12-31", 7, "2015-01-12"),
        ("2014-12-31", 15, "2015-01-22"),
        ("2015-01-23", 5, "2015-01-30"),
        ("2015-01-12", 20, "2015-02-09"),
        ("2015-02-09", 10, "2015-02-27"),
        ("2014-09-30", 10, "2014-10-20"),
        ("2014-10-20", 5, "2014-10-27"),
        ("2014-10-20", 30, "2014-12-01"),
    ],
)
def test_rule_25_the_decided_deadlines_fall_on_their_days(trigger: str, workdays: int, due_on: str) -> None:
    assert due(date.fromisoformat(trigger), workdays, CALENDAR).due_on == date.fromisoformat(due_on)


def test_rule_25_a_make_up_sunday_counts_and_the_spring_festival_does_not() -> None:
    counted = due(date(2015, 2, 13), 5, CALENDAR).counted
    assert counted == days("2015-02-15", "2015-02-16", "2015-02-17", "2015-02-25", "2015-02-26")


def test_rule_25_the_alarms_of_october_13_fall_on_september_30_october_14_and_16() -> None:
    data_due = date(2014, 10, 13)
    yellow = due(data_due, 1, CALENDAR).due_on
    assert workdays_before(data_due, 5, CALENDAR) == date(2014, 9, 30)
    assert (yellow, due(yellow, 2, CALENDAR).due_on) == days("2014-10-14", "2014-10-16")


class Count(Command):
    """Count days as a handler does, and take in one more notice so that there is something to record."""

    NAME: ClassVar[str] = "count"

    trigger_on: date
    workdays: int
    year: int


def _count(command: Count, work: Work) -> str:
    work.authorise(Action.KEEP_CALENDAR, office=OFFICE)
    deadline = due(command.trigger_on, command.workdays, work.calendar(OFFICE))
    policies = work.edit(PolicySet, PolicySet.id_of(OFFICE))
    policies.notice(notice(command.year, workdays=(date(command.year, 6, 1),)))
    return deadline.due_on.isoformat()


@pytest.fixture(scope="module")
def counting(shared_city: City) -> Dispatcher:
    system = shared_city.system
    return Dispatcher(
        Ledger(system.recorder, CODEC), system.clock, system.keys, CALENDAR, {Count: _count}, uuid4
    )


def counted(city: City, counting: Dispatcher, trigger_on: date, workdays: int) -> str | None:
    caller = Caller(person=city.people["officer"], channel="API", correlation_id=uuid4())
    return counting.execute(Count(trigger_on=trigger_on, workdays=workdays, year=2040), caller).result


def test_a_year_beyond_the_package_is_refused_until_a_notice_is_taken_in(
    shared_city: City, counting: Dispatcher
) -> None:
    with pytest.raises(CalendarMissing) as missing:
        counted(shared_city, counting, date(2026, 12, 30), 3)
    assert missing.value.facts == {"year": "2027"}
    new_year = notice(2027, days_off=days("2027-01-01", "2027-01-04"), workdays=days("2027-01-03"))
    shared_city.run("officer", NoticeCalendar(office=OFFICE, notice=new_year))
    assert counted(shared_city, counting, date(2026, 12, 30), 3) == "2027-01-05"
    with pytest.raises(CalendarMissing, match="2028"):
        counted(shared_city, counting, date(2027, 12, 31), 1)


def test_a_notice_overrides_the_package_on_the_days_that_it_names(
    shared_city: City, counting: Dispatcher
) -> None:
    parade = notice(2015, days_off=days("2015-05-04"), workdays=days("2015-05-09"))
    assert counted(shared_city, counting, date(2015, 4, 30), 1) == "2015-05-04"
    shared_city.run("officer", NoticeCalendar(office=OFFICE, notice=parade))
    assert counted(shared_city, counting, date(2015, 4, 30), 1) == "2015-05-05"
    assert counted(shared_city, counting, date(2015, 5, 8), 1) == "2015-05-09"


def test_a_faulty_notice_is_refused_with_all_its_faults_and_leaves_nothing(shared_city: City) -> None:
    head = shared_city.system.reader.head()
    faulty = notice(2028, days_off=days("2027-12-31", "2028-01-01"), workdays=days("2028-01-01"))
    with pytest.raises(Refusals) as refused:
        shared_city.run("officer", NoticeCalendar(office=OFFICE, notice=faulty))
    assert [type(each) for each in refused.value.refusals] == [CalendarDayOutside, CalendarDayTwice]
    with pytest.raises(Refusals, match=CalendarNoticeEmpty.code):
        shared_city.run("officer", NoticeCalendar(office=OFFICE, notice=notice(2028)))
    with pytest.raises(RoleMissing):
        shared_city.run("reporter of U01", NoticeCalendar(office=OFFICE, notice=notice(2028)))
    assert shared_city.system.reader.head() == head
