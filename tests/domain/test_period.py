"""Appraisal periods: a year and its halves, quarters and months."""

from datetime import date

import pytest

from domain.period import Cycle, PeriodMalformed, last_day, periods_of, place_in_year


@pytest.mark.parametrize(
    ("cycle", "periods"),
    [
        (Cycle.YEAR, ("2014",)),
        (Cycle.HALF, ("2014H1", "2014H2")),
        (Cycle.QUARTER, ("2014Q1", "2014Q2", "2014Q3", "2014Q4")),
        (Cycle.MONTH, tuple(f"2014M{month:02}" for month in range(1, 13))),
    ],
)
def test_a_cycle_divides_the_year_in_order(cycle: Cycle, periods: tuple[str, ...]) -> None:
    assert periods_of(2014, cycle) == periods


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2014", date(2014, 12, 31)),
        ("2014H1", date(2014, 6, 30)),
        ("2014H2", date(2014, 12, 31)),
        ("2014Q1", date(2014, 3, 31)),
        ("2014Q3", date(2014, 9, 30)),
        ("2014M02", date(2014, 2, 28)),
        ("2016M02", date(2016, 2, 29)),
        ("2014M12", date(2014, 12, 31)),
    ],
)
def test_a_period_ends_on_its_last_day(period: str, day: date) -> None:
    assert last_day(period) == day


@pytest.mark.parametrize("cycle", Cycle)
def test_the_last_period_of_a_cycle_ends_with_the_year(cycle: Cycle) -> None:
    assert last_day(periods_of(2014, cycle)[-1]) == date(2014, 12, 31)


@pytest.mark.parametrize(
    "period",
    ["", "14", "2014Q0", "2014Q5", "2014H3", "2014M00", "2014M13", "2014M1", "2014q1", "2014Q1 ", "２０１４"],
)
def test_a_period_written_in_another_way_is_refused(period: str) -> None:
    with pytest.raises(PeriodMalformed, match="PERIOD_MALFORMED"):
        last_day(period)


@pytest.mark.parametrize(
    ("period", "place"), [("2014", (1, 1)), ("2014H2", (2, 2)), ("2014Q3", (3, 4)), ("2014M03", (3, 12))]
)
def test_a_period_knows_its_place_in_the_year(period: str, place: tuple[int, int]) -> None:
    assert place_in_year(period) == place
