"""Ranks and grades of a peer group."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.grades import Grade
from domain.policy.policy import POLICY_V1, Policy
from domain.policy.quota import QuotaTie
from domain.policy.vetoes import VetoEffect
from domain.scoring.ranking import Standing, display_order, provisional_grades, quota, ranks
from tests.support.policies import policy_with

EXPANDING = policy_with("quota", tie="EXPAND")
TOTALS = {
    "U01": "985.20",
    "U05": "980.00",
    "U03": "978.79",
    "U02": "971.35",
    "U08": "971.35",
    "U07": "965.00",
    "U11": "962.75",
    "U06": "955.55",
    "U10": "948.40",
    "U04": "940.10",
    "U09": "930.25",
}
CAP: tuple[VetoEffect, ...] = ("CAP_BELOW_EXCELLENT",)
KEYS = {"U02": "412.00", "U08": "409.50"}


def standing(
    subject: str, total: str, key: str = "400", base: str = "900", deductions: str = "0"
) -> Standing:
    return Standing(subject, Decimal(total), Decimal(key), Decimal(base), Decimal(deductions), ())


def hohhot(*vetoed: str, **changed: str) -> list[Standing]:
    """The eleven bureaus at the end of the year (``domain.md`` §12.2), some vetoed or with another total."""
    return [
        replace(
            standing(subject, changed.get(subject, total), KEYS.get(subject, "400")),
            vetoes=CAP if subject in vetoed else (),
        )
        for subject, total in sorted(TOTALS.items())
    ]


def group(*totals: str) -> list[Standing]:
    return [standing(f"U{number:02}", total) for number, total in enumerate(totals, start=1)]


def excellent(members: list[Standing], policy: Policy = POLICY_V1) -> set[str]:
    grades = provisional_grades(members, policy)
    return {subject for subject, grade in grades.items() if grade == "EXCELLENT"}


def ranks_of(members: list[Standing]) -> dict[str, int]:
    return ranks({each.subject: each.total for each in members})


# Ranks


def test_equal_totals_share_a_rank_and_the_next_rank_is_skipped() -> None:
    assert ranks_of(hohhot()) == dict(zip(TOTALS, (1, 2, 3, 4, 4, 6, 7, 8, 9, 10, 11), strict=True))


def test_ranks_see_the_published_total_not_the_digits_behind_it() -> None:
    assert ranks({"a": Decimal("1.50"), "b": Decimal("1.5"), "c": Decimal("1.49")}) == {
        "a": 1,
        "b": 1,
        "c": 3,
    }


@given(st.dictionaries(st.text(max_size=3), st.decimals(0, 20, places=1), max_size=12))
def test_a_rank_is_one_more_than_the_number_of_better_totals(totals: dict[str, Decimal]) -> None:
    assert ranks(totals) == {
        subject: 1 + sum(other > total for other in totals.values()) for subject, total in totals.items()
    }


def test_a_tie_is_shown_in_the_order_of_the_tie_breakers() -> None:
    assert [each.subject for each in display_order(hohhot(), POLICY_V1)][3:6] == ["U02", "U08", "U07"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (standing("b", "9", key="2"), standing("a", "9", key="1", base="9")),
        (standing("b", "9", base="2"), standing("a", "9", base="1", deductions="0")),
        (standing("b", "9", deductions="1"), standing("a", "9", deductions="2")),
        (standing("a", "9"), standing("b", "9")),
    ],
    ids=["more key work", "more base points", "fewer deductions", "by code"],
)
def test_tie_breakers_are_asked_one_after_the_other(better: Standing, worse: Standing) -> None:
    assert display_order([worse, better], POLICY_V1) == [better, worse]


# Quota


@pytest.mark.parametrize(
    ("size", "places"),
    [(0, 0), (1, 0), (3, 0), (4, 1), (10, 3), (11, 3), (14, 4), (17, 5), (21, 6), (46, 13)],
)
def test_the_quota_is_rounded_down_because_it_is_not_to_be_exceeded(size: int, places: int) -> None:
    """Rule 38 and §8.2."""
    assert quota(size, POLICY_V1) == places


@pytest.mark.parametrize(
    ("rounding", "sizes"),
    [("FLOOR", (0, 3, 3, 4)), ("HALF_UP", (1, 3, 4, 5)), ("CEILING", (1, 4, 4, 5))],
)
def test_a_policy_may_round_the_quota_otherwise(rounding: str, sizes: tuple[int, ...]) -> None:
    """0.9, 3.3, 3.6 and 4.5 places: half a place is one where it is rounded half up."""
    policy = policy_with("quota", rounding=rounding)
    assert tuple(quota(size, policy) for size in (3, 11, 12, 15)) == sizes


def test_a_policy_may_grant_a_least_number_of_places_but_never_more_than_there_are_members() -> None:
    policy = policy_with("quota", minimum=2)
    assert [quota(size, policy) for size in (0, 1, 3, 11)] == [0, 1, 2, 3]
    assert excellent(group("950", "940", "930"), policy) == {"U01", "U02"}


def test_a_place_that_lapses_goes_to_nobody() -> None:
    policy = policy_with("quota", vacated="LAPSE")
    assert excellent(hohhot("U01"), policy) == {"U05", "U03"}
    assert excellent(hohhot("U09"), policy) == {"U01", "U05", "U03"}


def test_three_of_eleven_are_excellent() -> None:
    assert excellent(hohhot()) == {"U01", "U05", "U03"}


def test_a_group_of_three_has_no_excellent_member() -> None:
    assert set(provisional_grades(group("990", "980", "970"), POLICY_V1).values()) == {"GOOD"}


def test_nobody_is_graded_in_an_empty_group() -> None:
    assert provisional_grades([], POLICY_V1) == {}


def test_an_appeal_that_moves_ranks_may_leave_the_excellent_as_they_are() -> None:
    """Rule 23."""
    after = hohhot(U03="980.79")
    assert (ranks_of(after)["U03"], ranks_of(after)["U05"]) == (2, 3)
    assert excellent(after) == {"U01", "U05", "U03"}


def test_an_appeal_may_cost_another_unit_its_place() -> None:
    """Rule 24."""
    after = hohhot(U02="979.35")
    assert (ranks_of(after)["U02"], ranks_of(after)["U03"]) == (3, 4)
    assert excellent(after) == {"U01", "U05", "U02"}


def test_fewer_than_the_quota_are_excellent_where_totals_are_too_low() -> None:
    assert excellent(group("950", "899.99", *["700"] * 9)) == {"U01"}


# Ties at the edge of the quota


def test_the_last_place_goes_to_who_did_more_key_work() -> None:
    members = [*hohhot("U01")]
    assert excellent(members) == {"U05", "U03", "U02"}
    assert excellent(members, EXPANDING) == {"U05", "U03", "U02"}


def test_a_last_place_that_stays_tied_goes_to_neither() -> None:
    """Decided point 2: equal in all, «not exceeding» shrinks."""
    tied = [standing("a", "950"), standing("b", "940"), standing("c", "940"), standing("d", "940")]
    rest = [standing(f"r{number}", "700") for number in range(6)]
    assert excellent([*tied, *rest]) == {"a"}


def test_a_policy_may_let_all_have_the_last_place_who_are_tied_for_it() -> None:
    tied = [standing("a", "950"), standing("b", "940"), standing("c", "940"), standing("d", "940")]
    rest = [standing(f"r{number}", "700") for number in range(6)]
    assert excellent([*tied, *rest], EXPANDING) == {"a", "b", "c", "d"}


def test_a_tie_within_the_quota_is_none_at_its_edge() -> None:
    assert excellent(group("950", "940", "940", *["700"] * 7)) == {"U01", "U02", "U03"}


def test_a_tie_of_everybody_leaves_no_place_or_a_place_for_all() -> None:
    members = group(*["950"] * 11)
    assert excellent(members) == set()
    assert len(excellent(members, EXPANDING)) == 11


def test_where_there_is_no_place_there_is_none_to_expand() -> None:
    assert excellent(group("950", "950", "950"), EXPANDING) == set()


# Vetoes


def test_a_vetoed_unit_keeps_total_and_rank_and_passes_its_place_down() -> None:
    """Rule 22: the place of U01 goes to U02 by its key work."""
    before, after = hohhot(), hohhot("U01")
    assert ranks_of(before) == ranks_of(after)
    assert [each.total for each in before] == [each.total for each in after]
    assert provisional_grades(after, POLICY_V1)["U01"] == "GOOD"
    assert excellent(after) == {"U05", "U03", "U02"}


def test_lifting_a_veto_restores_all_grades() -> None:
    assert provisional_grades(hohhot("U01"), POLICY_V1) != provisional_grades(hohhot(), POLICY_V1)
    assert excellent(hohhot("U09")) == excellent(hohhot())


def test_a_veto_may_force_the_lowest_grade() -> None:
    members = [replace(standing("a", "990"), vetoes=(*CAP, "FORCE_LOWEST")), *group(*["800"] * 9)]
    grades = provisional_grades(members, POLICY_V1)
    assert grades["a"] == "UNQUALIFIED"
    assert ranks_of(members)["a"] == 1


@pytest.mark.parametrize("effect", ["LOSE_AWARDS", "PERSONAL_CONSEQUENCE"])
def test_a_veto_on_awards_or_persons_leaves_grade_and_place_alone(effect: VetoEffect) -> None:
    vetoed = [replace(each, vetoes=(effect,)) if each.subject == "U01" else each for each in hohhot()]
    assert provisional_grades(vetoed, POLICY_V1) == provisional_grades(hohhot(), POLICY_V1)


def test_a_vetoed_unit_still_counts_in_the_size_of_its_group() -> None:
    members = [replace(standing("a", "990"), vetoes=CAP), *group("980", "970", "960")]
    assert quota(len(members), POLICY_V1) == 1
    assert excellent(members) == {"U01"}


# Bands


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("1000", "EXCELLENT"),
        ("900", "EXCELLENT"),
        ("899.99", "GOOD"),
        ("800", "GOOD"),
        ("799.99", "QUALIFIED"),
        ("600", "QUALIFIED"),
        ("599.99", "UNQUALIFIED"),
        ("0", "UNQUALIFIED"),
        ("-5", "UNQUALIFIED"),
    ],
)
def test_a_band_begins_at_its_least_total(total: str, grade: Grade) -> None:
    members = [standing("a", total), *group(*["-10"] * 9)]
    assert provisional_grades(members, POLICY_V1)["a"] == grade


def test_beyond_the_quota_an_excellent_total_is_good() -> None:
    grades = provisional_grades(hohhot(), POLICY_V1)
    assert {grades[subject] for subject in TOTALS if subject not in {"U01", "U05", "U03"}} == {"GOOD"}


@pytest.mark.parametrize("tie", ["SHRINK", "EXPAND"])
@given(members=st.lists(st.tuples(st.integers(850, 950), st.booleans()), max_size=15))
def test_the_better_of_two_never_has_the_worse_grade_unless_vetoed(
    tie: QuotaTie, members: list[tuple[int, bool]]
) -> None:
    policy = policy_with("quota", tie=tie)
    standings = [
        replace(standing(f"U{number}", str(total)), vetoes=CAP if vetoed else ())
        for number, (total, vetoed) in enumerate(members)
    ]
    grades = provisional_grades(standings, policy)
    chosen = [each for each in standings if grades[each.subject] == "EXCELLENT"]
    passed = [each for each in standings if grades[each.subject] != "EXCELLENT" and not each.vetoes]
    assert all(one.total > other.total for one in chosen for other in passed if other.total >= 900)
    assert not any(each.vetoes for each in chosen)
    if tie == "SHRINK":
        assert len(chosen) <= quota(len(standings), policy)
