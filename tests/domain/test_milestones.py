"""Milestones: set, moved, reached or dropped; told once when their day has passed."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import pytest

from domain.assessment.refusals import OutsideTheYear
from domain.calendar.refusals import CalendarMissing
from domain.milestone.milestones import (
    MilestoneDropped,
    MilestoneOverdue,
    MilestoneReached,
    MilestoneRescheduled,
    Milestones,
    MilestoneSet,
    overdue,
)
from domain.milestone.refusals import (
    MilestoneAhead,
    MilestoneClosed,
    MilestoneExists,
    MilestoneUnknown,
    MilestoneUnmoved,
)
from domain.milestone.state import Colour, MilestoneStatus, colour
from domain.plan.refusals import CodeMalformed, IndicatorUnknown, WordsMissing
from tests.support.authors import Authors, noon
from tests.support.calendars import Weekdays
from tests.support.plans import a_plan
from tests.support.scenario import Stage, Step, fact, given

PLAN: Final = a_plan()
ON, LATER, EARLY = date(2014, 2, 28), date(2014, 3, 31), date(2014, 1, 29)
Act = Callable[[Milestones], None]


def setting(code: str = "ONLINE", indicator: str | None = None, due_on: date = ON, name: str = "上线") -> Act:
    return lambda each: each.set(PLAN, code, indicator, name, due_on)


def moving(due_on: date = LATER, reason: str = "设备到货推迟") -> Act:
    return lambda each: each.reschedule("ONLINE", due_on, 2014, reason)


def reaching(on: date = EARLY, code: str = "ONLINE") -> Act:
    return lambda each: each.reach(code, on, ())


def dropping(reason: str = "并入另一项工作") -> Act:
    return lambda each: each.drop("ONLINE", reason)


def staged(*steps: Act, today: date = LATER) -> Stage[Milestones]:
    stage = Stage(Milestones, authors=Authors(noon(today)))
    for step in (setting(), *steps):
        stage.take(Step(step))
    return stage


@pytest.mark.parametrize("indicator", [None, "A"])
def test_a_milestone_is_of_the_plan_or_of_one_of_its_indicators(indicator: str | None) -> None:
    expected: dict[str, Any] = {"office": PLAN.office, "plan": PLAN.plan, "name": "上线", "due_on": ON}
    state = (
        given(Milestones)
        .when(setting("M", indicator))
        .then(fact(MilestoneSet, code="M", indicator=indicator, **expected))
    )
    assert (state.milestone("M").planned_on, state.milestone("M").status) == (ON, MilestoneStatus.OPEN)


def test_a_milestone_has_a_code_of_its_own_a_name_and_a_day_of_the_year() -> None:
    staged().when(setting()).then_refused(MilestoneExists, "code")
    staged().when(setting("a/b")).then_refused(CodeMalformed, "code")
    staged().when(setting("M", name=" ")).then_refused(WordsMissing, "name")
    staged().when(setting("M", "Z")).then_refused(IndicatorUnknown, "indicator")
    staged().when(setting("M", due_on=date(2015, 1, 1))).then_refused(OutsideTheYear, "due_on")


def test_a_moved_milestone_keeps_its_planned_day() -> None:
    moved = fact(MilestoneRescheduled, milestone="ONLINE", due_on=LATER, reason="设备到货推迟")
    found = staged().when(moving()).then(moved).milestone("ONLINE")
    assert (found.planned_on, found.due_on) == (ON, LATER)
    staged().when(moving(ON)).then_refused(MilestoneUnmoved, "due_on")
    staged().when(moving(reason="")).then_refused(WordsMissing, "reason")
    staged().when(moving(date(2013, 12, 31))).then_refused(OutsideTheYear, "due_on")


def test_a_milestone_is_reached_on_a_day_that_has_come_and_tells_how_early() -> None:
    reached = fact(MilestoneReached, effective_on=EARLY, milestone="ONLINE", evidence=())
    found = staged().when(reaching()).then(reached).milestone("ONLINE")
    assert (found.reached_on, found.days_early) == (EARLY, 30)
    staged(today=EARLY).when(reaching(ON)).then_refused(MilestoneAhead, "on")
    staged().when(reaching(code="OTHER")).then_refused(MilestoneUnknown, "milestone")


def test_what_was_reached_or_dropped_changes_no_more() -> None:
    dropped = fact(MilestoneDropped, milestone="ONLINE", reason="并入另一项工作")
    staged().when(dropping()).then(dropped)
    staged().when(dropping(" ")).then_refused(WordsMissing, "reason")
    for closed in (reaching(), dropping()):
        for step in (reaching(), dropping(), moving()):
            staged(closed).when(step).then_refused(MilestoneClosed, "milestone")


def test_a_passed_day_is_told_once_and_again_for_another_day() -> None:
    told = fact(MilestoneOverdue, milestone="ONLINE", due_on=ON)
    staged(today=ON).when(Milestones.tell_overdue).then()
    staged().when(Milestones.tell_overdue).then(told)
    staged(Milestones.tell_overdue).when(Milestones.tell_overdue).then()
    assert list(overdue(staged(reaching()).state, LATER)) == []
    moved = staged(Milestones.tell_overdue, moving(date(2014, 3, 28)))
    moved.when(Milestones.tell_overdue).then(
        fact(MilestoneOverdue, milestone="ONLINE", due_on=date(2014, 3, 28))
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2014, 2, 20), "BLUE"), (date(2014, 2, 21), "YELLOW"), (ON, "YELLOW"), (date(2014, 3, 1), "RED")],
)
def test_the_three_colours_of_a_milestone_due_on_2014_02_28(day: date, expected: Colour) -> None:
    assert colour(MilestoneStatus.OPEN, ON, day, 5, Weekdays()) == expected
    assert colour(MilestoneStatus.REACHED, ON, day, 5, Weekdays()) is None


def test_days_of_a_year_without_a_calendar_are_not_counted() -> None:
    with pytest.raises(CalendarMissing):
        colour(MilestoneStatus.OPEN, ON, EARLY, 5, Weekdays(years=()))
    assert colour(MilestoneStatus.OPEN, ON, LATER, 5, Weekdays(years=())) == "RED"
