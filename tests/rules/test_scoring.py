"""The rules of scoring, through commands: measures are reported, reviewed and rechecked, and make points."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import pytest

from api.bootstrap import opened_on
from application.assessment.adjustments import VoidItem
from application.assessment.entries import RecheckResult, ReviewResult
from application.assessment.not_applicable import (
    ApproveNotApplicable,
    MarkNotApplicable,
    WithdrawNotApplicable,
)
from domain.assessment.applicability_refusals import NotApplicableStands
from domain.assessment.refusals import SamePerson
from domain.assessment.state import Entry
from domain.kernel.points import published
from domain.methods.catalogue import MethodDefinition
from domain.methods.direct import DIRECT
from domain.methods.measure import Measure
from domain.methods.refusals import MeasureNotPositive
from domain.period import Cycle
from domain.plan.indicator import Indicator, PeriodRule
from domain.scoring.breakdown import LeafKind
from infra.clock import ScriptedClock
from tests.support.city import GROUNDS, START, City, build
from tests.support.databases import Databases
from tests.support.methods import (
    ACCURACY,
    BAD_FILES,
    BALLOTS,
    CONTEST,
    EFFICACY,
    EIGHT_DIMENSIONS,
    FORECASTS,
    REVENUE,
    VOTES,
    cast,
    measured,
)
from tests.support.plans import indicator
from tests.support.sheets import leaves, plain

QUARTERS: Final = ("2014Q1", "2014Q2", "2014Q3", "2014Q4")


def yearly(code: str, points: int, method: MethodDefinition = DIRECT) -> Indicator:
    return indicator(code, points, Cycle.YEAR, method=method)


PLAN: Final = (
    indicator("SUM", 40),
    indicator("MEAN", 40, rule=PeriodRule.MEAN),
    indicator("LAST", 40, rule=PeriodRule.LAST),
    indicator("MIN", 40, rule=PeriodRule.MIN),
    indicator("FAULTS", 40, method=BAD_FILES),
    yearly("FILES", 1, BAD_FILES),
    indicator("FORECAST", 10, method=FORECASTS),
    indicator("ACCURACY", 12, Cycle.MONTH, method=ACCURACY),
    indicator("REVENUE", 20, method=REVENUE),
    indicator("EXACTLY", 20, method=REVENUE.model_copy(update={"reading": "PROPORTIONAL"})),
    yearly("EFFICACY", 100, EFFICACY),
    yearly("BALLOTS", 100, BALLOTS),
    yearly("DIMENSIONS", 100, EIGHT_DIMENSIONS),
    yearly("VOTES", 100, VOTES),
    yearly("CONTEST", 100, CONTEST),
    yearly("REST", 237),
)
"""1000 points; each test takes indicators of its own."""


@pytest.fixture(scope="module")
def bureau(_all_databases: Databases) -> Iterator[City]:
    """A bureau that is scored by methods."""
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield build(system, indicators=PLAN)


def confirm(
    city: City, code: str, measures: tuple[Measure, ...], unit: str = "U01", period: str = "2014"
) -> str:
    """Report measures, review and recheck them; gives the entry's reference."""
    reporting = city.reporting("0", unit, code, period)
    reported = reporting.model_copy(update={"points": None, "measures": measures})
    entry = city.made(f"reporter of {unit}", reported)
    assessment = city.assessments[unit]
    review = ReviewResult(assessment=assessment, entry=entry, revision=None, expected_version=None)
    city.run("assessor", review)
    city.run("officer", RecheckResult(assessment=assessment, entry=entry, expected_version=None))
    return entry


def points_of(city: City, code: str, unit: str = "U01") -> str:
    """What an indicator comes to, as published."""
    return plain(published(city.breakdown(unit).parts[code].points, 2))


def scored(
    city: City, code: str, measures: tuple[Measure, ...], unit: str = "U01", period: str = "2014"
) -> str:
    """What an indicator comes to after these measures."""
    confirm(city, code, measures, unit, period)
    return points_of(city, code, unit)


@pytest.mark.parametrize(("unit", "files", "left"), [("U01", 25, "0"), ("U02", 12, "0.4"), ("U03", 20, "0")])
def test_rule_06_deductions_stop_at_nothing_and_are_not_carried_over(
    bureau: City, unit: str, files: int, left: str
) -> None:
    """25 × 0.05 off a 1-point item: 0, not −0.25, and no other item pays for it (I1, I2)."""
    before = bureau.breakdown(unit).exact
    assert scored(bureau, "FILES", measured(BAD_FILE=files), unit) == left
    assert bureau.breakdown(unit).exact - before == Decimal(left)


@pytest.mark.parametrize(
    ("unit", "actual", "contributed"), [("U01", 12400, "-0.05"), ("U02", 12300, "0"), ("U03", 12360, "0")]
)
def test_rule_08_a_forecast_misses_beyond_its_band(
    bureau: City, unit: str, actual: int, contributed: str
) -> None:
    """Forecast 12000, band ±3 %: 12400 is 3.33 % off, 12300 2.50 %, 12360 exactly on the band."""
    forecast = measured(forecast=12000, actual=actual)
    assert scored(bureau, "FORECAST", forecast, unit, "2014Q1") == plain(10 + Decimal(contributed))


def test_rule_08_a_forecast_of_nothing_is_refused(bureau: City) -> None:
    """Decided 5."""
    with pytest.raises(MeasureNotPositive):
        confirm(bureau, "FORECAST", measured(forecast=0, actual=10), period="2014Q2")


@pytest.mark.parametrize(
    ("month", "accuracy", "points"),
    [(1, "97.9", "0.9"), (2, "98.0", "1"), (3, "95.0", "0.9"), (4, "94.9", "0")],
)
def test_rule_09_a_ladder_has_inclusive_bounds(bureau: City, month: int, accuracy: str, points: str) -> None:
    """Forecast accuracy 97.9 % → 0.9, 98.0 % → 1; below 95 % nothing (decided 5)."""
    entry = confirm(bureau, "ACCURACY", measured(value=accuracy), period=f"2014M{month:02}")
    found = bureau.state().item(entry)
    assert isinstance(found, Entry)
    assert plain(found.points) == points


def test_rule_10_revenue_behind_schedule_loses_a_point_for_each_percent(bureau: City) -> None:
    """Q1 24 % of the plan: −1; Q4 98.5 %: −1 by whole points, −1.50 in proportion."""
    year = dict(zip(QUARTERS, (2400, 5000, 7600, 9850), strict=True))
    assert scored(bureau, "REVENUE", measured(cumulative=year["2014Q1"]), period="2014Q1") == "19"
    for period in QUARTERS[1:]:
        confirm(bureau, "REVENUE", measured(cumulative=year[period]), period=period)
    assert points_of(bureau, "REVENUE") == "18"
    for period, cumulative in year.items():
        confirm(bureau, "EXACTLY", measured(cumulative=cumulative), period=period)
    assert points_of(bureau, "EXACTLY") == "17.5"


@pytest.mark.parametrize(
    ("unit", "value", "points"), [("U01", "5.81", "58.73"), ("U02", "-4", "0"), ("U03", "14", "100")]
)
def test_rule_11_the_efficacy_coefficient(bureau: City, unit: str, value: str, points: str) -> None:
    """X = 5.81 between 6 and 12: 58.73; floored at 0 and capped at full marks (decided 5)."""
    assert scored(bureau, "EFFICACY", measured(value=value), unit) == points


def test_rule_12_eleven_ballots_are_trimmed(bureau: City) -> None:
    ballots = measured(score=(92, 88, 95, 90, 85, 91, 89, 93, 87, 90, 78))
    assert scored(bureau, "BALLOTS", ballots) == "89.44"


def test_rule_13_five_ballots_are_not_trimmed_and_six_are(bureau: City) -> None:
    assert scored(bureau, "BALLOTS", measured(score=(90, 86, 94, 88, 80)), "U02") == "87.6"
    six = measured(score=("92", "90", "91.25", "87.25", "93.25", "91"))
    assert scored(bureau, "BALLOTS", six, "U03") == "91.06"


def test_rule_15_eight_dimensions_of_equal_weight(bureau: City) -> None:
    ballot = measured(U1=95, U2=90, U3=85, U4=88, U5=92, U6=90, U7=96, U8=94)
    assert scored(bureau, "DIMENSIONS", ballot) == "91.25"


def test_rule_16_votes_of_three_groups(bureau: City) -> None:
    """5/3/2/0, 6/3/1/0, 4/5/1/0 at 30/30/40: 86, 90, 86 → 87.2."""
    votes = cast(LEADERS="5/3/2/0", PEERS="6/3/1/0", STAFF="4/5/1/0")
    assert scored(bureau, "VOTES", votes) == "87.2"


def test_rule_37_the_second_wins_at_70_to_30(bureau: City) -> None:
    first = scored(bureau, "CONTEST", measured(SCORE=96, REVIEW=88), "U01")
    second = scored(bureau, "CONTEST", measured(SCORE=93, REVIEW=97), "U02")
    assert (first, second) == ("93.6", "94.2")


def test_p_20_periods_sum_up(bureau: City) -> None:
    """40 points in quarters of 10: 10 + 9.50 + 8 + 10 = 37.50."""
    for period, points in zip(QUARTERS, ("10", "9.50", "8", "10"), strict=True):
        bureau.confirm(points, "U01", "SUM", period)
    assert points_of(bureau, "SUM") == "37.5"


def test_p_20_the_floor_is_that_of_the_period(bureau: City) -> None:
    """12 points off the first quarter give 0 + 30, not 28; 10 points off give the same, 9 give 31."""
    for unit, faults, total in (("U01", 240, "30"), ("U02", 200, "30"), ("U03", 180, "31")):
        confirm(bureau, "FAULTS", measured(BAD_FILE=faults), unit, "2014Q1")
        for period in QUARTERS[1:]:
            confirm(bureau, "FAULTS", measured(BAD_FILE=0), unit, period)
        assert points_of(bureau, "FAULTS", unit) == total


@pytest.mark.parametrize(("rule", "total"), [("MEAN", "37.5"), ("LAST", "40"), ("MIN", "32")])
def test_p_20_periods_make_a_mean_or_the_last_or_the_least_counts(
    bureau: City, rule: str, total: str
) -> None:
    for period, points in zip(QUARTERS, ("40", "38", "32", "40"), strict=True):
        bureau.confirm(points, "U01", rule, period)
    assert points_of(bureau, rule) == total


# What does not apply


@pytest.fixture(scope="module")
def small(_all_databases: Databases) -> Iterator[City]:
    """A bureau with an item of 20 points that may not apply, beside 980 points."""
    plan = (yearly("NEW", 20), yearly("REST", 980))
    with opened_on(_all_databases.fresh("scripted"), ScriptedClock(START)) as system:
        yield build(system, indicators=plan)


def asked(city: City, unit: str) -> str:
    """Ask that NEW do not apply to a unit; gives the reference."""
    mark = MarkNotApplicable(
        assessment=city.assessments[unit], indicator="NEW", period="2014", grounds=GROUNDS
    )
    return city.made("officer", mark)


def totals(city: City, unit: str) -> tuple[str, str]:
    found = city.breakdown(unit)
    return plain(found.total), plain(found.provisional_total)


def test_p_30_931_of_980_are_950_of_1000(small: City) -> None:
    """Requested and approved by two persons of the performance office; a leaf of +19.00."""
    small.confirm("931", "U01", "REST", "2014")
    item = asked(small, "U01")
    approve = ApproveNotApplicable(assessment=small.assessments["U01"], item=item)
    assert totals(small, "U01") == ("931", "950")
    with pytest.raises(SamePerson):
        small.run("officer", approve)
    small.run("second_officer", approve)
    assert totals(small, "U01") == ("950", "950")
    (leaf,) = leaves(small.breakdown("U01"), LeafKind.SCALE_UP)
    assert plain(leaf.points) == "19"
    with pytest.raises(NotApplicableStands):
        small.report("20", "U01", "NEW", "2014")
    withdraw = WithdrawNotApplicable(assessment=small.assessments["U01"], item=item, grounds=GROUNDS)
    small.run("officer", withdraw)
    assert totals(small, "U01") == ("931", "931")


def test_p_30_it_differs_from_nothing_achieved(small: City) -> None:
    """Zero stays in the scale: 931 + 0, and only once it is voided may it turn out not to apply."""
    small.confirm("931", "U02", "REST", "2014")
    entry = small.confirm("0", "U02", "NEW", "2014")
    assert totals(small, "U02") == ("931", "931")
    assessment = small.assessments["U02"]
    small.run("officer", VoidItem(assessment=assessment, item=entry, grounds=GROUNDS))
    small.run("second_officer", ApproveNotApplicable(assessment=assessment, item=asked(small, "U02")))
    assert totals(small, "U02") == ("950", "950")
