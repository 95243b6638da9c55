"""What is due and does not come, and how units check themselves: rules 31 and 32, P19, through commands."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import CALENDAR, System, opened_on, tick
from application.assessment.entries import RecheckResult, ReviewResult
from application.assessment.lifecycle import OpenAssessment
from application.assessment.watch import RaiseAlarms, RecordSelfCheck, ReportNil
from application.policy import AmendPolicy
from application.processes.tick import Told
from application.refusals import RoleMissing
from domain.assessment.alarms import ladder
from domain.assessment.refusals import EntryInProgress, PointsOutOfRange, ReasonMissing
from domain.assessment.state import Entry
from domain.assessment.watch import Alarm, SelfCheckItem
from domain.assessment.workflow_refusals import SelfCheckEmpty, SelfCheckMeasureMissing, SelfCheckTwice
from domain.calendar.deadline import due
from domain.kernel.refusal import Refusals
from domain.period import Cycle, PeriodLengthWrong
from domain.person import Role
from domain.policy.changes import PolicyChange
from domain.policy.deadlines import DEADLINES
from domain.policy.policy_set import PolicyAmendment
from infra.clock import ScriptedClock
from tests.support.city import OFFICE, START, City, build, registering
from tests.support.databases import Databases
from tests.support.plans import indicator

RESULTS: Final = "results:A/2014Q3"
CHECK: Final = "check:2014Q3"
INDICATORS: Final = (indicator("A", 40), indicator("M", 12, Cycle.MONTH), indicator("Y", 40, Cycle.YEAR))


@pytest.fixture
def city(system: System) -> City:
    """A bureau that assesses one unit by the quarter, the month and the year."""
    city = build(system, ["U01"], INDICATORS)
    city.run("system:bootstrap", registering("U02", "GRASSROOTS_BUREAU", "GRASSROOTS"))
    return city


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases) -> Iterator[City]:
    """The same bureau for the tests that do not move the clock, each in a quarter of its own."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield build(system, ["U01"], INDICATORS)


def on(clock: ScriptedClock, day: str) -> None:
    """Noon of a day in the cell's zone."""
    clock.set(datetime.fromisoformat(f"{day}T04:00:00+00:00"))


def ticked(city: City, clock: ScriptedClock, day: str) -> list[Told]:
    on(clock, day)
    return list(tick(city.system).run())


def alarm(city: City, about: str) -> Alarm | None:
    return city.state().watch.alarms.get(about)


def level(city: City, about: str) -> str | None:
    found = alarm(city, about)
    return None if found is None else found.level


def checking(city: City, *items: SelfCheckItem, quarter: str = "2014Q2") -> RecordSelfCheck:
    return RecordSelfCheck(assessment=city.assessments["U01"], quarter=quarter, items=items)


def item(score: str, code: str = "Y", measure: str | None = None, by: date | None = None) -> SelfCheckItem:
    return SelfCheckItem(indicator=code, own_score=Decimal(score), measure=measure, measure_due=by)


def nil(city: City, period: str = "2014Q1", reason: str = "本季度未发生出口退税业务") -> ReportNil:
    return ReportNil(assessment=city.assessments["U01"], indicator="A", period=period, reason=reason)


def test_rule_31_due_on_october_13_2014_is_warned_on_september_30_yellow_on_14_and_red_on_16() -> None:
    assert due(date(2014, 9, 30), 5, CALENDAR).due_on == date(2014, 10, 13)
    days = [date(2014, 9, 30), date(2014, 10, 14), date(2014, 10, 16)]
    assert ladder(date(2014, 10, 13), DEADLINES, CALENDAR) == days


def test_rule_31_due_dates_are_set_when_the_assessment_opens_with_the_days_counted(bureau: City) -> None:
    deadlines = bureau.state().watch.deadlines
    due_on = {of: deadline.due_on.isoformat() for of, deadline in deadlines.items()}
    assert {of: due_on[of] for of in ("2014M03", "2014Q1", "2014Q2", "2014Q3", "2014Q4", "2014")} == {
        "2014M03": "2014-04-10",
        "2014Q1": "2014-04-10",
        "2014Q2": "2014-07-09",
        "2014Q3": "2014-10-15",
        "2014Q4": "2015-01-12",
        "2014": "2015-01-22",
    }
    assert len(deadlines) == 12 + 4 + 1 + 4
    assert [day.day for day in deadlines["2014Q3"].counted] == [8, 9, 10, 11, 13, 14, 15]


def test_rule_31_the_ladder_of_a_due_date_on_october_13_2014(city: City, clock: ScriptedClock) -> None:
    change = PolicyChange(key="deadlines.quarter_workdays", value="5")
    amendment = PolicyAmendment(
        changes=(change,),
        effective_from=date(2014, 1, 6),
        document="呼国税发〔2014〕9号",
        reason="季度数据提前报送",
    )
    city.run("leader", AmendPolicy(office=OFFICE, expected_version=1, amendment=amendment))
    city.hire("reporter of U02", "U02", Role.REPORTER)
    opened = city.made("officer", OpenAssessment(plan=city.plan, subject="U02"))
    city.assessments["U02"] = UUID(opened)
    levels = {}
    for day in ("2014-09-29", "2014-09-30", "2014-10-13", "2014-10-14", "2014-10-15", "2014-10-16"):
        ticked(city, clock, day)
        found = city.state("U02").watch.alarms.get(RESULTS)
        levels[day[5:]] = None if found is None else found.level
    assert levels == {
        "09-29": None,
        "09-30": "WARNING",
        "10-13": "WARNING",
        "10-14": "YELLOW",
        "10-15": "YELLOW",
        "10-16": "RED",
    }


def test_rule_31_missing_results_are_warned_of_then_get_a_yellow_and_a_red_card(
    city: City, clock: ScriptedClock
) -> None:
    levels = {}
    for day in ("2014-10-08", "2014-10-09", "2014-10-15", "2014-10-16", "2014-10-17", "2014-10-20"):
        ticked(city, clock, day)
        levels[day] = level(city, RESULTS)
    assert levels == {
        "2014-10-08": None,
        "2014-10-09": "WARNING",
        "2014-10-15": "WARNING",
        "2014-10-16": "YELLOW",
        "2014-10-17": "YELLOW",
        "2014-10-20": "RED",
    }
    found = alarm(city, RESULTS)
    assert found is not None
    assert (found.due_on, found.raised_on) == (date(2014, 10, 15), date(2014, 10, 20))


def test_rule_31_the_clock_raises_each_alarm_once_and_who_answers_ends_it(
    city: City, clock: ScriptedClock
) -> None:
    assert ticked(city, clock, "2014-10-16")
    head = city.system.reader.head().position
    assert ticked(city, clock, "2014-10-16") == []
    assert city.system.reader.head().position == head
    *_, last = city.system.stream(city.assessments["U01"])
    assert (last.event.TOPIC, last.event.envelope.actor.id) == (
        "assessment.alarm-raised.v1",
        "system:deadline-clock",
    )

    on(clock, "2014-10-17")
    city.report("9", period="2014Q3")
    answered = alarm(city, RESULTS)
    assert answered is not None
    assert (answered.answered_on, answered.answered_late) == (date(2014, 10, 17), True)
    ticked(city, clock, "2014-10-20")
    assert level(city, RESULTS) == "YELLOW"
    assert level(city, CHECK) == "RED"


def test_rule_31_nobody_but_the_clock_raises_alarms(bureau: City) -> None:
    with pytest.raises(RoleMissing):
        bureau.run("officer", RaiseAlarms(assessment=bureau.assessments["U01"]))


def test_rule_32_a_nil_return_says_that_nothing_happened_and_is_worth_full_marks(bureau: City) -> None:
    with pytest.raises(ReasonMissing):
        bureau.run("reporter of U01", nil(bureau, reason=" "))
    entry = bureau.made("reporter of U01", nil(bureau))
    unit = bureau.assessments["U01"]
    review = ReviewResult(assessment=unit, entry=entry, revision=None, expected_version=None)
    bureau.run("assessor", review)
    bureau.run("officer", RecheckResult(assessment=unit, entry=entry, expected_version=None))
    found = bureau.state().item(entry)
    assert isinstance(found, Entry)
    assert (found.nil, found.points) == (True, Decimal(10))
    assert bureau.breakdown().total == Decimal(10)
    with pytest.raises(EntryInProgress):
        bureau.run("reporter of U01", nil(bureau))


def test_rule_32_silence_is_missing_and_a_nil_return_is_not(city: City, clock: ScriptedClock) -> None:
    city.run("reporter of U01", nil(city))
    ticked(city, clock, "2014-04-14")
    alarms = city.state().watch.alarms
    assert "results:A/2014Q1" not in alarms
    assert alarms["results:M/2014M03"].level == "YELLOW"


def test_p_19_a_self_check_is_due_seven_working_days_after_the_quarter(bureau: City) -> None:
    assert bureau.state().watch.deadlines["check:2014Q2"].due_on == date(2014, 7, 9)


def test_p_19_an_own_score_below_90_percent_names_a_measure_and_its_date(bureau: City) -> None:
    with pytest.raises(Refusals, match=SelfCheckMeasureMissing.code) as refused:
        bureau.run("head of U01", checking(bureau, item("34"), item("9", "A", "加强辅导")))
    assert [each.field for each in refused.value.refusals] == ["items.0.measure"]
    for bad in (item("34", measure="加强辅导"), item("34", by=date(2014, 8, 31)), item("35.99")):
        with pytest.raises(Refusals, match=SelfCheckMeasureMissing.code):
            bureau.run("head of U01", checking(bureau, bad))
    bureau.run("head of U01", checking(bureau, item("36"), item("9", "A")))
    bureau.run("head of U01", checking(bureau, item("34", measure="加强辅导", by=date(2014, 8, 31))))
    check = bureau.state().watch.self_checks["2014Q2"]
    assert [each.own_score for each in check.items] == [Decimal(34)]


def test_p_19_what_is_wrong_with_a_self_check_is_told_at_once(bureau: City) -> None:
    with pytest.raises(PeriodLengthWrong):
        bureau.run("head of U01", checking(bureau, item("36"), quarter="2014H1"))
    with pytest.raises(Refusals, match=SelfCheckEmpty.code):
        bureau.run("head of U01", checking(bureau))
    with pytest.raises(Refusals, match=SelfCheckTwice.code):
        bureau.run("head of U01", checking(bureau, item("36"), item("36")))
    with pytest.raises(Refusals, match=PointsOutOfRange.code):
        bureau.run("head of U01", checking(bureau, item("10.01", "A")))


def test_p_19_an_absent_self_check_climbs_the_same_ladder(city: City, clock: ScriptedClock) -> None:
    levels = []
    for day in ("2014-07-01", "2014-07-02", "2014-07-10", "2014-07-14"):
        ticked(city, clock, day)
        levels.append(level(city, "check:2014Q2"))
    assert levels == [None, "WARNING", "YELLOW", "RED"]
    city.run("head of U01", checking(city, item("36")))
    found = alarm(city, "check:2014Q2")
    assert found is not None
    assert found.answered_late
