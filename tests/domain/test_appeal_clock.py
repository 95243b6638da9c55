"""The clock of an appeal: due dates, late filings, pauses, one extension, and what ran out."""

from datetime import date
from typing import Final

import pytest

from domain.appeal.appeal import Appeal
from domain.appeal.clock import DueStep
from domain.appeal.filing import AppealAccepted, AppealReinstated, LateFilingAdmitted, Timeliness
from domain.appeal.refusals import (
    AppealInTime,
    AppealIsPaused,
    AppealIsRunning,
    AppealLate,
    AppealStepWrong,
    ExtendedAlready,
    RulingOverdue,
)
from domain.appeal.state import About, AppealStatus, ContestedItem
from domain.appeal.timekeeping import AppealOverdue, AppealPaused, AppealResumed, RulingExtended
from domain.assessment.refusals import ReasonMissing
from domain.calendar.deadline import due
from tests.support.authors import OFFICER, UNIT_HEAD, grounds, noon
from tests.support.calendars import TIMING
from tests.support.plans import PLAN
from tests.support.scenario import Stage, Step, fact, given

FILED_ON: Final = date(2014, 1, 6)
ITEM: Final = ContestedItem(
    item="entry:A/2014Q1/SELF", ground="DATA_WRONG", statement="数据有误", remedy="恢复原分"
)


def filed(window: date | None = None, late_reason: str | None = None) -> Step[Appeal]:
    """A filing on Monday, 6 January 2014."""
    return Step(
        lambda appeal: appeal.file(
            1,
            About(PLAN, "HHHT", "U01", "U01", frozenset()),
            statement="",
            items=(ITEM,),
            timeliness=Timeliness(window, late_reason),
            timing=TIMING,
        ),
        UNIT_HEAD,
    )


def later(stage: Stage[Appeal], day: date) -> Stage[Appeal]:
    stage.authors.now = noon(day)
    return stage


def counted(trigger: date, workdays: int) -> date:
    return due(trigger, workdays, TIMING.calendar).due_on


FILED: Final = filed()
ACCEPTED: Final = Step[Appeal](lambda appeal: appeal.accept(TIMING), OFFICER)
PAUSED: Final = Step[Appeal](lambda appeal: appeal.pause("等待司法结论"), OFFICER)
RESUMED: Final = Step[Appeal](lambda appeal: appeal.resume(TIMING.calendar), OFFICER)
EXTENDED: Final = Step[Appeal](lambda appeal: appeal.extend(grounds(), TIMING), OFFICER)
TOLD: Final = Step[Appeal](lambda appeal: appeal.tell_overdue(), OFFICER)
WITHDRAWN: Final = Step[Appeal](lambda appeal: appeal.withdraw("已沟通一致"), UNIT_HEAD)


def reinstated(window: date | None = None) -> Step[Appeal]:
    return Step(lambda appeal: appeal.reinstate("对方未改正", window, TIMING), UNIT_HEAD)


def test_a_filing_says_by_when_it_is_accepted_or_not() -> None:
    clock = given(Appeal, FILED).state.clock
    assert clock.deadlines["ACCEPTANCE"].due_on == date(2014, 1, 8)
    assert clock.deadlines["ACCEPTANCE"].counted == (date(2014, 1, 7), date(2014, 1, 8))


def test_a_filing_on_the_last_day_of_the_window_is_in_time() -> None:
    state = given(Appeal, filed(window=FILED_ON)).state
    assert (state.status, state.window) == (AppealStatus.FILED, FILED_ON)


def test_a_filing_after_the_window_is_refused_without_a_reason() -> None:
    for reason in (None, " "):
        late = filed(window=date(2014, 1, 5), late_reason=reason)
        given(Appeal).when(late).then_refused(AppealLate, "lateReason")


def test_a_late_filing_with_a_reason_waits_to_be_let_in_or_turned_down() -> None:
    late = filed(window=date(2014, 1, 3), late_reason="大雪封路")
    stage = given(Appeal, late)
    assert stage.state.status is AppealStatus.OUT_OF_TIME
    stage.when(ACCEPTED).then_refused(AppealStepWrong)
    admit = Step[Appeal](lambda appeal: appeal.admit(grounds(), TIMING), OFFICER)
    state = stage.when(admit).then(
        fact(LateFilingAdmitted, grounds=grounds(), acceptance=due(FILED_ON, 2, TIMING.calendar))
    )
    assert state.status is AppealStatus.FILED
    turn_down = Step[Appeal](lambda appeal: appeal.not_accept(grounds()), OFFICER)
    assert given(Appeal, late, turn_down).state.status is AppealStatus.NOT_ACCEPTED


def test_what_is_in_time_is_not_filed_as_late() -> None:
    given(Appeal).when(filed(window=FILED_ON, late_reason="保险起见")).then_refused(AppealInTime)
    given(Appeal).when(filed(late_reason="保险起见")).then_refused(AppealInTime, "lateReason")


def test_accepting_sets_the_days_of_investigation_and_ruling() -> None:
    state = (
        given(Appeal, FILED)
        .when(ACCEPTED)
        .then(
            fact(
                AppealAccepted,
                investigation=due(FILED_ON, 10, TIMING.calendar),
                ruling=due(FILED_ON, 20, TIMING.calendar),
            )
        )
    )
    assert set(state.clock.deadlines) == {"INVESTIGATION", "RULING"}


def test_a_pause_gives_back_the_days_that_were_left_from_the_day_it_ends() -> None:
    stage = later(given(Appeal, FILED, ACCEPTED), date(2014, 1, 14))
    stage.when(PAUSED).then(fact(AppealPaused, reason="等待司法结论"))
    later(stage, date(2014, 3, 3))
    left = DueStep(what="INVESTIGATION", deadline=due(date(2014, 3, 3), 5, TIMING.calendar))
    ruling = DueStep(what="RULING", deadline=due(date(2014, 3, 3), 15, TIMING.calendar))
    state = stage.when(RESUMED).then(fact(AppealResumed, due=(left, ruling)))
    assert state.clock.paused_on is None


def test_what_had_passed_before_the_pause_stays_passed() -> None:
    stage = later(given(Appeal, FILED, ACCEPTED), date(2014, 1, 27))
    stage.take(PAUSED)
    later(stage, date(2014, 3, 3)).take(RESUMED)
    assert stage.state.clock.deadlines["INVESTIGATION"].due_on == counted(FILED_ON, 10)


def test_a_clock_is_paused_once_and_resumed_once() -> None:
    given(Appeal, FILED, ACCEPTED, PAUSED).when(PAUSED).then_refused(AppealIsPaused)
    given(Appeal, FILED, ACCEPTED).when(RESUMED).then_refused(AppealIsRunning)
    given(Appeal, FILED, ACCEPTED, PAUSED).when(EXTENDED).then_refused(AppealIsPaused)
    silent = Step[Appeal](lambda appeal: appeal.pause(" "), OFFICER)
    given(Appeal, FILED).when(silent).then_refused(ReasonMissing)


def test_the_time_to_rule_is_extended_once_from_the_day_it_was_due() -> None:
    ends = counted(FILED_ON, 20)
    stage = given(Appeal, FILED, ACCEPTED)
    stage.when(EXTENDED).then(fact(RulingExtended, ruling=due(ends, 10, TIMING.calendar), grounds=grounds()))
    stage.when(EXTENDED).then_refused(ExtendedAlready)


def test_time_that_has_passed_is_not_extended() -> None:
    stage = later(given(Appeal, FILED, ACCEPTED), date(2014, 2, 5))
    stage.when(EXTENDED).then_refused(RulingOverdue)
    given(Appeal, FILED).when(EXTENDED).then_refused(AppealStepWrong)


def test_a_day_that_passes_is_told_once() -> None:
    stage = later(given(Appeal, FILED), date(2014, 1, 8))
    assert stage.take(TOLD) == []
    later(stage, date(2014, 1, 9))
    stage.when(TOLD).then(fact(AppealOverdue, what="ACCEPTANCE", due_on=date(2014, 1, 8)))
    assert stage.take(TOLD) == []


def test_nothing_falls_due_while_the_clock_stands_still() -> None:
    stage = later(given(Appeal, FILED, ACCEPTED, PAUSED), date(2014, 6, 2))
    assert stage.take(TOLD) == []


@pytest.mark.parametrize("window", [None, FILED_ON])
def test_a_withdrawn_appeal_is_taken_up_again_while_it_could_be_filed(window: date | None) -> None:
    state = (
        given(Appeal, FILED, WITHDRAWN)
        .when(reinstated(window))
        .then(fact(AppealReinstated, reason="对方未改正", acceptance=due(FILED_ON, 2, TIMING.calendar)))
    )
    assert state.status is AppealStatus.FILED


def test_a_withdrawn_appeal_is_not_taken_up_after_the_window() -> None:
    late = reinstated(date(2014, 1, 5))
    given(Appeal, FILED, WITHDRAWN).when(late).then_refused(AppealLate)
    given(Appeal, FILED).when(reinstated()).then_refused(AppealStepWrong)
