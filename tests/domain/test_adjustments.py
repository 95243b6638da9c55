"""Points added to or taken from a confirmed entry."""

from datetime import date
from decimal import Decimal

import pytest

from domain.assessment.adjustments import ScoreAdjusted
from domain.assessment.refusals import (
    AlreadySealed,
    EntryNotConfirmed,
    PointsOutOfRange,
    ReasonMissing,
    SelfInterest,
)
from domain.kernel.event import Grounds
from domain.plan.refusals import IndicatorUnknown
from tests.support.authors import INSIDER, OFFICER, grounds
from tests.support.plans import a_plan, indicator
from tests.support.scenario import fact
from tests.support.sheets import ENTRY, Move, Under, adjustment

under = Under(a_plan(indicator("A", 40), indicator("B", 960)))
CONFIRMED = under.confirmed()


def test_an_adjustment_is_recorded_with_how_much_and_why() -> None:
    state = (
        under.after(*CONFIRMED)
        .when(under.adjusted("-0.5"))
        .then(
            fact(
                ScoreAdjusted,
                effective_on=date(2014, 3, 31),
                indicator="A",
                period="2014Q1",
                delta=Decimal("-0.500000"),
                most=Decimal(10),
                grounds=grounds(),
            )
        )
    )
    found = state.item(adjustment()(state))
    assert found.handlers == {OFFICER.id}
    assert found.delta == Decimal("-0.5")


def test_adjustments_of_one_period_stand_side_by_side() -> None:
    state = under.after(*CONFIRMED, under.adjusted(-1), under.adjusted(-1)).state
    assert [each.delta for each in state.record("A").adjustments.values()] == [-1, -1]


@pytest.mark.parametrize("history", [(), CONFIRMED[:1], CONFIRMED[:2], (*CONFIRMED, under.voided(ENTRY))])
def test_only_confirmed_points_are_adjusted(history: tuple[Move, ...]) -> None:
    under.after(*history).when(under.adjusted(-1)).then_refused(EntryNotConfirmed, on="period")


@pytest.mark.parametrize("period", ["2014Q2", "2014", "nonsense"])
def test_a_period_without_confirmed_points_is_not_adjusted(period: str) -> None:
    under.after(*CONFIRMED).when(under.adjusted(-1, period=period)).then_refused(EntryNotConfirmed)


@pytest.mark.parametrize("delta", [10, -10])
def test_an_adjustment_may_move_a_score_by_the_full_marks_of_the_period(delta: int) -> None:
    under.after(*CONFIRMED, under.adjusted(delta))


@pytest.mark.parametrize("delta", ["10.01", "-10.01", "NaN"])
def test_an_adjustment_beyond_the_full_marks_is_refused(delta: str) -> None:
    under.after(*CONFIRMED).when(under.adjusted(delta)).then_refused(PointsOutOfRange, on="delta")


@pytest.mark.parametrize("why", [grounds(reason=""), grounds(reason=" \n"), grounds(code=" ")])
def test_an_adjustment_gives_its_reason(why: Grounds) -> None:
    under.after(*CONFIRMED).when(under.adjusted(-1, why=why)).then_refused(ReasonMissing, on="reason")


def test_nobody_adjusts_the_own_unit() -> None:
    under.after(*CONFIRMED).when(under.adjusted(1, by=INSIDER)).then_refused(SelfInterest)


def test_an_unknown_indicator_is_not_adjusted() -> None:
    under.after(*CONFIRMED).when(under.adjusted(1, indicator="Z")).then_refused(IndicatorUnknown)


def test_a_sealed_assessment_is_not_adjusted() -> None:
    under.after(*CONFIRMED, under.sealed()).when(under.adjusted(1)).then_refused(AlreadySealed)
