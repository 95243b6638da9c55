"""What the grass roots meet with is told, answered in ten working days, adjusted: P18, by commands."""

from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID, uuid4

import pytest

from api.bootstrap import tick
from application.feedback import (
    AnswerFeedback,
    CloseFeedback,
    RaiseFeedback,
    ReopenFeedback,
    TellFeedbackOverdue,
)
from application.processes.tick import Told
from application.refusals import OutOfScope, RoleMissing
from application.replay import fold
from domain.feedback.refusals import FeedbackAmendmentNotApproved, FeedbackUnknown
from domain.feedback.state import Concern, FeedbackAnswer, FeedbackState, FeedbackStatus
from domain.plan.amendment_refusals import AmendmentUnknown
from domain.plan.pointing import AmendmentOfPlan, IndicatorOfPlan
from domain.plan.refusals import IndicatorUnknown, PlanUnknown
from infra.clock import ScriptedClock
from tests.support.amendments import amend, change_set, requesting
from tests.support.city import OFFICE, City

EXPLAINED: Final = FeedbackAnswer(outcome="EXPLAINED", text="口径沿用省局规定", amendment=None)


def on(clock: ScriptedClock, day: str) -> None:
    """Noon of a day in the cell's zone."""
    clock.set(datetime.fromisoformat(f"{day}T04:00:00+00:00"))


def raising(city: City, unit: str = "U01", indicator: str | None = "A") -> RaiseFeedback:
    about = None if indicator is None else IndicatorOfPlan(plan=city.plan, indicator=indicator)
    concern = Concern(channel="REPORT", about=about, text="纸质台账与系统数据重复填报")
    return RaiseFeedback(office=OFFICE, unit=unit, concern=concern)


def raised(city: City, unit: str = "U01", indicator: str | None = "A") -> UUID:
    return UUID(city.made(f"head of {unit}", raising(city, unit, indicator)))


def adjusted(city: City, amendment: int = 1) -> FeedbackAnswer:
    link = AmendmentOfPlan(plan=city.plan, amendment=amendment)
    return FeedbackAnswer(outcome="ADJUSTED", text="已调整分值", amendment=link)


def answer(city: City, feedback: UUID, said: FeedbackAnswer = EXPLAINED) -> None:
    city.run("officer", AnswerFeedback(feedback=feedback, answer=said))


def state(city: City, feedback: UUID) -> FeedbackState:
    found: FeedbackState = fold(city.system.stream(feedback))
    return found


def told_overdue(city: City) -> list[Told]:
    return [each for each in tick(city.system).run() if each.process == "feedback"]


def test_p_18_feedback_of_june_16_2014_is_due_ten_working_days_later_and_counts_the_days(
    city: City, clock: ScriptedClock
) -> None:
    on(clock, "2014-06-16")
    deadline = state(city, raised(city)).deadline
    assert (deadline.workdays, deadline.due_on) == (10, date(2014, 6, 30))
    assert [day.day for day in deadline.counted] == [17, 18, 19, 20, 23, 24, 25, 26, 27, 30]


def test_p_18_feedback_leads_to_an_amendment_that_the_answer_names_and_is_closed_by_who_raised_it(
    city: City, clock: ScriptedClock
) -> None:
    on(clock, "2014-06-16")
    feedback = raised(city)
    request = requesting(city, change_set(points={"A": 20, "B": 80}))
    number = int(city.made("assessor", request))
    with pytest.raises(FeedbackAmendmentNotApproved):
        answer(city, feedback, adjusted(city, number))
    approved = amend(city, change_set(points={"A": 30, "B": 70}))
    answer(city, feedback, adjusted(city, approved))
    for stranger in ("head of U02", "officer"):
        with pytest.raises((OutOfScope, RoleMissing)):
            city.run(stranger, CloseFeedback(feedback=feedback))
    city.run("reporter of U01", CloseFeedback(feedback=feedback))
    found = state(city, feedback)
    assert (found.status, found.answer, found.late) == (
        FeedbackStatus.CLOSED,
        adjusted(city, approved),
        False,
    )


def test_p_18_an_answer_on_the_tenth_working_day_is_in_time_and_one_on_the_next_day_is_late(
    city: City, clock: ScriptedClock
) -> None:
    on(clock, "2014-06-16")
    first, second = raised(city), raised(city, "U02")
    clock.set(datetime(2014, 6, 30, 15, 59, 59, tzinfo=UTC))
    answer(city, first)
    clock.set(datetime(2014, 6, 30, 16, tzinfo=UTC))
    answer(city, second)
    assert [state(city, each).late for each in (first, second)] == [False, True]


def test_p_18_the_clock_tells_an_overdue_answer_once_and_anew_once_it_is_reopened(
    city: City, clock: ScriptedClock
) -> None:
    on(clock, "2014-06-16")
    feedback = raised(city)
    on(clock, "2014-06-30")
    assert told_overdue(city) == []
    on(clock, "2014-07-01")
    assert [each.refusals for each in told_overdue(city)] == [()]
    assert told_overdue(city) == []
    assert state(city, feedback).told
    answer(city, feedback)
    city.run("head of U01", ReopenFeedback(feedback=feedback, reason="未答复台账问题"))
    assert state(city, feedback).deadline.due_on == date(2014, 7, 15)
    on(clock, "2014-07-16")
    assert len(told_overdue(city)) == 1
    with pytest.raises(RoleMissing):
        city.run("officer", TellFeedbackOverdue(feedback=feedback))


def test_p_18_a_unit_speaks_for_itself_and_about_a_plan_of_its_office(shared_city: City) -> None:
    city = shared_city
    with pytest.raises(OutOfScope):
        city.run("head of U02", raising(city, "U01"))
    with pytest.raises(RoleMissing):
        city.run("leader", raising(city, "LG"))
    with pytest.raises(IndicatorUnknown):
        raised(city, indicator="Z")
    nowhere = Concern(channel="SURVEY", about=IndicatorOfPlan(plan=uuid4(), indicator="A"), text="x")
    with pytest.raises(PlanUnknown):
        city.run("head of U01", RaiseFeedback(office=OFFICE, unit="U01", concern=nowhere))
    with pytest.raises(AmendmentUnknown):
        answer(city, raised(city), adjusted(city, 9))
    with pytest.raises(FeedbackUnknown):
        answer(city, uuid4())
