"""Composition: what was entered, adjusted and claimed makes leaves that sum to the total."""

from datetime import date
from decimal import Decimal

import pytest

from domain.assessment.state import AssessmentState
from domain.kernel.points import add
from domain.methods.catalogue import MethodDefinition
from domain.period import Cycle
from domain.plan.indicator import AssessmentChannel, PeriodRule
from domain.plan.version import PlanVersion
from domain.scoring.breakdown import Breakdown, LeafKind
from domain.scoring.composition import advance, compose, compose_state, empty
from domain.scoring.contribution import all_contributions, node_of
from domain.scoring.subtotals import Subtotals, subtotals
from tests.support.histories import items_of
from tests.support.methods import BONUS_OF_8_PERCENT, WHOLE_STEPS, measured
from tests.support.plans import a_plan, indicator
from tests.support.sheets import CLAIM, Move, Under, adjustment, claim, leaves, plain, told

QUARTERS = ("2014Q1", "2014Q2", "2014Q3", "2014Q4")
REST = indicator("REST", 960, Cycle.YEAR)
under = Under(a_plan(indicator("A", 40), REST))


def quarterly(*points: str, of: Under = under) -> tuple[Move, ...]:
    """Confirmed points of indicator A in the first quarters."""
    each = zip(QUARTERS, points, strict=False)
    return tuple(move for period, worth in each for move in of.confirmed(worth, period=period))


def ruled_by(rule: PeriodRule) -> Under:
    return Under(a_plan(indicator("A", 40, rule=rule), REST))


def totals(breakdown: Breakdown) -> str:
    """The total, and the provisional one in brackets."""
    return f"{plain(breakdown.total)} ({plain(breakdown.provisional_total)})"


def the_sum(breakdown: Breakdown) -> Decimal:
    return add(leaf.points for leaf in breakdown.leaves)


# Periods


def test_four_quarters_sum_up() -> None:
    """P20: 40 points in quarters of 10."""
    assert under.score(*quarterly("10", "9.50", "8", "10")).total == Decimal("37.50")


def test_the_floor_is_that_of_each_period_and_is_not_carried_over() -> None:
    """P20: 12 off the first quarter gives 0 + 30, not 28."""
    off = under.adjusted(-10), under.adjusted(-2)
    breakdown = under.score(*quarterly("10", "10", "10", "10"), *off)
    assert breakdown.total == 30
    (floor,) = leaves(breakdown, LeafKind.FLOOR)
    assert (floor.path, plain(floor.points)) == ("A/2014Q1", "2")


def test_25_times_0_05_off_a_1_point_item_counts_0_and_is_not_carried_over() -> None:
    """Rule 6."""
    small = Under(a_plan(indicator("A", 1, Cycle.YEAR), indicator("B", 999, Cycle.YEAR)))
    filed = *small.confirmed(1, period="2014"), *small.confirmed(500, "B", "2014")
    faults = [small.adjusted("-0.05", period="2014") for _ in range(25)]
    breakdown = small.score(*filed, *faults)
    assert breakdown.total == 500
    assert breakdown.parts["A"].points == 0
    assert told(breakdown, LeafKind.FLOOR) == [("FLOOR", "0.25", "IN_FORCE")]
    assert small.score(*filed, *faults[:12]).parts["A"].points == Decimal("0.40")
    assert small.score(*filed, *faults[:20]).parts["A"].points == 0


def test_more_than_full_marks_is_capped_at_full_marks() -> None:
    breakdown = under.score(*quarterly("9", "10"), under.adjusted(3))
    assert breakdown.total == 20
    (cap,) = leaves(breakdown, LeafKind.CAP)
    assert (cap.path, plain(cap.points)) == ("A/2014Q1", "-2")


def test_the_mean_of_periods_is_a_share_of_what_they_sum_to() -> None:
    breakdown = ruled_by(PeriodRule.MEAN).score(*quarterly("40", "35", "30", of=ruled_by(PeriodRule.MEAN)))
    assert breakdown.total == 35
    (share,) = leaves(breakdown, LeafKind.SHARE)
    assert (share.path, plain(share.points)) == ("A", "-70")


def test_a_mean_that_is_no_short_decimal_is_rounded_once() -> None:
    mean = ruled_by(PeriodRule.MEAN)
    breakdown = mean.score(*quarterly("10", "10", "11", of=mean))
    assert breakdown.exact == Decimal("10.333333")
    assert breakdown.total == Decimal("10.33")
    assert the_sum(breakdown) == breakdown.total


@pytest.mark.parametrize(
    ("rule", "points", "total"),
    [
        (PeriodRule.LAST, ("40", "35", "30"), 30),
        (PeriodRule.LAST, ("30",), 30),
        (PeriodRule.MIN, ("40", "30", "35"), 30),
        (PeriodRule.MIN, ("40", "0", "35"), 0),
        (PeriodRule.MEAN, ("36",), 36),
        (PeriodRule.SUM, ("10", "0", "10"), 20),
    ],
)
def test_the_period_rule_makes_the_score(rule: PeriodRule, points: tuple[str, ...], total: int) -> None:
    of = ruled_by(rule)
    breakdown = of.score(*quarterly(*points, of=of))
    assert breakdown.total == the_sum(breakdown) == total


def test_the_floor_comes_before_the_mean() -> None:
    mean = ruled_by(PeriodRule.MEAN)
    off = mean.adjusted(-40), mean.adjusted(-10)
    assert mean.score(*quarterly("40", "20", of=mean), *off).total == 10


def test_the_last_period_is_the_last_of_the_year_not_the_last_reported() -> None:
    last = ruled_by(PeriodRule.LAST)
    breakdown = last.score(*last.confirmed(30, period="2014Q3"), *last.confirmed(20, period="2014Q1"))
    assert breakdown.total == 30


# Channels


def channels_of(*channels: AssessmentChannel) -> Under:
    return Under(a_plan(indicator("A", 40, channels=channels), REST))


def test_a_field_result_counts_over_desk_and_self_whatever_came_first() -> None:
    """P17."""
    of = channels_of("SELF", "DESK", "FIELD")
    by_channel = {
        "SELF": of.confirmed("9.80"),
        "DESK": of.confirmed("9.50", channel="DESK"),
        "FIELD": of.confirmed("9.10", channel="FIELD"),
    }
    for order in (("SELF", "DESK", "FIELD"), ("FIELD", "SELF", "DESK"), ("DESK", "FIELD", "SELF")):
        breakdown = of.score(*(move for channel in order for move in by_channel[channel]))
        assert breakdown.total == Decimal("9.10")
        assert [
            (leaf.path, plain(leaf.stated), leaf.state) for leaf in leaves(breakdown, LeafKind.ENTRY)
        ] == [
            ("A/2014Q1/FIELD", "9.1", "IN_FORCE"),
            ("A/2014Q1/DESK", "9.5", "SUPERSEDED"),
            ("A/2014Q1/SELF", "9.8", "SUPERSEDED"),
        ]
    assert of.score(*by_channel["SELF"], *by_channel["DESK"]).total == Decimal("9.50")


def test_an_unconfirmed_field_result_counts_provisionally_only() -> None:
    of = channels_of("SELF", "FIELD")
    breakdown = of.score(*of.confirmed("9.80"), of.reported("9.10", channel="FIELD"))
    assert totals(breakdown) == "9.8 (9.1)"


def test_an_adjustment_goes_with_the_result_that_counts() -> None:
    of = channels_of("SELF", "FIELD")
    breakdown = of.score(*of.confirmed("9.80"), of.adjusted("-0.50"), *of.confirmed("9.10", channel="FIELD"))
    assert breakdown.total == Decimal("8.60")


# What counts


def test_only_rechecked_entries_count_and_reported_ones_provisionally() -> None:
    steps = under.confirmed(8)
    assert [totals(under.score(*steps[:taken])) for taken in range(4)] == ["0 (0)", "0 (8)", "0 (8)", "8 (8)"]


@pytest.mark.parametrize("end", [under.returned(), under.voided()])
def test_what_is_returned_or_voided_counts_nowhere(end: Move) -> None:
    breakdown = under.score(under.reported(8), end)
    assert totals(breakdown) == "0 (0)"
    assert told(breakdown) == []


def test_an_entry_that_was_voided_and_reported_anew_counts_as_reported_anew() -> None:
    assert under.score(*under.confirmed(8), under.voided(), *under.confirmed(7)).total == 7


def test_adjustments_of_a_voided_entry_stay_in_view_and_count_nothing() -> None:
    breakdown = under.score(*under.confirmed(8), under.adjusted(1), under.adjusted(-2), under.voided())
    assert breakdown.total == 0
    assert told(breakdown) == [("ADJUSTMENT", "0", "EXCLUDED")] * 2
    assert {plain(leaf.stated) for leaf in leaves(breakdown, LeafKind.ADJUSTMENT)} == {"1", "-2"}


def test_a_voided_adjustment_gives_the_points_back() -> None:
    assert under.score(*under.confirmed(8), under.adjusted(-2), under.voided(adjustment())).total == 8


@pytest.mark.parametrize(
    "vetoed",
    [(under.vetoed(),), under.veto_in_force(), (*under.veto_in_force(), under.veto_lifted())],
    ids=["recorded", "confirmed", "lifted"],
)
def test_a_veto_changes_neither_total_nor_leaves(vetoed: tuple[Move, ...]) -> None:
    """Rule 22, P25."""
    history = *under.confirmed(8), *under.bonus(10)
    assert under.score(*history, *vetoed) == under.score(*history)


# Bonuses and deductions


def test_bonuses_count_up_to_the_cap() -> None:
    """Rule 7: 100 on a scale of 1000 at 8 % counts 80."""
    breakdown = under.score(*under.bonus(100))
    assert breakdown.total == 80
    assert told(breakdown) == [("BONUS", "100", "IN_FORCE"), ("CAP", "-20", "IN_FORCE")]


def test_a_bonus_at_the_cap_is_not_cut() -> None:
    assert told(under.score(*under.bonus(80))) == [("BONUS", "80", "IN_FORCE")]


def test_the_cap_is_that_of_the_scale_of_the_plan() -> None:
    small = Under(a_plan(indicator("A", 300)))
    assert small.score(*small.bonus(100)).total == 24


def test_of_one_matter_only_the_highest_bonus_counts() -> None:
    """Rule 17: county +10 and city +3 for the same matter → +10, the +3 visible as excluded."""
    breakdown = under.score(
        *under.bonus(10, "文明单位", date(2014, 5, 1)), *under.bonus(3, "文明单位", date(2014, 6, 1))
    )
    assert breakdown.total == 10
    assert told(breakdown) == [("BONUS", "10", "IN_FORCE"), ("BONUS", "0", "EXCLUDED")]
    assert leaves(breakdown, LeafKind.BONUS)[1].stated == 3


def test_a_higher_bonus_for_the_same_matter_takes_over() -> None:
    lower, higher = under.bonus(3, "文明单位"), under.bonus(10, "文明单位")
    assert under.score(*lower, *higher).total == 10
    assert under.score(*higher, *lower).total == 10
    assert under.score(*lower, *higher, under.voided(CLAIM)).total == 3


def test_among_equals_of_one_matter_the_earliest_fact_counts() -> None:
    march, june = date(2014, 3, 1), date(2014, 6, 1)
    breakdown = under.score(*under.bonus(5, "m", june), *under.bonus(5, "m", march))
    state = under.after(*under.bonus(5, "m", june), *under.bonus(5, "m", march)).state
    (counted,) = [leaf for leaf in leaves(breakdown, LeafKind.BONUS) if leaf.state == "IN_FORCE"]
    assert counted.item is not None
    assert state.claims[counted.item].effective_on == march


def test_bonuses_for_different_matters_add_up() -> None:
    assert under.score(*under.bonus(10, "a"), *under.bonus(3, "b")).total == 13


def test_deductions_count_against_the_total_and_are_not_capped() -> None:
    breakdown = under.score(*under.confirmed(8), *under.deduction(2), *under.deduction(3))
    assert breakdown.total == 3
    assert {leaf.points for leaf in leaves(breakdown, LeafKind.DEDUCTION)} == {-2, -3}


def test_a_deduction_of_nothing_is_written_as_zero() -> None:
    (leaf,) = leaves(under.score(under.special(0, kind="DEDUCTION")), LeafKind.DEDUCTION)
    assert not leaf.points.is_signed()


def test_the_cap_is_for_bonuses_alone() -> None:
    assert under.score(*under.bonus(100), *under.deduction(5)).total == 75


@pytest.mark.parametrize(
    ("moves", "counted"),
    [
        (under.bonus(10)[:1], "0 (10)"),
        (under.bonus(10)[:2], "0 (10)"),
        (under.bonus(10), "10 (10)"),
        (under.refused_bonus(10), "0 (0)"),
        ((*under.bonus(10), under.voided(CLAIM)), "0 (0)"),
        (under.deduction(2)[:1], "0 (-2)"),
        (under.deduction(2), "-2 (-2)"),
    ],
)
def test_a_claim_counts_once_in_force(moves: tuple[Move, ...], counted: str) -> None:
    assert totals(under.score(*moves)) == counted


def test_a_claimed_bonus_displaces_a_lower_one_provisionally_only() -> None:
    assert totals(under.score(*under.bonus(3, "m"), under.claimed(10, "m"))) == "3 (10)"


def test_as_of_a_day_counts_what_is_effective_by_then_however_late_it_was_recorded() -> None:
    """+50 of October recorded before +50 of March, cap 80: 50 as of 30 June, 80 as of the year's end."""
    state = under.after(
        *under.bonus(50, "a", date(2014, 10, 1)), *under.bonus(50, "b", date(2014, 3, 1))
    ).state
    assert as_of(date(2014, 6, 30), state, under).total == 50
    assert as_of(date(2014, 12, 31), state, under).total == 80
    assert as_of(date(2014, 2, 28), state, under).total == 0


def as_of(day: date, state: AssessmentState, of: Under) -> Breakdown:
    contributed = {
        node: [each for each in members if each.effective_on <= day]
        for node, members in all_contributions(state).items()
    }
    return compose(contributed, of.plan, of.policy)


# Step by step


def test_a_year_advanced_step_by_step_comes_to_what_composing_it_comes_to() -> None:
    of = Under(a_plan(indicator("A", 40, channels=("SELF", "FIELD"), rule=PeriodRule.MEAN), REST))
    year = (
        *(*of.confirmed(30), of.adjusted(-5), of.adjusted(-30), *of.confirmed(35, channel="FIELD")),
        *(
            of.adjusted(10),
            of.voided(adjustment()),
            of.reported(20, period="2014Q2"),
            of.returned("entry:A/2014Q2/SELF"),
        ),
        *(*of.confirmed(39, period="2014Q2"), *of.confirmed(960, "REST", "2014"), *of.bonus(70, "a")),
        *(*of.bonus(50, "a"), *of.bonus(30, "b"), *of.deduction(2), *of.veto_in_force()),
        *(*of.appealed("VARIED", 1, CLAIM), *of.appealed("REVOKED", None, claim(0)), of.sealed()),
    )
    stage, advanced, seen = of.after(), empty(of.plan), set[Decimal]()
    for move in year:
        before = stage.state
        stage.take(move)
        advanced = advance(advanced, before, stage.state, of.plan, of.policy)
        composed = compose_state(stage.state, of.plan, of.policy)
        assert totals(advanced) == totals(composed)
        assert set(advanced.leaves) == set(composed.leaves)
        seen.add(advanced.total)
    assert len(seen) >= 10


# Subtotals


def test_subtotals_tell_key_work_base_and_deductions_apart() -> None:
    of = Under(a_plan(indicator("A", 40, kind="KEY"), indicator("B", 960)))
    history = *of.confirmed(8), *of.confirmed(100, "B"), *of.bonus(10), *of.deduction(2), of.adjusted(1)
    found = subtotals(of.score(*history), of.plan)
    assert [plain(each) for each in (found.key, found.base, found.deductions)] == ["9", "109", "2"]


def test_subtotals_of_nothing_are_nothing() -> None:
    assert subtotals(empty(under.plan), under.plan) == Subtotals(Decimal(0), Decimal(0), Decimal(0))


def test_every_item_but_a_veto_contributes_to_a_node() -> None:
    history = *under.confirmed(8), under.adjusted(-1), *under.bonus(10), *under.deduction(2)
    state = under.after(*history, *under.veto_in_force()).state
    nodes = [node_of(item) for item in items_of(state)]
    assert nodes == ["A", "A", "BONUS", "DEDUCTION", None]


# Rounding


def test_six_times_3_335_is_20_01() -> None:
    six = Under(a_plan(*[indicator(f"I{number}", 10, Cycle.YEAR) for number in range(6)]))
    moves = [move for number in range(6) for move in six.confirmed("3.335", f"I{number}", "2014")]
    breakdown = six.score(*moves)
    assert breakdown.total == Decimal("20.01")
    assert breakdown.rounding.points == 0


def test_962_785_is_published_as_962_79_with_a_leaf_for_the_half_cent() -> None:
    year = Under(a_plan(indicator("A", 1000, Cycle.YEAR)))
    breakdown = year.score(*year.confirmed("962.785", period="2014"))
    assert breakdown.total == Decimal("962.79")
    assert (breakdown.rounding.kind, breakdown.rounding.points) == (LeafKind.ROUNDING, Decimal("0.005"))
    assert the_sum(breakdown) == Decimal("962.79")


@pytest.mark.parametrize(("digits", "total"), [(0, "10"), (1, "10.3"), (2, "10.33")])
def test_a_plan_publishes_as_many_digits_as_it_says(digits: int, total: str) -> None:
    plan: PlanVersion = a_plan(indicator("A", 40, rule=PeriodRule.MEAN), REST, digits=digits)
    of = Under(plan)
    assert str(of.score(*quarterly("10", "10", "11", of=of)).total) == total


def test_monthly_shares_that_do_not_divide_still_make_full_marks() -> None:
    monthly = Under(a_plan(indicator("A", 100, Cycle.MONTH)))
    full = monthly.plan.indicator("A").marks["2014M01"]
    moves = [
        move
        for period in monthly.plan.indicator("A").periods
        for move in monthly.confirmed(full, period=period)
    ]
    assert monthly.score(*moves).total == 100


def test_the_rounding_leaf_comes_last_and_is_the_only_one_of_its_kind() -> None:
    kinds = [leaf.kind for leaf in under.score(*under.confirmed(8), *under.bonus(100)).leaves]
    assert kinds.index(LeafKind.ROUNDING) == len(kinds) - 1


def test_nothing_makes_nothing() -> None:
    assert (
        told(empty(under.plan), *LeafKind)
        == told(under.score(), *LeafKind)
        == [("ROUNDING", "0", "IN_FORCE")]
    )


def test_leaves_are_named_by_where_they_stand() -> None:
    history = *under.confirmed(8), under.adjusted(-1), *under.bonus(90)
    state = under.after(*history).state
    assert [leaf.path for leaf in under.score(*history).leaves] == [
        "A/2014Q1/SELF",
        f"A/2014Q1/{adjustment()(state)}",
        f"BONUS/{CLAIM(state)}",
        "BONUS",
        "TOTAL",
    ]


def test_a_leaf_cites_the_events_that_made_it() -> None:
    stage = under.after(*under.confirmed(8), under.adjusted(-1))
    entry, adjusted, _ = compose_state(stage.state, under.plan, under.policy).leaves
    ids = [event.envelope.event_id for event in stage.events]
    assert (entry.events, adjusted.events) == (tuple(ids[1:4]), (ids[4],))


# Methods: scores beyond full marks, contributions to full points


def method_of(method: MethodDefinition, points: int = 40, **changes: str) -> Under:
    changed = method.model_copy(update={name: Decimal(value) for name, value in changes.items()})
    return Under(a_plan(indicator("A", points, method=changed), indicator("REST", 1000 - points, Cycle.YEAR)))


def test_a_method_may_allow_more_than_full_marks() -> None:
    of = method_of(BONUS_OF_8_PERCENT)
    breakdown = of.score(*of.confirmed(measured(bonus=["0.5", "0.5"])))
    assert told(breakdown) == [("ENTRY", "10.8", "IN_FORCE")]
    beyond = of.score(*of.confirmed(measured(bonus=["0.5"])), of.adjusted(1))
    assert told(beyond) == [
        ("ENTRY", "10.5", "IN_FORCE"),
        ("ADJUSTMENT", "1", "IN_FORCE"),
        ("CAP", "-0.7", "IN_FORCE"),
    ]


def test_contributions_are_added_to_full_points_once_something_is_confirmed() -> None:
    of = method_of(WHOLE_STEPS)
    assert of.score().total == 0
    breakdown = of.score(
        *of.confirmed(measured(value=91)), *of.confirmed(measured(value=72), period="2014Q2")
    )
    assert breakdown.total == 42
    assert told(breakdown) == [
        ("ENTRY", "4", "IN_FORCE"),
        ("ENTRY", "-2", "IN_FORCE"),
        ("BASE", "40", "IN_FORCE"),
    ]


def test_contributions_count_provisionally_with_their_base() -> None:
    of = method_of(WHOLE_STEPS)
    assert totals(of.score(of.reported(measured(value=72)))) == "0 (38)"
    both = *of.confirmed(measured(value=91)), of.reported(measured(value=72), period="2014Q2")
    assert totals(of.score(*both)) == "44 (42)"


def test_the_floor_and_the_cap_of_contributions_are_those_of_the_item() -> None:
    of = method_of(WHOLE_STEPS, 4, excess="1")
    low = of.score(*of.confirmed(measured(value=60)), *of.confirmed(measured(value=90), period="2014Q2"))
    assert told(low, LeafKind.FLOOR) == []
    assert low.total == 0
    lower = of.score(*of.confirmed(measured(value=55)))
    assert (told(lower, LeafKind.FLOOR), plain(lower.total)) == ([("FLOOR", "6", "IN_FORCE")], "0")
    high = of.score(*of.confirmed(measured(value=91)))
    assert (told(high, LeafKind.CAP), plain(high.total)) == ([("CAP", "-3", "IN_FORCE")], "5")
    assert {leaf.path for leaf in leaves(high, LeafKind.CAP, LeafKind.BASE)} == {"A"}


def test_adjustments_and_rulings_go_beside_contributions() -> None:
    of = method_of(WHOLE_STEPS)
    entry = of.confirmed(measured(value=72))
    assert of.score(*entry, of.adjusted(-1)).total == 37
    assert of.score(*entry, *of.appealed("VARIED", "-1")).total == 39
    assert of.score(*entry, *of.appealed("REVOKED")).total == 40
    assert of.score(*entry, of.voided()).total == 0
