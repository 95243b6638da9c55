"""The windows and the clock of appeals through commands: rules 25 and 26, decided 6 and 8."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

import pytest

from api.bootstrap import System, tick
from application.appeal.clock import ExtendRuling, PauseAppeal, ResumeAppeal
from application.appeal.filing import (
    AcceptAppeal,
    AdmitLateAppeal,
    FileAppeal,
    FileLateAppeal,
    ReinstateAppeal,
    RejectAppeal,
    WithdrawAppeal,
)
from application.appeal.steps import AppealStepOpen, steps_of
from application.assessment.lifecycle import PubliciseInterim
from application.command import Caller
from application.replay import fold
from domain.appeal.refusals import AppealLate
from domain.appeal.state import AppealState, AppealStatus, ContestedItem
from domain.appeal.timekeeping import AppealOverdue
from domain.assessment.refusals import ItemContested
from infra.clock import ScriptedClock
from tests.support.city import GROUNDS, City
from tests.support.results import bureaus, determine, on, publicise, result_of, seal

FEW: Final = {"U01": ("410.00", "985.20"), "U02": ("412.00", "971.35"), "U03": ("400.00", "940.10")}
ENTRY: Final = "entry:B/2014/SELF"
ITEM: Final = ContestedItem(item=ENTRY, ground="DATA_WRONG", statement="少计", remedy="更正")


def at(city: City, moment: str) -> None:
    """Let that moment come, written in ISO 8601."""
    assert isinstance(city.system.clock, ScriptedClock)
    city.system.clock.set(datetime.fromisoformat(moment))


@pytest.fixture
def year_end(system: System, monkeypatch: pytest.MonkeyPatch) -> City:
    """Three bureaus whose results were made public on Wednesday, 31 December 2014."""
    for name in ("SEALED_ON", "DETERMINED_ON", "PUBLIC_ON"):
        monkeypatch.setattr(f"tests.support.results.{name}", date(2014, 12, 31))
    city = bureaus(system, FEW)
    seal(city)
    determine(city)
    publicise(city)
    return city


def filing(city: City, unit: str = "U01") -> FileAppeal:
    return FileAppeal(assessment=city.assessments[unit], statement="", items=(ITEM,))


def filed(city: City, unit: str = "U01") -> UUID:
    return UUID(city.made(f"head of {unit}", filing(city, unit)))


def late(city: City, unit: str = "U01") -> UUID:
    command = FileLateAppeal(
        assessment=city.assessments[unit], statement="", items=(ITEM,), late_reason="大雪封路，邮路中断"
    )
    return UUID(city.made(f"head of {unit}", command))


def state_of(city: City, appeal: UUID) -> AppealState:
    state: AppealState = fold(city.system.stream(appeal))
    return state


def due_on(city: City, appeal: UUID) -> dict[str, date]:
    return {what: each.due_on for what, each in state_of(city, appeal).clock.deadlines.items()}


def test_rule_25_an_appeal_on_january_8_is_in_time_and_on_january_9_late(year_end: City) -> None:
    at(year_end, "2015-01-08T15:59:59+00:00")
    in_time = filed(year_end)
    assert state_of(year_end, in_time).window == date(2015, 1, 8)
    at(year_end, "2015-01-08T16:00:00+00:00")
    with pytest.raises(AppealLate) as refused:
        year_end.run("head of U02", filing(year_end, "U02"))
    assert "2015-01-08" in refused.value.message("en")


def test_rule_25_a_late_appeal_is_let_in_or_turned_down_with_grounds(year_end: City) -> None:
    on(year_end, date(2015, 1, 9))
    admitted, refused = late(year_end, "U01"), late(year_end, "U02")
    assert state_of(year_end, admitted).status is AppealStatus.OUT_OF_TIME
    year_end.run("officer", AdmitLateAppeal(appeal=admitted, grounds=GROUNDS))
    year_end.run("officer", AcceptAppeal(appeal=admitted))
    year_end.run("officer", RejectAppeal(appeal=refused, grounds=GROUNDS))
    assert state_of(year_end, admitted).status is AppealStatus.ACCEPTED
    assert state_of(year_end, refused).status is AppealStatus.NOT_ACCEPTED
    assert year_end.state("U02").contests == {}


def test_rule_26_an_interim_result_of_april_is_contested_in_september(city: City) -> None:
    entry = city.confirm("9")
    on(city, date(2014, 4, 21))
    city.run("officer", PubliciseInterim(assessment=city.assessments["U01"], period="2014Q1"))
    on(city, date(2014, 9, 15))
    contested = ITEM.model_copy(update={"item": entry})
    command = FileAppeal(assessment=city.assessments["U01"], statement="", items=(contested,))
    appeal = UUID(city.made("head of U01", command))
    found = state_of(city, appeal)
    assert (found.status, found.window) == (AppealStatus.FILED, None)


def test_decided_8_accepted_on_january_12_the_ruling_is_due_on_february_9(year_end: City) -> None:
    on(year_end, date(2015, 1, 8))
    appeal = filed(year_end)
    assert due_on(year_end, appeal) == {"ACCEPTANCE": date(2015, 1, 12)}
    on(year_end, date(2015, 1, 12))
    year_end.run("officer", AcceptAppeal(appeal=appeal))
    assert due_on(year_end, appeal) == {
        "INVESTIGATION": date(2015, 1, 26),
        "RULING": date(2015, 2, 9),
    }
    on(year_end, date(2015, 2, 9))
    year_end.run("officer", ExtendRuling(appeal=appeal, grounds=GROUNDS))
    assert due_on(year_end, appeal)["RULING"] == date(2015, 2, 27)


def test_a_pause_gives_the_days_back_that_were_left(year_end: City) -> None:
    on(year_end, date(2015, 1, 8))
    appeal = filed(year_end)
    on(year_end, date(2015, 1, 12))
    year_end.run("officer", AcceptAppeal(appeal=appeal))
    on(year_end, date(2015, 1, 26))
    year_end.run("officer", PauseAppeal(appeal=appeal, reason="等待司法鉴定"))
    on(year_end, date(2015, 3, 2))
    year_end.run("officer", ResumeAppeal(appeal=appeal))
    assert due_on(year_end, appeal) == {
        "INVESTIGATION": date(2015, 3, 3),
        "RULING": date(2015, 3, 17),
    }


def test_a_tick_tells_each_day_that_passed_once_as_the_deadline_clock(year_end: City) -> None:
    on(year_end, date(2015, 1, 8))
    appeal = filed(year_end)
    on(year_end, date(2015, 1, 13))
    for _ in range(2):
        told = [each.refusals for each in tick(year_end.system).run()]
        assert all(refusals == () for refusals in told)
    events = [each.event for each in year_end.system.stream(appeal)]
    overdue = [each for each in events if isinstance(each, AppealOverdue)]
    assert [each.envelope.actor.id for each in overdue] == ["system:deadline-clock"]


def test_a_withdrawn_appeal_is_reinstated_inside_the_window_and_contests_anew(year_end: City) -> None:
    on(year_end, date(2015, 1, 5))
    appeal = filed(year_end)
    year_end.run("head of U01", WithdrawAppeal(appeal=appeal, reason="已沟通"))
    assert year_end.state("U01").contests == {}
    year_end.run("head of U01", ReinstateAppeal(appeal=appeal, reason="沟通未果"))
    assert year_end.state("U01").contests == {ENTRY: appeal}
    year_end.run("head of U01", WithdrawAppeal(appeal=appeal, reason="再次沟通"))
    on(year_end, date(2015, 1, 9))
    with pytest.raises(AppealLate):
        year_end.run("head of U01", ReinstateAppeal(appeal=appeal, reason="沟通未果"))


def withdrawing(city: City, appeal: UUID) -> AppealStepOpen:
    """What the appellant is told about withdrawing."""
    caller = Caller(person=city.people["head of U01"], channel="API", correlation_id=appeal)
    steps = steps_of(appeal, state_of(city, appeal), caller, city.system.dispatcher)
    return next(each for each in steps if each.name == "withdrawAppeal")


def test_markus_4989_the_day_is_told_before_and_after_filing_and_withdrawing_warns_when_it_is_too_late(
    year_end: City,
) -> None:
    on(year_end, date(2015, 1, 5))
    assert result_of(year_end).filing_until("U01") == date(2015, 1, 8)
    appeal = filed(year_end)
    assert state_of(year_end, appeal).window == date(2015, 1, 8)
    assert withdrawing(year_end, appeal) == ("withdrawAppeal", None, None)
    on(year_end, date(2015, 1, 9))
    told = withdrawing(year_end, appeal)
    assert told.refusal is None
    assert isinstance(told.warning, AppealLate)
    assert "2015-01-08" in told.warning.message("zh")


def test_what_another_appeal_contests_by_now_is_not_contested_by_a_reinstated_one(year_end: City) -> None:
    on(year_end, date(2015, 1, 5))
    first = filed(year_end)
    year_end.run("head of U01", WithdrawAppeal(appeal=first, reason="已沟通"))
    filed(year_end)
    with pytest.raises(ItemContested):
        year_end.run("head of U01", ReinstateAppeal(appeal=first, reason="沟通未果"))
    assert state_of(year_end, first).status is AppealStatus.WITHDRAWN
