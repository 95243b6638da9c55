"""Amending a plan in the course of the year, through commands."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from application.amendment import ScreenAmendment, WithdrawAmendment
from application.plan.drafting import ReviseIndicator
from application.refusals import OutOfScope, RoleMissing
from application.replay import fold
from domain.kernel.refusal import Refusals
from domain.plan.refusals import PlanNotDraft, ScaleMismatch
from domain.plan.state import PlanState
from infra.clock import ScriptedClock
from tests.support.amendments import amend, change_set, requesting
from tests.support.city import INDICATORS, City
from tests.support.plans import but, indicator

JUNE_20 = datetime(2014, 6, 20, 2, 0, tzinfo=UTC)
DIGITAL = indicator("D", 20)


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
