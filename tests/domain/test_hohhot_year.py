"""The score of U03 in the constructed year of Hohhot (``domain.md`` §12.2), leaf by leaf."""

from datetime import date
from decimal import Decimal

from domain.kernel.points import add
from domain.period import Cycle
from domain.plan.indicator import WorkKind
from domain.scoring.breakdown import LeafKind
from tests.support.plans import a_plan, indicator
from tests.support.sheets import Under, leaves, plain, told

ASPECTS: dict[str, tuple[int, WorkKind, str]] = {
    "依法行政": (250, "DAILY", "243.50"),
    "改革发展": (220, "KEY", "214.20"),
    "税务形象": (180, "DAILY", "176.00"),
    "满意服务": (200, "DAILY", "192.50"),
    "综合评价": (150, "EVALUATION", "136.59"),
}
under = Under(
    a_plan(
        *(
            indicator(code, points, Cycle.YEAR, section=code, kind=kind)
            for code, (points, kind, _) in ASPECTS.items()
        )
    )
)
RESULTS = tuple(
    move for code, (_, _, points) in ASPECTS.items() for move in under.confirmed(points, code, "2014")
)
EXTRAS = (
    *under.bonus(10, "县级命名性表彰", date(2014, 5, 10)),
    *under.bonus(3, "县级命名性表彰", date(2014, 6, 10)),
    *under.bonus(8, "创新项目", date(2014, 11, 20)),
    *under.deduction(2, "迟报", date(2014, 8, 1)),
)


def test_the_scale_of_the_plan_is_1000() -> None:
    assert under.plan.scale == 1000


def test_the_five_blocks_come_to_962_79() -> None:
    assert under.score(*RESULTS).total == Decimal("962.79")


def test_the_year_of_u03_ends_at_978_79() -> None:
    breakdown = under.score(*RESULTS, *EXTRAS)
    assert breakdown.total == breakdown.provisional_total == Decimal("978.79")
    assert told(breakdown) == [
        ("ENTRY", "243.5", "IN_FORCE"),
        ("ENTRY", "214.2", "IN_FORCE"),
        ("ENTRY", "176", "IN_FORCE"),
        ("ENTRY", "192.5", "IN_FORCE"),
        ("ENTRY", "136.59", "IN_FORCE"),
        ("BONUS", "10", "IN_FORCE"),
        ("BONUS", "0", "EXCLUDED"),
        ("BONUS", "8", "IN_FORCE"),
        ("DEDUCTION", "-2", "IN_FORCE"),
    ]
    assert add(leaf.points for leaf in breakdown.leaves) == Decimal("978.79")


def test_the_excluded_3_points_are_still_told() -> None:
    excluded = [leaf for leaf in under.score(*RESULTS, *EXTRAS).leaves if leaf.state == "EXCLUDED"]
    assert [(leaf.kind, plain(leaf.points), plain(leaf.stated)) for leaf in excluded] == [
        (LeafKind.BONUS, "0", "3")
    ]


def test_the_subtotals_by_kind_of_work_sum_to_the_total() -> None:
    """P6: 826.20 + 136.59 + 10 + 8 − 2 = 978.79."""
    breakdown = under.score(*RESULTS, *EXTRAS)
    evaluation = breakdown.parts["综合评价"].points
    work = add(leaf.points for leaf in leaves(breakdown, LeafKind.ENTRY)) - evaluation
    assert (work, evaluation) == (Decimal("826.20"), Decimal("136.59"))
    extras = breakdown.parts["BONUS"].points + breakdown.parts["DEDUCTION"].points
    assert extras == 16
    assert work + evaluation + extras == breakdown.total


def test_a_granted_appeal_of_2_points_makes_980_79() -> None:
    """Rule 23."""
    entry = "entry:满意服务/2014/SELF"
    assert under.score(*RESULTS, *EXTRAS, *under.appealed("VARIED", "194.50", entry)).total == Decimal(
        "980.79"
    )
