"""Contests beyond single items: an indicator as a whole, the grade, the rank; and what is remitted."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.assessment.assessment import Assessment
from domain.assessment.contest_refusals import (
    IndicatorNotConfirmed,
    IndicatorNotRevocable,
    NotOfficialYet,
    PlacementNotRemitted,
    PlacementNotVariable,
)
from domain.assessment.contests import ContestClosed, ContestOpened
from domain.assessment.refusals import (
    ItemContested,
    ItemNotContested,
    ItemRuled,
    ItemUnknown,
    PointsOutOfRange,
    ReasonMissing,
    RulingPointsWrong,
    SelfInterest,
)
from domain.assessment.ruled import Outcome
from domain.assessment.rulings import ItemRemitted, RulingApplied
from domain.assessment.state import AssessmentState, EntryStatus
from domain.assessment.vetoes import is_in_force
from domain.assessment.voiding import status_of
from domain.assessment.whole_rulings import IndicatorRuled, PlacementRuled
from domain.assessment.wholes import PLACEMENTS, handlers_of, indicator_ref
from domain.kernel.points import add
from domain.period import Cycle
from domain.plan.indicator import PeriodRule
from domain.plan.refusals import IndicatorUnknown, SubjectNotAssessed
from domain.scoring.breakdown import Breakdown, Leaf, LeafKind, LeafState
from domain.scoring.composition import compose_state
from domain.scoring.contribution import SCALE_UP
from domain.scoring.ranking import Standing, provisional_grades
from domain.scoring.worth import worth_of
from tests.support.authors import ASSESSOR, INSIDER, OFFICER, REPORTER, grounds
from tests.support.histories import histories
from tests.support.methods import BONUS_OF_8_PERCENT, WHOLE_STEPS, measured
from tests.support.plans import a_plan, but, indicator
from tests.support.scenario import Stage, fact
from tests.support.sheets import (
    APPEAL,
    CLAIM,
    ENTRY,
    JUNE,
    OTHER_APPEAL,
    VETO,
    Move,
    Ref,
    Under,
    adjustment,
    leaves,
    plain,
    resolved,
    told,
)
from tests.support.world import History

under = Under(a_plan(indicator("A", 40), indicator("B", 960)))
WHOLE = indicator_ref("A")
FIRST, SECOND = under.confirmed(8), under.confirmed(6, period="2014Q2")
MARCH, AUTUMN, TODAY = date(2014, 3, 31), date(2014, 9, 30), date(2014, 1, 6)


def the_ruling(breakdown: Breakdown) -> Leaf:
    (leaf,) = leaves(breakdown, LeafKind.RULING)
    return leaf


# What may be contested


@pytest.mark.parametrize("which", [WHOLE, *PLACEMENTS])
def test_a_whole_is_contested_on_the_day_of_the_step(which: str) -> None:
    opened = fact(ContestOpened, effective_on=TODAY, item=which, appeal=APPEAL)
    state = under.after(*FIRST).when(under.contested(which)).then(opened)
    assert state.contests == {which: APPEAL}
    again = under.contested(which, OTHER_APPEAL)
    under.after(*FIRST, under.contested(which)).when(again).then_refused(ItemContested, on="items")
    assert told(under.score(*FIRST, under.contested(which))) == told(under.score(*FIRST))


@pytest.mark.parametrize("which", [WHOLE, *PLACEMENTS])
def test_a_contest_of_a_whole_is_closed_like_that_of_an_item(which: str) -> None:
    closed = fact(ContestClosed, effective_on=TODAY, item=which, appeal=APPEAL)
    stage = under.after(*FIRST, under.contested(which))
    assert stage.when(under.contest_closed(which)).then(closed).contests == {}


@pytest.mark.parametrize("history", [(), FIRST[:1], FIRST[:2], (*FIRST, under.voided())])
def test_an_indicator_is_contested_once_something_of_it_is_confirmed(history: tuple[Move, ...]) -> None:
    under.after(*history).when(under.contested(WHOLE)).then_refused(IndicatorNotConfirmed, on="items")


def test_an_indicator_that_the_plan_does_not_assess_the_subject_by_is_not_contested() -> None:
    everybody = {f"U{number:02}" for number in range(1, 12)}
    other, own = (
        but(indicator(code, 10), assessed=tuple(sorted(units)))
        for code, units in (("C", {"U02"}), ("D", everybody - {"U02"}))
    )
    of = Under(a_plan(indicator("A", 990), other, own))
    of.after().when(of.contested(indicator_ref("C"))).then_refused(SubjectNotAssessed)
    of.after().when(of.contested(indicator_ref("Z"))).then_refused(IndicatorUnknown)


@pytest.mark.parametrize("which", PLACEMENTS)
def test_a_provisional_grade_or_rank_is_not_contested(which: str) -> None:
    provisional = under.contested(which, official=False)
    under.after(*FIRST).when(provisional).then_refused(NotOfficialYet, on="items")


def test_nothing_else_is_contested_as_a_whole() -> None:
    under.after(*FIRST).when(under.contested("total")).then_refused(ItemUnknown)


def test_a_whole_is_contested_and_ruled_on_when_the_assessment_is_sealed() -> None:
    assert under.score(*FIRST, under.sealed(), *under.appealed("VARIED", 9, WHOLE)).total == 9


def test_who_had_a_hand_in_anything_of_an_indicator_had_one_in_the_whole() -> None:
    state = under.after(*FIRST, under.reported(7, period="2014Q2")).state
    assert handlers_of(WHOLE, state) == {REPORTER.id, ASSESSOR.id, OFFICER.id}
    assert handlers_of(ENTRY, state) == handlers_of(WHOLE, state)
    assert handlers_of(indicator_ref("B"), state) == handlers_of("rank", state) == frozenset()


# Rulings on an indicator


def test_a_ruling_on_an_indicator_says_its_worth_and_what_that_adds() -> None:
    stage = under.after(*FIRST, *SECOND, under.contested(WHOLE))
    state = stage.when(under.ruled("VARIED", "15.5", WHOLE)).then(
        fact(
            IndicatorRuled,
            effective_on=date(2014, 6, 30),
            indicator="A",
            appeal=APPEAL,
            outcome="VARIED",
            worth=Decimal("15.500000"),
            difference=Decimal("1.500000"),
            grounds=grounds(),
        )
    )
    assert state.contests == {}
    assert state.item(WHOLE).ruled.points == Decimal("15.5")
    assert [each.points for each in state.record("A").entries.values()] == [8, 6]


@pytest.mark.parametrize(
    ("outcome", "points", "total", "change"),
    [("MAINTAINED", None, "14", "0"), ("VARIED", "15.5", "15.5", "1.5"), ("VARIED", "0", "0", "-14")],
)
def test_a_ruling_on_an_indicator_is_one_leaf_at_the_indicator_that_cites_it(
    outcome: Outcome, points: str | None, total: str, change: str
) -> None:
    history = *FIRST, *SECOND, *under.appealed(outcome, points, WHOLE)
    breakdown, stage = under.score(*history), under.after(*history)
    leaf = the_ruling(breakdown)
    assert breakdown.total == Decimal(total)
    assert (leaf.path, leaf.item, plain(leaf.points), leaf.state) == ("A", WHOLE, change, LeafState.IN_FORCE)
    assert leaf.events == (stage.events[-1].envelope.event_id,)
    assert add(each.points for each in breakdown.leaves) == breakdown.total


def test_later_results_keep_counting_beside_the_ruling() -> None:
    ruled = *FIRST, *under.appealed("VARIED", 9, WHOLE)
    assert under.score(*ruled, *SECOND, under.adjusted("-0.5")).total == Decimal("14.5")


@pytest.mark.parametrize("rule", [PeriodRule.MEAN, PeriodRule.LAST, PeriodRule.MIN])
def test_no_rule_of_periods_dilutes_what_a_ruling_adds(rule: PeriodRule) -> None:
    of = Under(a_plan(indicator("A", 40, rule=rule), indicator("B", 960)))
    history = *of.confirmed(20), *of.confirmed(30, period="2014Q2"), *of.confirmed(28, period="2014Q3")
    before = of.score(*history).total
    breakdown = of.score(*history, *of.appealed("VARIED", "31", WHOLE))
    assert breakdown.total == 31
    assert the_ruling(breakdown).points == 31 - before


def test_a_second_ruling_on_an_indicator_takes_the_place_of_the_first() -> None:
    again = under.contested(WHOLE, OTHER_APPEAL), under.ruled("VARIED", 5, WHOLE, appeal=OTHER_APPEAL)
    history = *FIRST, *under.appealed("VARIED", 9, WHOLE), *SECOND, *again
    breakdown = under.score(*history)
    assert breakdown.total == 5
    assert the_ruling(breakdown).points == the_ruling(breakdown).stated == -9
    assert len(under.after(*history).state.item(WHOLE).events) == 2


def test_maintaining_an_indicator_that_was_ruled_on_before_changes_nothing() -> None:
    again = under.contested(WHOLE, OTHER_APPEAL), under.ruled("MAINTAINED", None, WHOLE, appeal=OTHER_APPEAL)
    assert under.score(*FIRST, *under.appealed("VARIED", 9, WHOLE), *again).total == 9


def test_a_ruling_on_an_indicator_goes_beside_rulings_on_its_items() -> None:
    history = *FIRST, *under.appealed("VARIED", 7), *under.appealed("VARIED", 9, WHOLE)
    assert told(under.score(*history)) == [
        ("ENTRY", "8", "IN_FORCE"),
        ("RULING", "-1", "IN_FORCE"),
        ("RULING", "2", "IN_FORCE"),
    ]


def test_a_ruling_on_an_indicator_never_lifts_it_over_its_full_marks_or_under_nothing() -> None:
    full = [move for quarter in (2, 3, 4) for move in under.confirmed(10, period=f"2014Q{quarter}")]
    raised = under.score(*FIRST, *under.appealed("VARIED", 12, WHOLE), *full)
    assert told(raised)[-2:] == [("CAP", "-2", "IN_FORCE"), ("RULING", "4", "IN_FORCE")]
    assert raised.total == 40
    lowered = under.score(*FIRST, *under.appealed("VARIED", 0, WHOLE), under.adjusted(-3))
    assert told(lowered)[-2:] == [("FLOOR", "3", "IN_FORCE"), ("RULING", "-8", "IN_FORCE")]
    assert lowered.total == 0


def test_a_ruling_goes_beside_the_base_and_the_bounds_of_contributions() -> None:
    of = Under(a_plan(indicator("A", 40, method=WHOLE_STEPS), indicator("B", 960)))
    history = *of.confirmed(measured(value=105)), *of.confirmed(measured(value=105), period="2014Q2")
    assert of.score(*history).total == 50
    ruled = *history, *of.appealed("VARIED", 45, WHOLE)
    assert of.score(*ruled).total == 45
    high = of.after(*history, of.contested(WHOLE))
    high.when(of.ruled("VARIED", "50.01", WHOLE)).then_refused(PointsOutOfRange, on="rulings")
    low = *of.confirmed(measured(value=72)), *of.appealed("VARIED", 45, WHOLE)
    capped = of.score(*low, *of.confirmed(measured(value=105), period="2014Q2"))
    assert len(leaves(capped, LeafKind.CAP)) == 1
    assert capped.total == 50


def test_an_indicator_is_varied_up_to_what_its_method_allows() -> None:
    of = Under(a_plan(indicator("A", 40, method=BONUS_OF_8_PERCENT), indicator("B", 960)))
    history = of.confirmed(measured(bonus=1))
    assert of.score(*history, *of.appealed("VARIED", "43.2", WHOLE)).total == Decimal("43.2")
    beyond = of.ruled("VARIED", "43.21", WHOLE)
    of.after(*history, of.contested(WHOLE)).when(beyond).then_refused(PointsOutOfRange, on="rulings")


def test_what_does_not_apply_leaves_the_range_of_a_ruling_too() -> None:
    """One quarter of 40 points leaves the scale: 30 are the most."""
    history = *FIRST, *under.exempted("A", "2014Q2"), under.contested(WHOLE)
    under.after(*history).when(under.ruled("VARIED", 31, WHOLE)).then_refused(PointsOutOfRange)
    breakdown = under.score(*history, under.ruled("VARIED", 30, WHOLE))
    assert breakdown.parts["A"].points == 30


@pytest.mark.parametrize("points", ["-0.01", "40.01", "NaN"])
def test_an_indicator_is_varied_between_nothing_and_its_points(points: str) -> None:
    ruled = under.ruled("VARIED", points, WHOLE)
    under.after(*FIRST, under.contested(WHOLE)).when(ruled).then_refused(PointsOutOfRange, on="rulings")


def test_an_indicator_is_not_revoked() -> None:
    ruled = under.ruled("REVOKED", None, WHOLE)
    under.after(*FIRST, under.contested(WHOLE)).when(ruled).then_refused(IndicatorNotRevocable, on="rulings")


def test_a_ruling_on_an_indicator_is_neither_by_the_own_unit_nor_without_a_reason() -> None:
    stage = under.after(*FIRST, under.contested(WHOLE))
    stage.when(under.ruled("VARIED", 9, WHOLE, by=INSIDER)).then_refused(SelfInterest)
    stage.when(under.ruled("VARIED", 9, WHOLE, why=grounds(reason=""))).then_refused(ReasonMissing)
    stage.when(under.ruled("VARIED", 9, WHOLE, appeal=OTHER_APPEAL)).then_refused(ItemNotContested)


def test_what_an_indicator_is_contested_for_is_not_voided() -> None:
    contested = under.after(*FIRST, under.adjusted(-1), *under.confirmed(9, "B"), under.contested(WHOLE))
    contested.when(under.voided()).then_refused(ItemContested, on="item")
    contested.when(under.voided(adjustment())).then_refused(ItemContested, on="item")
    contested.take(under.voided("entry:B/2014Q1/SELF"))


def test_what_a_ruling_on_an_indicator_took_in_is_not_voided_and_what_came_later_is() -> None:
    history = *FIRST, *under.appealed("VARIED", 9, WHOLE), *SECOND
    under.after(*history).when(under.voided()).then_refused(ItemRuled, on="item")
    assert under.score(*history, under.voided("entry:A/2014Q2/SELF")).total == 9
    assert status_of(under.after(*history).state.item(WHOLE)) == "IN_FORCE"


@given(histories(), st.data())
def test_whatever_happened_before_an_indicator_is_worth_what_a_ruling_says(
    history: History, data: st.DataObject
) -> None:
    state, of = history.state, Under(history.plan, history.policy)
    free = [
        code
        for code in state.records
        if is_confirmed(state, code) and indicator_ref(code) not in state.contests
    ]
    assume(free)
    code = data.draw(st.sampled_from(free))
    worth = worth_of(code, state, of.plan, of.policy)
    points = data.draw(st.decimals(0, worth.most, places=2))
    stage = Stage(Assessment, history.assessment, events=list(history.events), state=state)
    for move in of.appealed("VARIED", points, indicator_ref(code)):
        stage.take(move)
    before, after = (compose_state(each, of.plan, of.policy) for each in (state, stage.state))
    assert (before.parts[code].points, after.parts[code].points) == (worth.now, points)
    for node in after.parts.keys() - {code, SCALE_UP}:
        assert after.parts[node] == before.parts[node]


def is_confirmed(state: AssessmentState, code: str) -> bool:
    return any(each.status is EntryStatus.RECHECKED for each in state.record(code).entries.values())


# Grade and rank


@pytest.mark.parametrize("which", PLACEMENTS)
def test_a_maintained_placement_is_settled_and_moves_no_points(which: str) -> None:
    ruled = fact(
        PlacementRuled, effective_on=TODAY, item=which, appeal=APPEAL, outcome="MAINTAINED", grounds=grounds()
    )
    stage = under.after(*FIRST, under.contested(which))
    assert stage.when(under.ruled("MAINTAINED", None, which)).then(ruled).contests == {}
    assert told(under.score(*FIRST, *under.appealed("MAINTAINED", None, which))) == told(under.score(*FIRST))


@pytest.mark.parametrize("which", PLACEMENTS)
def test_nobody_sets_a_grade_or_a_rank(which: str) -> None:
    stage = under.after(*FIRST, under.contested(which))
    stage.when(under.ruled("VARIED", 1, which)).then_refused(PlacementNotVariable, on="rulings")


@pytest.mark.parametrize("which", PLACEMENTS)
def test_a_placement_is_revoked_once_it_was_remitted(which: str) -> None:
    stage = under.after(*FIRST, under.contested(which))
    stage.when(under.ruled("REVOKED", None, which)).then_refused(PlacementNotRemitted, on="rulings")
    stage.take(under.ruled("REMITTED", None, which))
    assert stage.state.contests == {which: APPEAL}
    revoked = fact(PlacementRuled, item=which, appeal=APPEAL, outcome="REVOKED", grounds=grounds())
    state = stage.when(under.ruled("REVOKED", None, which)).then(revoked)
    assert (state.contests, state.remitted) == ({}, frozenset())


# Remitting


ITEMS: dict[str, tuple[tuple[Move, ...], Ref, date]] = {
    "entry": (FIRST, ENTRY, MARCH),
    "adjustment": ((*FIRST, under.adjusted(-3)), adjustment(), MARCH),
    "bonus": (under.bonus(10), CLAIM, JUNE),
    "veto": (under.veto_in_force(), VETO, JUNE),
    "indicator": (FIRST, WHOLE, TODAY),
    "rank": (FIRST, "rank", TODAY),
}


@pytest.mark.parametrize(("history", "which", "day"), ITEMS.values(), ids=ITEMS)
def test_what_is_remitted_keeps_its_points_and_stays_contested(
    history: tuple[Move, ...], which: Ref, day: date
) -> None:
    stage = under.after(*history, under.contested(which))
    ref = resolved(which, stage.state)
    remitted = fact(ItemRemitted, effective_on=day, item=ref, appeal=APPEAL, grounds=grounds())
    state = stage.when(under.ruled("REMITTED", None, which)).then(remitted)
    assert (state.contests, state.remitted) == ({ref: APPEAL}, {ref})
    assert told(under.score(*history, *under.appealed("REMITTED", None, which))) == told(
        under.score(*history)
    )


@pytest.mark.parametrize(
    ("outcome", "points", "total"), [("MAINTAINED", None, 8), ("VARIED", 9, 9), ("REVOKED", None, 0)]
)
def test_what_was_remitted_is_settled_by_another_ruling(
    outcome: Outcome, points: int | None, total: int
) -> None:
    stage = under.after(*FIRST, *under.appealed("REMITTED"))
    settled = fact(
        RulingApplied,
        effective_on=MARCH,
        item=ENTRY,
        appeal=APPEAL,
        outcome=outcome,
        points=Decimal(total).quantize(Decimal("0.000000")),
        grounds=grounds(),
    )
    state = stage.when(under.ruled(outcome, points)).then(settled)
    assert (state.contests, state.remitted) == ({}, frozenset())


def test_a_remitted_entry_is_neither_voided_nor_contested_again() -> None:
    stage = under.after(*FIRST, *under.appealed("REMITTED"))
    stage.when(under.voided()).then_refused(ItemContested, on="item")
    stage.when(under.contested(ENTRY, OTHER_APPEAL)).then_refused(ItemContested, on="items")


def test_remitting_gives_no_points() -> None:
    stage = under.after(*FIRST, under.contested())
    stage.when(under.ruled("REMITTED", 9)).then_refused(RulingPointsWrong, on="rulings")


def test_a_contest_that_is_closed_is_remitted_no_more() -> None:
    state = under.after(*FIRST, *under.appealed("REMITTED"), under.contest_closed()).state
    assert (state.contests, state.remitted) == ({}, frozenset())


# A ruling is not the last word: caps, floors, penalties and vetoes apply again


def test_markus_2136_a_ruling_re_applies_every_cap_floor_penalty_and_veto() -> None:
    of = Under(a_plan(indicator("A", 960, Cycle.YEAR), indicator("B", 40)))
    base = *of.confirmed(850, period="2014"), *of.confirmed(4, "B"), of.adjusted(-6, "B")
    penalty, veto = of.rectified_late("1.5"), of.veto_in_force()
    bonus = *of.bonus(60, "a"), *of.bonus(50, "b")
    year = *base, penalty, *veto, *bonus
    assert told(of.score(*year), LeafKind.FLOOR, LeafKind.CAP) == [
        ("FLOOR", "2", "IN_FORCE"),
        ("CAP", "-30", "IN_FORCE"),
    ]
    assert of.score(*year).total == 850 + 0 - Decimal("1.5") + 80
    floored, capped = "entry:B/2014Q1/SELF", "entry:A/2014/SELF"
    ruled = (
        *year,
        *of.appealed("VARIED", 5, floored),
        *of.appealed("VARIED", 960, capped),
        *of.appealed("VARIED", 25, CLAIM),
    )
    breakdown = of.score(*ruled)
    assert told(breakdown, LeafKind.FLOOR, LeafKind.CAP) == [
        ("FLOOR", "1", "IN_FORCE"),
        ("CAP", "-5", "IN_FORCE"),
    ]
    assert breakdown.total == 960 + 0 - Decimal("1.5") + 80
    vetoes = [
        each for each in of.after(*ruled).state.vetoes.values() if is_in_force(each.status, JUNE, None, None)
    ]
    alone = Standing(
        "U01",
        breakdown.total,
        *(Decimal(0),) * 3,
        vetoes=tuple(each.effect for each in vetoes),
    )
    others = [Standing(f"U{n}", Decimal(500), *(Decimal(0),) * 3, vetoes=()) for n in range(10, 20)]
    assert provisional_grades([alone, *others], of.policy)["U01"] == "GOOD"


def test_markus_2014_the_old_value_is_still_shown_after_a_ruling() -> None:
    history = *FIRST, *under.appealed("VARIED", 9)
    entry = under.after(*history).state.item(ENTRY)
    assert (entry.points, entry.ruled.points) == (8, 9)
    whole = *history, *under.appealed("VARIED", 10, WHOLE)
    assert [(leaf.kind, leaf.path, plain(leaf.stated)) for leaf in under.score(*whole).leaves][:3] == [
        (LeafKind.ENTRY, "A/2014Q1/SELF", "8"),
        (LeafKind.RULING, "A/2014Q1/SELF", "1"),
        (LeafKind.RULING, "A", "1"),
    ]
    found = under.after(*whole).state.item(WHOLE)
    assert (found.ruled.points - found.difference, found.ruled.points) == (9, 10)
