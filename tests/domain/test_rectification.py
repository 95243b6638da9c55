"""Rectifications: what each step says, and refuses."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

import pytest

from domain.calendar.deadline import Deadline
from domain.rectification.alerts import alerts_due
from domain.rectification.events import RectificationEscalated, RectificationIssued, RectificationPlanReturned
from domain.rectification.lateness import Lateness
from domain.rectification.rectification import Rectification
from domain.rectification.refusals import (
    MeasureDueWrong,
    RectificationStepWrong,
    RectificationTextMissing,
    RectificationUnknown,
)
from domain.rectification.state import Due, Problem, RectificationMeasure, RectificationStatus
from tests.support.authors import ASSESSOR, OFFICER, SECOND_OFFICER, UNIT_HEAD, noon
from tests.support.scenario import Stage, Step, fact, given

PROBLEM: Final = Problem(
    owner="U01",
    verifier="D1",
    code="VAT-PUBLICITY",
    text="增值税政策宣传不到位",
    source="SOCIAL",
    reference="2014年满意度调查",
    plan=None,
    indicator=None,
)
EARLIER: Final = UUID(int=7)
ON_TIME: Final = Lateness((), Decimal(0))


def due(day: int, warn: int) -> Due:
    on = date(2014, 1, day)
    deadline = Deadline(trigger_on=date(2014, 1, 6), workdays=1, due_on=on, counted=(on,))
    return Due(deadline=deadline, warn_on=date(2014, 1, warn))


DUES: Final = (due(13, 8), due(24, 21))


def issuing(problem: Problem = PROBLEM, repeat_of: UUID | None = None) -> Step[Rectification]:
    return Step(lambda each: each.issue("HHHT", 1, problem, DUES, repeat_of), OFFICER)


def measures(text: str = "专题宣传", post: str = "科长", day: int = 20) -> tuple[RectificationMeasure, ...]:
    return (RectificationMeasure(text=text, post=post, due_on=date(2014, 1, day)),)


def planning(given_measures: tuple[RectificationMeasure, ...]) -> Step[Rectification]:
    return Step(lambda each: each.submit_plan(given_measures), UNIT_HEAD)


ISSUED: Final = issuing()
PLANNED: Final = planning(measures())
APPROVED: Final = Step[Rectification](lambda each: each.approve_plan(), OFFICER)
REPORTED: Final = Step[Rectification](lambda each: each.submit_report("已完成", ()), UNIT_HEAD)
VERIFIED: Final = Step[Rectification](lambda each: each.verify(), ASSESSOR)
CLOSED: Final = Step[Rectification](lambda each: each.close(ON_TIME), SECOND_OFFICER)
STEPS: Final = (ISSUED, PLANNED, APPROVED, REPORTED, VERIFIED, CLOSED)


def on(stage: Stage[Rectification], day: int) -> Stage[Rectification]:
    stage.authors.now = noon(date(2014, 1, day))
    return stage


def test_an_issued_rectification_names_owner_verifier_problem_and_dues() -> None:
    issued = fact(
        RectificationIssued,
        effective_on=date(2014, 1, 6),
        office="HHHT",
        year=2014,
        number=1,
        problem=PROBLEM,
        plan_due=DUES[0],
        report_due=DUES[1],
    )
    state = given(Rectification).when(ISSUED).then(issued)
    assert (state.status, state.owed, state.repeat_of) == (RectificationStatus.ISSUED, "PLAN", None)
    escalated = fact(RectificationEscalated, repeat_of=EARLIER)
    repeated = given(Rectification).when(issuing(repeat_of=EARLIER)).then(issued, escalated)
    assert repeated.repeat_of == EARLIER


def test_the_steps_follow_each_other_and_no_other_way() -> None:
    for done in range(1, len(STEPS)):
        for step in (*STEPS[1:done], *STEPS[done + 1 :]):
            given(Rectification, *STEPS[:done]).when(step).then_refused(RectificationStepWrong)
    assert given(Rectification, *STEPS).state.has_ended
    given(Rectification).when(PLANNED).then_refused(RectificationUnknown)


def test_what_was_returned_is_owed_again() -> None:
    returned = Step[Rectification](lambda each: each.return_plan("措施不具体"), OFFICER)
    state = (
        given(Rectification, ISSUED, PLANNED)
        .when(returned)
        .then(fact(RectificationPlanReturned, reason="措施不具体"))
    )
    assert (state.owed, state.came_in) == ("PLAN", {})
    given(Rectification, ISSUED, PLANNED, returned, PLANNED, APPROVED)


@pytest.mark.parametrize("blank", ["", " \n"])
def test_everything_is_said_in_words(blank: str) -> None:
    for problem in ({"text": blank}, {"reference": blank}):
        step = issuing(PROBLEM.model_copy(update=problem))
        given(Rectification).when(step).then_refused(RectificationTextMissing, "problem")
    for wrong in ((), measures(blank), measures(post=blank)):
        plan = planning(wrong)
        given(Rectification, ISSUED).when(plan).then_refused(RectificationTextMissing, "measures")
    for step in (
        Step[Rectification](lambda each: each.return_plan(blank), OFFICER),
        Step[Rectification](lambda each: each.extend(due(27, 24), blank), OFFICER),
        Step[Rectification](lambda each: each.withdraw(blank), OFFICER),
    ):
        given(Rectification, ISSUED, PLANNED).when(step).then_refused(RectificationTextMissing, "reason")
    report = Step[Rectification](lambda each: each.submit_report(blank, ()), UNIT_HEAD)
    given(Rectification, ISSUED, PLANNED, APPROVED).when(report).then_refused(RectificationTextMissing)
    back = Step[Rectification](lambda each: each.return_report(blank), ASSESSOR)
    given(Rectification, *STEPS[:4]).when(back).then_refused(RectificationTextMissing)


def test_a_measure_is_due_from_today_until_the_report_is() -> None:
    for day in (5, 25):
        plan = planning(measures(day=day))
        given(Rectification, ISSUED).when(plan).then_refused(MeasureDueWrong, "measures")
    overdue = on(given(Rectification, ISSUED), 27)
    overdue.take(planning(measures(day=30)))


def test_the_step_that_is_owed_is_warned_of_then_overdue_and_each_is_said_once() -> None:
    state = given(Rectification, ISSUED).state
    told = {day: list(alerts_due(state, date(2014, 1, day))) for day in (7, 8, 13, 14)}
    plan_due = date(2014, 1, 13)
    assert told == {
        7: [],
        8: [("PLAN", "WARNING", plan_due)],
        13: [("PLAN", "WARNING", plan_due)],
        14: [("PLAN", "OVERDUE", plan_due)],
    }
    warned = replace(state, alerts=frozenset(told[8]))
    assert list(alerts_due(warned, date(2014, 1, 13))) == []
    assert list(alerts_due(warned, date(2014, 1, 14))) == told[14]
    waiting = given(Rectification, ISSUED, PLANNED).state
    assert list(alerts_due(waiting, date(2014, 1, 31))) == []
