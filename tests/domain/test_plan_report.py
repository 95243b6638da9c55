"""Weights, coverage and what plans ask of units, as pure figures."""

from decimal import Decimal
from typing import Any

import pytest

from domain.plan import report
from domain.plan.coverage import PeriodGap, covered, entries, indicators_with_a_person, posts_with_a_duty
from domain.plan.indicator import Indicator
from domain.plan.portion import Portion
from domain.plan.report import Burden, PlanTree
from domain.policy.planning import Balance
from tests.support.plans import CLASSIFICATION, DUTY, MEASUREMENT, PROJECT, WORK_ITEM, but, indicator

BOUNDS = Balance(first="COLLECTION", second="SERVICE", least=Decimal("0.40"), most=Decimal("0.60"))


def tree(*indicators: Indicator) -> PlanTree:
    return PlanTree(2014, (WORK_ITEM,), (PROJECT,), indicators)


def of_area(code: str, points: int, area: str | None) -> Indicator:
    return but(indicator(code, points), classification=CLASSIFICATION.model_copy(update={"area": area}))


def measured(code: str, **changed: Any) -> Indicator:
    return but(indicator(code), measurement=MEASUREMENT.model_copy(update=changed))


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(850, 1000, "85.00"), (34, 35, "97.14"), (320, 520, "61.54"), (1, 8, "12.50"), (1, 16, "6.25")],
)
def test_a_share_is_rounded_half_up_to_two_digits_where_it_is_shown(
    part: int, whole: int, percent: str
) -> None:
    assert str(Portion(Decimal(part), Decimal(whole)).percent) == percent
    assert str(Portion(Decimal("0.33335"), Decimal(1)).percent) == "33.34"


def test_of_nothing_there_is_no_share() -> None:
    assert Portion(Decimal(0), Decimal(0)).percent is None
    assert report.by_source(tree()) == ()


def test_a_draft_without_points_weighs_nothing() -> None:
    (place,) = report.by_source(tree(but(indicator("A"), points=None)))
    assert (place.code, place.portion) == ("SUPERIOR", Portion(Decimal(0), Decimal(0)))


def test_what_does_not_say_where_it_stands_comes_last() -> None:
    silent = measured("B", angles=())
    places = report.by_angle(tree(silent, indicator("A")))
    assert [place.code for place in places] == ["QUANTITY", None]


@pytest.mark.parametrize(
    ("collection", "service", "within"),
    [(320, 200, False), (300, 200, True), (301, 200, False), (200, 300, True), (199, 300, False)],
)
def test_the_bounds_of_a_balance_are_within_it(collection: int, service: int, *, within: bool) -> None:
    plan = tree(of_area("A", collection, "COLLECTION"), of_area("B", service, "SERVICE"))
    (figure,) = report.balances(plan, [BOUNDS])
    assert figure.within is within


def test_a_plan_without_either_area_is_not_out_of_balance() -> None:
    (figure,) = report.balances(tree(of_area("A", 10, "LAW")), [BOUNDS])
    assert (figure.within, figure.first.percent) == (True, None)


@pytest.mark.parametrize(
    ("baseline", "target", "beyond"),
    [("10000", "12500", True), ("10000", "12000", False), ("10000", "12000.01", True), ("0", "1", True)],
)
def test_a_target_beyond_the_limit_over_its_baseline_stands_out(
    baseline: str, target: str, *, beyond: bool
) -> None:
    raised = measured("A", baseline=Decimal(baseline), target=Decimal(target), target_reason="新增税源")
    (found,) = report.raised_targets(tree(raised), Decimal("0.20"))
    assert (found.beyond, found.reason) == (beyond, "新增税源")


@pytest.mark.parametrize(("baseline", "target"), [(None, "1"), ("1", None), ("1", "1"), ("2", "1")])
def test_a_target_that_is_not_over_a_baseline_is_not_raised(baseline: str | None, target: str | None) -> None:
    given = {name: each and Decimal(each) for name, each in (("baseline", baseline), ("target", target))}
    assert report.raised_targets(tree(measured("A", **given)), Decimal("0.20")) == ()


def test_a_unit_is_asked_for_what_all_are_asked_and_for_its_own() -> None:
    plan = tree(indicator("A"), but(indicator("B"), assessed=("U01",)), but(indicator("C"), cycle=None))
    assert report.burden(plan, "U01") == Burden(indicators=3, results=8)
    assert report.burden(plan, "U02") == Burden(indicators=2, results=4)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (measured("A", measure="VAT"), measured("B", measure="VAT"), True),
        (measured("A", measure="VAT"), measured("B", measure="CIT"), False),
        (measured("A"), measured("B"), False),
        (indicator("A"), but(indicator("B"), name="指标A"), True),
        (but(indicator("A"), name=None), but(indicator("B"), name=None), False),
    ],
)
def test_indicators_are_alike_by_measure_or_by_name(one: Indicator, other: Indicator, *, alike: bool) -> None:
    assert report.alike(tree(one, other)) == ((("A", "B"),) if alike else ())


def test_indicators_of_different_units_are_not_alike() -> None:
    one = but(measured("A", measure="VAT"), assessed=("U01", "U02"))
    for units, alike in ((("U03",), ()), (("U02", "U03"), (("A", "B"),)), ((), (("A", "B"),))):
        other = but(measured("B", measure="VAT"), assessed=units)
        assert report.alike(tree(one, other)) == alike


def test_what_is_covered_counts_and_every_gap_is_named() -> None:
    units = [f"U{number:02}" for number in range(1, 36)]
    found = covered(units, units[:34])
    assert (str(found.portion.percent), found.gaps) == ("97.14", ("U35",))
    assert covered([], ["U01"]).portion.percent is None


def test_duties_end_in_posts_that_somebody_holds() -> None:
    alone = but(indicator("B"), duty=DUTY.model_copy(update={"posts": (), "chief": None}))
    indicators = (indicator("A"), alone)
    assert indicators_with_a_person(indicators, ["征管岗"]).gaps == ("B",)
    assert indicators_with_a_person(indicators, ["分管副局长"]).gaps == ()
    assert posts_with_a_duty(["征管岗", "IDLE", "局长"], indicators).gaps == ("IDLE",)


def test_missing_entries_are_told_by_indicator_and_period() -> None:
    expected = {("A", "2014Q1"): ("U01", "U02"), ("A", "2014Q2"): ("U01", "U02")}
    found = entries(expected, {("U01", "A", "2014Q1"), ("U02", "A", "2014Q1"), ("U01", "A", "2014Q2")})
    assert found.gaps == (PeriodGap("A", "2014Q2", ("U02",)),)
    assert found.portion == Portion(Decimal(3), Decimal(4))
