"""Due dates are counted once, and where no calendar is known yet they are counted later."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from domain.assessment.assessment import Assessment
from domain.assessment.deadlines import DueDatesSet
from domain.assessment.state import AssessmentState
from domain.period import Cycle
from domain.policy.deadlines import DEADLINES
from tests.support.plans import a_plan, indicator
from tests.support.scenario import Step
from tests.support.sheets import Under

PLAN = a_plan(indicator("A", 40), indicator("E", 60, Cycle.YEAR, channels=("EVALUATION",)))
under = Under(PLAN)


@dataclass(frozen=True)
class Weekdays:
    """Weekdays at work, in the years that are known."""

    years: Collection[int]

    def is_workday(self, day: date) -> bool | None:
        return day.weekday() < 5 if day.year in self.years else None


def counted(*years: int) -> Step[Assessment]:
    return Step(lambda sheet: sheet.set_due_dates(PLAN, DEADLINES, Weekdays(years)))


def due_dates(state: AssessmentState) -> set[str]:
    return set(state.watch.deadlines)


QUARTERS = {f"2014Q{number}" for number in (1, 2, 3, 4)}


def test_results_and_self_checks_of_the_year_are_due_and_evaluations_are_not() -> None:
    assert due_dates(under.after(counted(2014, 2015)).state) == QUARTERS | {
        f"check:{each}" for each in QUARTERS
    }


def test_what_cannot_be_counted_yet_is_counted_once_its_calendar_is_known() -> None:
    stage = under.after(counted(2014))
    early = due_dates(stage.state)
    assert early == {each for quarter in QUARTERS - {"2014Q4"} for each in (quarter, f"check:{quarter}")}
    (event,) = stage.take(counted(2014, 2015))
    assert isinstance(event, DueDatesSet)
    assert {each.of for each in event.due_dates} == {"2014Q4", "check:2014Q4"}
    assert stage.take(counted(2014, 2015)) == []


def test_a_due_date_that_was_told_stays() -> None:
    stage = under.after(counted(2014))
    first = stage.state.watch.deadlines["2014Q1"]
    stage.take(counted(2014, 2015))
    assert stage.state.watch.deadlines["2014Q1"] is first
