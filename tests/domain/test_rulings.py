"""Contests and rulings: what a ruling leaves of an item, beside what the item said."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from domain.assessment.contests import ContestClosed, ContestOpened
from domain.assessment.refusals import (
    ItemContested,
    ItemNotContested,
    ItemNotInForce,
    ItemUnknown,
    PointsOutOfRange,
    ReasonMissing,
    RulingPointsWrong,
    SelfInterest,
    VetoNotVariable,
)
from domain.assessment.ruled import Outcome, Ruled, Settled
from domain.assessment.rulings import RulingApplied
from domain.assessment.state import VetoStatus
from domain.scoring.breakdown import LeafKind, LeafState
from tests.support.authors import INSIDER, grounds
from tests.support.methods import BONUS_OF_8_PERCENT, WHOLE_STEPS, measured
from tests.support.plans import a_plan, indicator
from tests.support.scenario import fact
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
    resolved,
    told,
)

under = Under(a_plan(indicator("A", 40), indicator("B", 960)))
CONFIRMED = under.confirmed(8)
ITEMS: dict[str, tuple[tuple[Move, ...], Ref]] = {
    "entry": (CONFIRMED, ENTRY),
    "adjustment": ((*CONFIRMED, under.adjusted(-3)), adjustment()),
    "bonus": ((*CONFIRMED, *under.bonus(10)), CLAIM),
    "deduction": ((*CONFIRMED, *under.deduction(2)), CLAIM),
    "refused bonus": ((*CONFIRMED, *under.refused_bonus(6)), CLAIM),
}
VETOED = (*CONFIRMED, *under.veto_in_force())
EVERY = pytest.mark.parametrize(("history", "which"), [*ITEMS.values(), (VETOED, VETO)], ids=[*ITEMS, "veto"])


@EVERY
def test_an_item_in_force_is_contested_from_the_day_of_its_fact(
    history: tuple[Move, ...], which: Ref
) -> None:
    stage = under.after(*history)
    day = stage.state.item(resolved(which, stage.state)).effective_on
    stage.when(under.contested(which)).then(fact(ContestOpened, effective_on=day, item=which, appeal=APPEAL))


@EVERY
def test_what_is_contested_stays_in_force(history: tuple[Move, ...], which: Ref) -> None:
    """Rule 28."""
    assert told(under.score(*history)) == told(under.score(*history, under.contested(which)))


@EVERY
@pytest.mark.parametrize("appeal", [APPEAL, OTHER_APPEAL])
def test_an_item_is_contested_by_one_appeal_at_a_time(
    history: tuple[Move, ...], which: Ref, appeal: UUID
) -> None:
    again = under.contested(which, appeal)
    under.after(*history, under.contested(which)).when(again).then_refused(ItemContested, on="items")


@pytest.mark.parametrize(
    ("history", "which"),
    [
        (CONFIRMED[:1], ENTRY),
        (CONFIRMED[:2], ENTRY),
        ((*CONFIRMED[:1], under.returned()), ENTRY),
        ((*CONFIRMED, under.voided()), ENTRY),
        ((*CONFIRMED, under.adjusted(-1), under.voided(adjustment())), adjustment()),
        ((under.claimed(),), CLAIM),
        ((*under.bonus(), under.voided(CLAIM)), CLAIM),
        ((under.vetoed(),), VETO),
        ((*under.veto_in_force(), under.veto_lifted()), VETO),
    ],
)
def test_only_what_is_decided_and_in_force_is_contested(history: tuple[Move, ...], which: Ref) -> None:
    under.after(*history).when(under.contested(which)).then_refused(ItemNotInForce, on="items")


def test_an_item_that_does_not_exist_is_not_contested() -> None:
    under.after().when(under.contested(ENTRY)).then_refused(ItemUnknown)


def test_a_contest_that_is_closed_leaves_the_item_free_for_another_appeal() -> None:
    state = (
        under.after(*CONFIRMED, under.contested())
        .when(under.contest_closed())
        .then(fact(ContestClosed, effective_on=date(2014, 3, 31), item=ENTRY, appeal=APPEAL))
    )
    assert state.contests == {}
    under.after(*CONFIRMED, under.contested(), under.contest_closed(), under.contested(ENTRY, OTHER_APPEAL))


@pytest.mark.parametrize(
    "step", [under.contest_closed(ENTRY, OTHER_APPEAL), under.ruled("REVOKED", appeal=OTHER_APPEAL)]
)
def test_an_appeal_ends_only_what_it_contests(step: Move) -> None:
    under.after(*CONFIRMED, under.contested()).when(step).then_refused(ItemNotContested, on="items")


@EVERY
def test_what_is_not_contested_is_not_ruled_on(history: tuple[Move, ...], which: Ref) -> None:
    ruled = under.ruled("MAINTAINED", which=which)
    under.after(*history).when(ruled).then_refused(ItemNotContested, on="items")


@pytest.mark.parametrize(
    ("item", "outcome", "points", "before", "after", "change"),
    [
        ("entry", "MAINTAINED", None, "8", "8", "0"),
        ("entry", "VARIED", "9.5", "8", "9.5", "1.5"),
        ("entry", "REVOKED", None, "8", "0", "-8"),
        ("adjustment", "MAINTAINED", None, "5", "5", "0"),
        ("adjustment", "VARIED", "-1", "5", "7", "2"),
        ("adjustment", "REVOKED", None, "5", "8", "3"),
        ("bonus", "MAINTAINED", None, "18", "18", "0"),
        ("bonus", "VARIED", "4", "18", "12", "-6"),
        ("bonus", "REVOKED", None, "18", "8", "-10"),
        ("deduction", "MAINTAINED", None, "6", "6", "0"),
        ("deduction", "VARIED", "0.5", "6", "7.5", "1.5"),
        ("deduction", "REVOKED", None, "6", "8", "2"),
        ("refused bonus", "MAINTAINED", None, "8", "8", "0"),
        ("refused bonus", "VARIED", "3", "8", "11", "3"),
        ("refused bonus", "REVOKED", None, "8", "14", "6"),
    ],
)
def test_a_ruling_moves_the_total_by_exactly_what_it_changes(
    item: str, outcome: Outcome, points: str | None, before: str, after: str, change: str
) -> None:
    history, which = ITEMS[item]
    assert under.score(*history).total == Decimal(before)
    breakdown = under.score(*history, *under.appealed(outcome, points, which))
    assert breakdown.total == Decimal(after)
    (ruling,) = leaves(breakdown, LeafKind.RULING)
    assert (ruling.points, ruling.state) == (Decimal(change), LeafState.IN_FORCE)


@pytest.mark.parametrize(("history", "which"), ITEMS.values(), ids=ITEMS)
@pytest.mark.parametrize("outcome", ["MAINTAINED", "REVOKED"])
def test_the_old_value_stays_beside_the_ruling(
    history: tuple[Move, ...], which: Ref, outcome: Outcome
) -> None:
    stage = under.after(*history, *under.appealed(outcome, None, which))
    ref = resolved(which, stage.state)
    said, ruled = [
        leaf
        for leaf in under.score(*history, *under.appealed(outcome, None, which)).leaves
        if leaf.item == ref
    ]
    assert ruled.kind is LeafKind.RULING
    assert ruled.path == said.path
    before = [leaf for leaf in under.score(*history).leaves if leaf.item == ref]
    assert [(leaf.kind, leaf.stated, leaf.events) for leaf in before] in (
        [(said.kind, said.stated, said.events)],
        [],
    )


def test_only_the_ruling_leaf_cites_the_ruling() -> None:
    stage = under.after(*CONFIRMED, *under.appealed("VARIED", 9))
    ruling = stage.events[-1].envelope.event_id
    citing = [
        leaf.kind
        for leaf in under.score(*CONFIRMED, *under.appealed("VARIED", 9)).leaves
        if ruling in leaf.events
    ]
    assert citing == [LeafKind.RULING]


def test_a_ruling_is_recorded_with_the_points_it_leaves_as_of_the_day_of_the_fact() -> None:
    state = (
        under.after(*CONFIRMED, under.contested())
        .when(under.ruled("VARIED", "9.5"))
        .then(
            fact(
                RulingApplied,
                effective_on=date(2014, 3, 31),
                item=ENTRY,
                appeal=APPEAL,
                outcome="VARIED",
                points=Decimal("9.500000"),
                grounds=grounds(),
            )
        )
    )
    assert state.contests == {}
    assert state.item(ENTRY).ruled.points == Decimal("9.5")
    assert state.item(ENTRY).points == Decimal(8)


@pytest.mark.parametrize(
    ("outcome", "status"), [("MAINTAINED", VetoStatus.CONFIRMED), ("REVOKED", VetoStatus.REVOKED)]
)
def test_a_veto_is_maintained_or_revoked_and_has_no_leaf(outcome: Settled, status: VetoStatus) -> None:
    stage = under.after(*VETOED, under.contested(VETO))
    state = stage.when(under.ruled(outcome, which=VETO)).then(
        fact(
            RulingApplied,
            effective_on=JUNE,
            item=VETO,
            appeal=APPEAL,
            outcome=outcome,
            points=Decimal(0),
            grounds=grounds(),
        )
    )
    veto = state.vetoes[VETO(state)]
    assert veto.status is status
    assert veto.ruled == Ruled(APPEAL, outcome, Decimal(0), stage.events[-1].envelope.event_id)
    assert leaves(under.score(*VETOED, *under.appealed(outcome, None, VETO)), LeafKind.RULING) == []


def test_a_veto_is_not_varied() -> None:
    varied = under.ruled("VARIED", 1, VETO)
    under.after(*VETOED, under.contested(VETO)).when(varied).then_refused(VetoNotVariable, on="rulings")


@pytest.mark.parametrize(("outcome", "points"), [("VARIED", None), ("MAINTAINED", 8), ("REVOKED", 0)])
def test_a_ruling_gives_points_where_it_varies_and_only_there(outcome: Outcome, points: int | None) -> None:
    ruled = under.ruled(outcome, points)
    under.after(*CONFIRMED, under.contested()).when(ruled).then_refused(RulingPointsWrong, on="rulings")


@pytest.mark.parametrize(
    ("item", "points"),
    [
        ("entry", "-0.01"),
        ("entry", "10.01"),
        ("adjustment", "-10.01"),
        ("adjustment", "10.01"),
        ("bonus", "-1"),
        ("deduction", "1001"),
        ("refused bonus", "-1"),
        ("entry", "NaN"),
    ],
)
def test_points_of_a_ruling_lie_within_the_range_of_the_item(item: str, points: str) -> None:
    history, which = ITEMS[item]
    ruled = under.ruled("VARIED", points, which)
    under.after(*history, under.contested(which)).when(ruled).then_refused(PointsOutOfRange, on="rulings")


def test_a_ruling_gives_its_reason() -> None:
    ruled = under.ruled("MAINTAINED", why=grounds(reason=""))
    under.after(*CONFIRMED, under.contested()).when(ruled).then_refused(ReasonMissing)


def test_nobody_rules_on_the_own_unit() -> None:
    ruled = under.ruled("REVOKED", by=INSIDER)
    under.after(*CONFIRMED, under.contested()).when(ruled).then_refused(SelfInterest)


def test_the_floor_is_applied_again_after_a_ruling() -> None:
    """An entry of 8 less 10 is floored at 0; once the adjustment is revoked nothing is."""
    history = *CONFIRMED, under.adjusted(-10)
    assert told(under.score(*history), LeafKind.FLOOR) == [("FLOOR", "2", "IN_FORCE")]
    ruled = under.score(*history, *under.appealed("REVOKED", None, adjustment()))
    assert told(ruled, LeafKind.FLOOR) == []
    assert ruled.total == 8


def test_full_marks_are_applied_again_after_a_ruling() -> None:
    history = *CONFIRMED, under.adjusted(2), *under.appealed("VARIED", 10)
    breakdown = under.score(*history)
    assert told(breakdown, LeafKind.CAP) == [("CAP", "-2", "IN_FORCE")]
    assert breakdown.total == 10


def test_the_bonus_cap_is_applied_again_after_a_ruling() -> None:
    """The cap is 80; of 70 + 50 a ruling leaves 70 + 5."""
    history = *under.bonus(70, "a"), *under.bonus(50, "b")
    assert under.score(*history).total == 80
    assert under.score(*history, *under.appealed("VARIED", 5, CLAIM)).total == 75


def test_revoking_the_highest_of_a_matter_lets_the_next_one_count() -> None:
    history = (
        *under.bonus(3, "honour", date(2014, 5, 1)),
        *under.bonus(10, "honour"),
        *under.appealed("REVOKED", None, CLAIM),
    )
    breakdown = under.score(*history)
    assert breakdown.total == 3
    assert told(breakdown) == [
        ("BONUS", "3", "IN_FORCE"),
        ("BONUS", "0", "EXCLUDED"),
        ("RULING", "0", "EXCLUDED"),
    ]
    assert [leaf.stated for leaf in leaves(breakdown, LeafKind.BONUS, LeafKind.RULING)] == [3, 10, -10]


def test_a_ruled_entry_that_a_field_result_replaces_keeps_its_ruling_in_view() -> None:
    by_channel = Under(a_plan(indicator("A", 40, channels=("SELF", "FIELD")), indicator("B", 960)))
    history = *by_channel.confirmed(8), *by_channel.appealed("VARIED", 9)
    breakdown = by_channel.score(*history, *by_channel.confirmed(7, channel="FIELD"))
    assert breakdown.total == 7
    assert told(breakdown) == [
        ("ENTRY", "7", "IN_FORCE"),
        ("ENTRY", "0", "SUPERSEDED"),
        ("RULING", "0", "SUPERSEDED"),
    ]


def test_a_second_ruling_takes_the_place_of_the_first() -> None:
    first = *CONFIRMED, *under.appealed("VARIED", 9)
    maintained = under.contested(ENTRY, OTHER_APPEAL), under.ruled("MAINTAINED", appeal=OTHER_APPEAL)
    revoked = under.contested(ENTRY, OTHER_APPEAL), under.ruled("REVOKED", appeal=OTHER_APPEAL)
    assert told(under.score(*first, *maintained))[-1] == ("RULING", "1", "IN_FORCE")
    assert told(under.score(*first, *revoked)) == [("ENTRY", "8", "IN_FORCE"), ("RULING", "-8", "IN_FORCE")]


@EVERY
def test_a_sealed_assessment_is_contested_and_ruled_on_still(history: tuple[Move, ...], which: Ref) -> None:
    after = under.after(*history, under.sealed(), *under.appealed("MAINTAINED", None, which)).state
    assert after.sealed
    assert after.item(resolved(which, after)).ruled.outcome == "MAINTAINED"


def test_a_ruling_stays_within_the_terms_of_the_entry() -> None:
    """A score beyond full marks where its method allows it, a contribution on either side of nothing."""
    bonus = Under(a_plan(indicator("A", 40, method=BONUS_OF_8_PERCENT), indicator("B", 960)))
    entry = bonus.confirmed(measured(bonus=1))
    bonus.after(*entry, *bonus.appealed("VARIED", "10.8"))
    bonus.after(*entry, bonus.contested()).when(bonus.ruled("VARIED", "10.81")).then_refused(PointsOutOfRange)
    step = Under(a_plan(indicator("A", 40, method=WHOLE_STEPS), indicator("B", 960)))
    entry = step.confirmed(measured(value=72))
    step.after(*entry, *step.appealed("VARIED", "-50"))
    step.after(*entry, step.contested()).when(step.ruled("VARIED", "-50.01")).then_refused(PointsOutOfRange)
