"""Innovation projects beside their procedure: shares to the last digit, and what a ranking must be."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.innovation.ranking import Contest, InnovationFinding
from domain.innovation.refusals import PrizeNotDue, PrizeOutOfOrder, PrizeUnknown, RankingIncomplete
from domain.innovation.shares import parts_of
from domain.innovation.state import InnovationApplicant, InnovationState, InnovationStatus, Tracking
from domain.kernel.points import add
from domain.kernel.refusal import Refusal
from domain.policy.innovation import INNOVATION, InnovationRules
from domain.policy.policy import POLICY_V1
from domain.policy.refusals import PolicyEntryTwice, PolicyNumberOutOfRange
from tests.support.innovations import application

A, B, C, D = (UUID(int=number) for number in range(1, 5))
ELSEWHERE = UUID(int=9)


def applicants(*shares: str | None) -> list[InnovationApplicant]:
    return [
        InnovationApplicant(unit=f"U{number}", share=None if share is None else Decimal(share))
        for number, share in enumerate(shares)
    ]


@pytest.mark.parametrize(
    ("shares", "points", "parts"),
    [
        (("50", "30", "20"), "8", ["4.00", "2.40", "1.60"]),
        ((None, None, None), "8", ["2.67", "2.67", "2.66"]),
        (("33.34", "33.33", "33.33"), "8", ["2.67", "2.67", "2.66"]),
        (("33.33", "33.33", "33.34"), "8", ["2.67", "2.66", "2.67"]),
        ((None,), "8", ["8.00"]),
        (("99.9999", "0.0001"), "3", ["3.00", "0.00"]),
        ((None, None), "0.01", ["0.01", "0.00"]),
    ],
)
def test_a_bonus_is_shared_by_largest_remainder_the_first_applicant_first(
    shares: tuple[str | None, ...], points: str, parts: list[str]
) -> None:
    assert [str(each) for each in parts_of(Decimal(points), applicants(*shares), 2)] == parts


@given(
    st.lists(st.integers(1, 10_000), min_size=1, max_size=12),
    st.integers(0, 100_000),
    st.integers(0, 4),
)
def test_parts_sum_to_the_bonus_and_lie_within_one_unit_of_their_shares(
    weights: list[int], hundredths: int, digits: int
) -> None:
    points = Decimal(hundredths).scaleb(-digits)
    joint = applicants(*map(str, weights))
    parts = parts_of(points, joint, digits)
    assert add(parts) == points
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - points * weight) < Decimal(sum(weights)).scaleb(-digits)


def project(
    number: int, score: str | None, borrows: UUID | None = None, status: str = "REVIEWED"
) -> InnovationState:
    return InnovationState(
        office="HHHT",
        number=number,
        application=application(f"U{number}", borrows=borrows),
        applied_on=date(2014, 3, 3),
        status=InnovationStatus(status),
        tracking=Tracking(1, date(2014, 6, 1)),
        completed_on=date(2014, 11, 28),
        reviews={},
        score=None if score is None else Decimal(score),
        place=None,
        portions=(),
    )


def contest(projects: Mapping[UUID, InnovationState], earlier: Mapping[UUID, str] | None = None) -> Contest:
    return Contest(projects, earlier or {}, INNOVATION)


def found(innovation: UUID, prize: str | None = None, verdict: str = "LEARN_FROM") -> InnovationFinding:
    return InnovationFinding(innovation=innovation, prize=prize, verdict=verdict)


def test_ranks_follow_the_scores_and_equal_scores_share_a_rank() -> None:
    projects = {A: project(1, "80"), B: project(2, "90"), C: project(3, "90"), D: project(4, "70")}
    ranking = contest(projects).ranked((found(A), found(B, "FIRST"), found(C, "SECOND"), found(D)))
    assert [(each.innovation, each.place.rank) for each in ranking] == [(B, 1), (C, 1), (A, 3), (D, 4)]


def of_two() -> Contest:
    return contest({A: project(1, "90"), B: project(2, "80"), C: project(3, None, status="WITHDRAWN")})


@pytest.mark.parametrize("better", [found(A, "THIRD"), found(A)])
def test_a_lower_score_has_no_better_prize(better: InnovationFinding) -> None:
    with pytest.raises(PrizeOutOfOrder) as refused:
        of_two().ranked((better, found(B, "SECOND")))
    assert refused.value.facts == {"number": "2"}


def test_what_is_no_innovation_has_no_prize_and_leaves_the_prizes_to_others() -> None:
    with pytest.raises(PrizeNotDue):
        of_two().ranked((found(A, "FIRST", "NO_INNOVATION"), found(B)))
    assert len(of_two().ranked((found(A, verdict="NO_INNOVATION"), found(B, "FIRST")))) == 2


def test_who_borrows_nothing_does_not_win_the_prize_for_borrowing() -> None:
    with pytest.raises(PrizeNotDue):
        of_two().ranked((found(A, "BORROWED"), found(B)))


@pytest.mark.parametrize("strange", [found(A, "GOLD"), found(A, "FIRST", "SPLENDID")])
def test_prizes_and_verdicts_are_the_policys(strange: InnovationFinding) -> None:
    with pytest.raises(PrizeUnknown):
        of_two().ranked((strange, found(B)))


@pytest.mark.parametrize("others", [(), (B, B), (B, C), (B, ELSEWHERE)])
def test_a_ranking_is_of_all_that_were_reviewed_each_once(others: tuple[UUID, ...]) -> None:
    with pytest.raises(RankingIncomplete):
        of_two().ranked((found(A), *map(found, others)))


def test_a_year_is_not_ranked_while_a_project_is_under_review() -> None:
    projects = {A: project(1, "90"), B: project(2, None, status="SUBMITTED")}
    with pytest.raises(RankingIncomplete) as refused:
        contest(projects).ranked((found(A, "FIRST"),))
    assert refused.value.facts == {"numbers": "2"}


def test_borrowing_earns_its_own_prize_where_the_source_is_an_innovation() -> None:
    here = contest({A: project(1, "80"), B: project(2, "90", borrows=A)})
    assert len(here.ranked((found(A, "FIRST"), found(B, "BORROWED")))) == 2
    for source, prize in (
        (found(A, verdict="NO_INNOVATION"), "BORROWED"),
        (found(A, "FIRST"), "FIRST"),
    ):
        with pytest.raises(PrizeNotDue):
            here.ranked((source, found(B, prize)))


def test_what_is_borrowed_may_be_of_an_earlier_year() -> None:
    projects = {B: project(2, "90", borrows=ELSEWHERE)}
    assert contest(projects, {ELSEWHERE: "ROLL_OUT"}).ranked((found(B, "BORROWED"),))
    for earlier in ({}, {ELSEWHERE: "NO_INNOVATION"}, {ELSEWHERE: "OF_OLD"}):
        with pytest.raises(PrizeNotDue):
            contest(projects, earlier).ranked((found(B, "BORROWED"),))


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"least_tracking": -1}, PolicyNumberOutOfRange),
        ({"least_reviews": 0}, PolicyNumberOutOfRange),
        ({"full_score": Decimal(0)}, PolicyNumberOutOfRange),
        ({"mean_digits": 5}, PolicyNumberOutOfRange),
        ({"cap": Decimal(-1)}, PolicyNumberOutOfRange),
        ({"prizes": INNOVATION.prizes * 2}, PolicyEntryTwice),
        ({"verdicts": INNOVATION.verdicts[:1] * 2}, PolicyEntryTwice),
    ],
)
def test_the_rules_of_innovation_are_a_procedure(changed: dict[str, object], refusal: type[Refusal]) -> None:
    rules: InnovationRules = INNOVATION.model_copy(update=changed)
    policy = POLICY_V1.model_copy(update={"innovation": rules})
    assert {type(fault) for fault in policy.faults()} == {refusal}
