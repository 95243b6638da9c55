"""What of the claims counts: exclusions within a matter, then the caps of items, of groups and of all."""

from decimal import Decimal

from domain.plan.claim_item import ClaimGroup
from domain.scoring.breakdown import LeafKind
from tests.support.plans import a_plan, cataloguing, claim_item, indicator
from tests.support.sheets import CLAIM, Under, leaves, plain, told

under = Under(
    a_plan(
        indicator("A", 1000),
        catalogue=cataloguing(
            claim_item("TITLE"),
            claim_item("PRAISE", excludes=("TITLE",)),
            claim_item("LETTER", excludes=("PRAISE",)),
            claim_item("PRESS", most=Decimal(5), cap=Decimal(6)),
            claim_item("IDEA", most=Decimal(9), cap=Decimal(10), group="IDEAS"),
            claim_item("BORROWED", most=Decimal(3), group="IDEAS"),
            claim_item("LATE", "DEDUCTION", most=Decimal(2), cap=Decimal(3)),
            claim_item("CRITICISM", "DEDUCTION", excludes=("LATE",)),
            groups=(ClaimGroup(code="IDEAS", name="创新", cap=Decimal(12)),),
        ),
    )
)
CAPS = (LeafKind.CAP,)


def capped(*claims: tuple[int, str, str]) -> dict[str, str]:
    """The caps that bonuses (points, matter, code) exceed, by their place."""
    moves = (move for points, matter, code in claims for move in under.bonus(points, matter, code=code))
    return {leaf.path: plain(leaf.points) for leaf in leaves(under.score(*moves), *CAPS)}


def test_of_items_that_exclude_one_another_the_higher_counts_and_the_lower_stays_visible() -> None:
    score = under.score(*under.bonus(10, "m", code="TITLE"), *under.bonus(3, "m", code="PRAISE"))
    assert sorted(told(score, LeafKind.BONUS)) == [("BONUS", "0", "EXCLUDED"), ("BONUS", "10", "IN_FORCE")]
    score = under.score(*under.bonus(3, "m", code="TITLE"), *under.bonus(10, "m", code="PRAISE"))
    assert sorted(told(score, LeafKind.BONUS)) == [("BONUS", "0", "EXCLUDED"), ("BONUS", "10", "IN_FORCE")]


def test_items_exclude_one_another_within_one_matter_only() -> None:
    assert under.score(*under.bonus(10, "m", code="TITLE"), *under.bonus(3, "n", code="PRAISE")).total == 13


def test_items_that_do_not_exclude_one_another_count_side_by_side() -> None:
    assert under.score(*under.bonus(10, "m", code="TITLE"), *under.bonus(5, "m", code="PRESS")).total == 15


def test_what_is_excluded_excludes_nothing() -> None:
    moves = (
        *under.bonus(10, "m", code="TITLE"),
        *under.bonus(5, "m", code="PRAISE"),
        *under.bonus(3, "m", code="LETTER"),
    )
    assert under.score(*moves).total == 13


def test_an_item_counts_up_to_its_cap_over_all_matters() -> None:
    assert capped((5, "m", "PRESS"), (1, "n", "PRESS")) == {}
    assert capped((5, "m", "PRESS"), (4, "n", "PRESS")) == {"BONUS/item:PRESS": "-3"}


def test_a_group_counts_up_to_its_cap_what_its_items_leave() -> None:
    assert capped((9, "m", "IDEA"), (3, "n", "BORROWED")) == {}
    assert capped((9, "m", "IDEA"), (9, "n", "IDEA"), (3, "o", "BORROWED")) == {
        "BONUS/item:IDEA": "-8",
        "BONUS/group:IDEAS": "-1",
    }


def test_the_cap_of_all_bonuses_comes_last() -> None:
    assert capped((78, "m", "TITLE"), (5, "n", "PRESS"), (3, "o", "PRESS")) == {
        "BONUS/item:PRESS": "-2",
        "BONUS": "-4",
    }


def test_an_excluded_item_fills_no_cap() -> None:
    assert capped((5, "m", "PRESS"), (5, "m", "PRESS"), (1, "n", "PRESS")) == {}


def test_deductions_have_caps_and_declared_exclusions() -> None:
    late = (*under.deduction(2, "m", code="LATE"), *under.deduction(2, "n", code="LATE"))
    score = under.score(*late)
    assert score.total == -3
    assert told(score, *CAPS) == [("CAP", "1", "IN_FORCE")]
    score = under.score(*under.deduction(2, "m", code="LATE"), *under.deduction(4, "m", code="CRITICISM"))
    assert sorted(told(score, LeafKind.DEDUCTION)) == [
        ("DEDUCTION", "-4", "IN_FORCE"),
        ("DEDUCTION", "0", "EXCLUDED"),
    ]


def test_two_deductions_of_one_item_for_one_matter_both_count() -> None:
    assert (
        under.score(*under.deduction(1, "m", code="LATE"), *under.deduction(2, "m", code="LATE")).total == -3
    )


def test_a_cap_bounds_what_a_ruling_left() -> None:
    moves = (*under.bonus(5, "m", code="PRESS"), *under.bonus(4, "n", code="PRESS"))
    score = under.score(*moves, *under.appealed("VARIED", 2, CLAIM))
    assert score.total == 6
    assert told(score, *CAPS) == [("CAP", "-1", "IN_FORCE")]
