"""Amending a plan in the course of the year, through commands."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from api.bootstrap import System
from application.amendment import ScreenAmendment, WithdrawAmendment
from application.plan.drafting import ReviseIndicator
from application.refusals import OutOfScope, RoleMissing
from application.replay import fold
from domain.assessment.refusals import PointsOutOfRange
from domain.assessment.state import Entry, EntryStatus
from domain.kernel.refusal import Refusals
from domain.period import Cycle
from domain.plan.refusals import PlanNotDraft, ScaleMismatch
from domain.plan.state import PlanState
from infra.clock import ScriptedClock
from tests.support.amendments import amend, change_set, requesting
from tests.support.city import INDICATORS, City, build, open_assessments, registering
from tests.support.plans import but, indicator

JUNE_20 = datetime(2014, 6, 20, 2, 0, tzinfo=UTC)
DIGITAL = indicator("D", 20)


@pytest.fixture
def halves(system: System) -> City:
    """A bureau whose indicators are assessed in halves."""
    return build(system, indicators=(indicator("A", 40, Cycle.HALF), indicator("B", 60, Cycle.HALF)))


def status_of(city: City, unit: str, entry: str) -> EntryStatus:
    item = city.state(unit).item(entry)
    assert isinstance(item, Entry)
    return item.status


def plan_of(city: City) -> PlanState:
    state: PlanState = fold(city.system.stream(city.plan))
    return state


def test_p_14_20_points_for_the_digital_economy_are_taken_from_another_indicator(
    city: City, clock: ScriptedClock
) -> None:
    clock.set(JUNE_20)
    with pytest.raises(Refusals) as refused:
        city.run("assessor", requesting(city, change_set(added=(DIGITAL,))))
    sums = [(type(each), each.facts["sum"]) for each in refused.value.refusals]
    assert sums == [(ScaleMismatch, "110")] * 2
    amend(city, change_set(added=(DIGITAL,), points={"B": 40}))
    amended = city.version
    assert amended.number == 2
    assert {code: each.points for code, each in amended.indicators.items()} == {
        "A": Decimal(40),
        "B": Decimal(50),
        "D": Decimal(10),
    }


def test_rule_34_a_unit_that_changes_its_own_target_without_approval_changes_nothing(
    city: City, clock: ScriptedClock
) -> None:
    clock.set(JUNE_20)
    easier = but(INDICATORS[0], standard="更宽的标准")
    with pytest.raises(RoleMissing):
        city.run("head of U01", ReviseIndicator(plan=city.plan, indicator=easier))
    with pytest.raises(PlanNotDraft):
        city.run("officer", ReviseIndicator(plan=city.plan, indicator=easier))
    before = plan_of(city)
    number = int(city.made("head of U01", requesting(city, change_set(revised=(easier,)))))
    asked = plan_of(city)
    assert (asked.indicators, asked.versions) == (before.indicators, before.versions)
    with pytest.raises(RoleMissing):
        city.run("head of U01", ScreenAmendment(plan=city.plan, amendment=number))
    with pytest.raises(OutOfScope):
        city.run(
            "head of U02", WithdrawAmendment(plan=city.plan, amendment=number, reason="不是本单位申请的")
        )


def test_p_14_an_indicator_of_40_points_that_gets_60_in_mid_year_yields_45_at_90_percent_in_both_halves(
    halves: City, clock: ScriptedClock
) -> None:
    clock.set(JUNE_20)
    halves.confirm("18", period="2014H1")
    amend(halves, change_set(points={"A": 60, "B": 40}))
    halves.confirm("27", period="2014H2")
    assert halves.breakdown().total == Decimal("45.00")
    assert halves.version.indicator("A").points == 50


def test_p_14_assessments_that_open_after_the_approval_start_on_the_newest_version(
    city: City, clock: ScriptedClock
) -> None:
    clock.set(JUNE_20)
    amend(city, change_set(added=(DIGITAL,), points={"B": 40}))
    city.run("system:bootstrap", registering("U09", "GRASSROOTS_BUREAU", "GRASSROOTS"))
    open_assessments(city, ["U09"])
    assert [city.state(unit).plan_version for unit in ("U01", "U09")] == [2, 2]


def test_rule_33_scores_confirmed_before_the_amendment_keep_the_old_version(
    city: City, clock: ScriptedClock
) -> None:
    for period in ("2014Q1", "2014Q2"):
        city.confirm("10", period=period)
    waiting = city.report("10", unit="U02", period="2014Q2")
    due = city.report("10", period="2014Q3")
    clock.set(datetime(2014, 7, 20, 2, 0, tzinfo=UTC))
    amend(city, change_set(points={"A": 60, "B": 40}), since=date(2014, 8, 1))
    state = city.state()
    assert state.plan_version == 2
    assert city.breakdown().total == Decimal("20.00")
    assert status_of(city, "U01", due) is EntryStatus.RETURNED
    assert status_of(city, "U02", waiting) is EntryStatus.REPORTED
    with pytest.raises(PointsOutOfRange):
        city.report("10.01", unit="U03", period="2014Q2")
    with pytest.raises(PointsOutOfRange):
        city.report("15.01", period="2014Q3")
    city.confirm("15", period="2014Q3")
    assert city.breakdown().total == Decimal("35.00")
