"""A rank moves by one for everybody who gets above or falls from above: the parts sum to the movement."""

from decimal import Decimal
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from domain.comparison.movement import Crossing, Places, Presence, crossings, grade_alone, graded, movements
from domain.policy.policy import POLICY_V1
from domain.policy.vetoes import VetoEffect
from domain.scoring.ranking import Standing, ranks

CAP: Final[tuple[VetoEffect, ...]] = ("CAP_BELOW_EXCELLENT",)
GROUPS: Final = st.dictionaries(
    st.sampled_from([f"U{number:02}" for number in range(8)]), st.integers(0, 6).map(Decimal), max_size=8
)


def placed(totals: dict[str, Decimal], *vetoed: str) -> Places:
    group = [
        Standing(subject, total, Decimal(0), Decimal(0), Decimal(0), CAP if subject in vetoed else ())
        for subject, total in totals.items()
    ]
    return graded(group, POLICY_V1)


def of(**totals: str) -> dict[str, Decimal]:
    return {subject: Decimal(total) for subject, total in totals.items()}


@given(GROUPS, GROUPS)
def test_own_and_others_part_sum_to_the_movement(old: dict[str, Decimal], new: dict[str, Decimal]) -> None:
    before, after = placed(old), placed(new)
    found = movements(before, after)
    assert [each.subject for each in found] == [
        *after,
        *(each for each in before if each not in new),
    ]
    for each in found:
        if each.presence is not Presence.STAYED:
            assert (each.own, each.others) == (None, None)
            continue
        own, others = crossings(each.subject, before, after)
        alone = ranks({**old, each.subject: new[each.subject]})[each.subject]
        assert each.own == alone - ranks(old)[each.subject] == sum(cross.change for cross in own)
        assert each.others == ranks(new)[each.subject] - alone == sum(cross.change for cross in others)


def test_losing_points_and_being_overtaken_are_told_apart() -> None:
    before = placed(of(U01="950", U02="949", U03="948", U04="900"))
    after = placed(of(U01="948.5", U02="949", U03="948", U04="960"))
    (moved,) = (each for each in movements(before, after) if each.subject == "U01")
    assert (moved.own, moved.others) == (1, 1)
    assert crossings("U01", before, after) == ((Crossing("U02", 1),), (Crossing("U04", 1),))


def test_who_passes_and_is_passed_again_stands_in_both_parts() -> None:
    before, after = placed(of(U01="900", U02="905")), placed(of(U01="910", U02="915"))
    assert crossings("U01", before, after) == ((Crossing("U02", -1),), (Crossing("U02", 1),))
    (moved,) = (each for each in movements(before, after) if each.subject == "U01")
    assert (moved.own, moved.others) == (-1, 1)


def test_who_joins_above_pushes_down_and_is_on_one_board_only() -> None:
    before, after = placed(of(U01="900")), placed(of(U01="900", U02="950"))
    joined, pushed = movements(before, after)
    assert (joined.subject, joined.presence, pushed.presence) == ("U02", "JOINED", "STAYED")
    assert movements(after, before)[-1][:3] == ("U02", after["U02"], None)
    assert (pushed.own, pushed.others) == (0, 1)
    assert crossings("U01", before, after) == ((), (Crossing("U02", 1),))


def test_a_grade_that_others_made_is_not_the_grade_that_one_made_alone() -> None:
    totals = of(U01="985", U02="984", U03="983", U04="982")
    before, after = placed(totals), placed(totals, "U01")
    assert (before["U02"].grade, after["U02"].grade) == ("GOOD", "EXCELLENT")
    assert grade_alone("U02", before, after, POLICY_V1) == "GOOD"
    assert grade_alone("U01", before, after, POLICY_V1) == after["U01"].grade == "GOOD"
