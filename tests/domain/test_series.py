"""Facts that hold from a day on until another takes their place."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.kernel.series import Series, Span

MAY, JUNE, JULY = (date(2014, month, 1) for month in (5, 6, 7))
DAYS = st.dates(date(2014, 1, 1), date(2014, 1, 20))


def test_a_value_holds_until_the_next_one() -> None:
    series = Series[str]().put(MAY, "a").put(JULY, "b")
    assert [series.on(day) for day in (date(2014, 4, 30), MAY, JUNE, date(2014, 6, 30), JULY)] == [
        *(None, "a", "a", "a", "b")
    ]
    assert list(series.spans) == [Span(MAY, JULY, "a"), Span(JULY, None, "b")]


def test_a_day_has_the_value_that_was_said_last() -> None:
    assert list(Series[str]().put(MAY, "a").put(MAY, "b").spans) == [Span(MAY, None, "b")]


@given(st.lists(st.tuples(DAYS, st.integers())), DAYS)
def test_the_value_of_a_day_is_that_of_the_span_that_covers_it(
    puts: list[tuple[date, int]], day: date
) -> None:
    series = Series[int]()
    for since, value in puts:
        series = series.put(since, value)
    covering = [span.value for span in series.spans if span.covers(day)]
    assert covering == ([] if series.on(day) is None else [series.on(day)])


@given(st.dictionaries(DAYS, st.integers()))
def test_the_order_in_which_days_are_told_does_not_matter(values: dict[date, int]) -> None:
    forward, backward = Series[int](), Series[int]()
    for since, value in values.items():
        forward = forward.put(since, value)
    for since, value in reversed(values.items()):
        backward = backward.put(since, value)
    assert forward == backward
