"""Places go by grade, then by rank, as far as they go."""

from decimal import Decimal
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.policy import POLICY_V1, Policy
from domain.policy.quota import QuotaTie
from domain.result.board import Board, Member, Under, compiled
from domain.result_use.allocation import PlaceRequest, Terms, allocated
from domain.result_use.refusals import AllocationChoiceWrong, RequestedTwice, SubjectNotOnBoard
from domain.scoring.ranking import Standing
from tests.support.policies import policy_with

PLAN = UUID(int=1)


def board(*standings: tuple[str, str, str]) -> Board:
    """Subjects with total and key work."""
    members = [
        Member(
            uuid5(PLAN, subject),
            Standing(subject, Decimal(total), Decimal(key), Decimal(900), Decimal(0), ()),
            (),
        )
        for subject, total, key in standings
    ]
    return compiled(members, Under(PLAN, "GRASSROOTS", 1, 1, POLICY_V1))


def asking(**asked: int) -> list[PlaceRequest]:
    return [PlaceRequest(subject=subject, asked=number) for subject, number in asked.items()]


HOHHOT = board(
    ("U01", "985.20", "415"),
    ("U05", "980.00", "411"),
    ("U03", "978.79", "410"),
    ("U02", "971.35", "412"),
    ("U08", "971.35", "409.50"),
    *((f"U{number}", "900", "400") for number in range(10, 16)),
)
EQUAL = board(("a", "950", "400"), ("b", "940", "400"), ("c", "940", "400"), ("d", "930", "400"))


def tying(tie: QuotaTie) -> Policy:
    return policy_with("quota", tie=tie)


def test_who_is_excellent_comes_first_then_the_better_rank_then_what_breaks_ties() -> None:
    """P24."""
    requests = asking(U08=1, U02=2, U03=1, U05=1, U01=2)
    served = allocated(requests, HOHHOT, Terms(5, POLICY_V1, ()))
    assert served == {"U01": 2, "U05": 1, "U03": 1, "U02": 1, "U08": 0}
    assert list(served) == ["U01", "U05", "U03", "U02", "U08"]
    served = allocated(requests, HOHHOT, Terms(6, POLICY_V1, ()))
    assert (served["U02"], served["U08"]) == (2, 0)


def test_a_better_grade_comes_before_a_better_rank() -> None:
    lines = tuple(
        line.model_copy(update={"grade": "GOOD"}) if line.subject == "U01" else line for line in HOHHOT.lines
    )
    vetoed = HOHHOT.model_copy(update={"lines": lines})
    served = allocated(asking(U01=2, U05=1, U03=1), vetoed, Terms(3, POLICY_V1, ()))
    assert served == {"U05": 1, "U03": 1, "U01": 1}


@pytest.mark.parametrize(
    ("tie", "chosen", "expected"),
    [
        ("SHRINK", (), {"a": 1, "b": 0, "c": 0, "d": 0}),
        ("EXPAND", (), {"a": 1, "b": 1, "c": 2, "d": 0}),
        ("LEADING_GROUP", ("c", "b"), {"a": 1, "c": 2, "b": 0, "d": 0}),
        ("LEADING_GROUP", ("b", "c"), {"a": 1, "b": 1, "c": 1, "d": 0}),
    ],
)
def test_where_places_do_not_go_round_among_the_tied_the_policy_decides(
    tie: QuotaTie, chosen: tuple[str, ...], expected: dict[str, int]
) -> None:
    requests = asking(a=1, b=1, c=2, d=1)
    assert allocated(requests, EQUAL, Terms(3, tying(tie), chosen)) == expected


@pytest.mark.parametrize("tie", ["SHRINK", "EXPAND", "LEADING_GROUP"])
def test_there_is_no_tie_where_places_go_round_or_are_gone(tie: QuotaTie) -> None:
    requests = asking(a=1, b=1, c=2, d=1)
    assert allocated(requests, EQUAL, Terms(5, tying(tie), ())) == {"a": 1, "b": 1, "c": 2, "d": 1}
    assert allocated(requests, EQUAL, Terms(4, tying(tie), ())) == {"a": 1, "b": 1, "c": 2, "d": 0}
    assert allocated(requests, EQUAL, Terms(1, tying(tie), ())) == {"a": 1, "b": 0, "c": 0, "d": 0}


@pytest.mark.parametrize(
    ("tie", "places", "chosen"),
    [
        ("LEADING_GROUP", 3, ()),
        ("LEADING_GROUP", 3, ("b",)),
        ("LEADING_GROUP", 3, ("b", "d")),
        ("LEADING_GROUP", 5, ("b", "c")),
        ("SHRINK", 3, ("b", "c")),
    ],
)
def test_the_leading_group_orders_exactly_the_tied_and_nobody_else(
    tie: QuotaTie, places: int, chosen: tuple[str, ...]
) -> None:
    with pytest.raises(AllocationChoiceWrong):
        allocated(asking(a=1, b=1, c=2, d=1), EQUAL, Terms(places, tying(tie), chosen))


def test_who_asks_is_on_the_board_and_asks_once() -> None:
    with pytest.raises(SubjectNotOnBoard):
        allocated(asking(U99=1), HOHHOT, Terms(1, POLICY_V1, ()))
    twice = [*asking(U01=1), *asking(U01=2)]
    with pytest.raises(RequestedTwice):
        allocated(twice, HOHHOT, Terms(1, POLICY_V1, ()))


@given(
    totals=st.lists(st.integers(880, 960), min_size=1, max_size=8),
    asked=st.lists(st.integers(1, 4), min_size=8, max_size=8),
    places=st.integers(1, 20),
)
def test_nobody_gets_more_than_asked_nor_all_together_more_than_there_is(
    totals: list[int], asked: list[int], places: int
) -> None:
    group = board(*((f"u{number}", str(total), "400") for number, total in enumerate(totals)))
    requests = asking(**{f"u{number}": asked[number] for number in range(len(totals))})
    served = allocated(requests, group, Terms(places, POLICY_V1, ()))
    wanted = {each.subject: each.asked for each in requests}
    assert set(served) == set(wanted)
    assert sum(served.values()) <= places
    assert all(served[each] <= wanted[each] for each in served)
    ahead = True
    for subject in served:
        assert ahead or served[subject] == 0, "who comes after one who went short gets nothing"
        ahead = ahead and served[subject] == wanted[subject]
