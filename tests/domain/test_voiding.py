"""Voiding instead of deleting: what was entered stays visible and counts no more."""

from datetime import date

import pytest

from domain.assessment.refusals import (
    AlreadySealed,
    ItemContested,
    ItemNotInForce,
    ItemRuled,
    ItemUnknown,
    ReasonMissing,
    SelfInterest,
)
from domain.assessment.state import AssessmentState, ClaimStatus, EntryStatus
from domain.assessment.voiding import ItemVoided, status_of
from tests.support.authors import INSIDER, grounds
from tests.support.plans import a_plan, indicator
from tests.support.scenario import fact
from tests.support.sheets import CLAIM, ENTRY, JUNE, VETO, Move, Ref, Under, adjustment, resolved

under = Under(a_plan(indicator("A", 40), indicator("B", 960)))
CONFIRMED, ADJUSTED, BONUS = under.confirmed(), under.adjusted(-1), under.bonus(10)
ALL = (*CONFIRMED, ADJUSTED, *BONUS)


def status(state: AssessmentState, ref: Ref) -> object:
    found = state.item(resolved(ref, state))
    assert found is not None
    return status_of(found)


@pytest.mark.parametrize(
    ("which", "day", "left"),
    [
        (ENTRY, date(2014, 3, 31), EntryStatus.VOIDED),
        (adjustment(), date(2014, 3, 31), ClaimStatus.VOIDED),
        (CLAIM, JUNE, ClaimStatus.VOIDED),
    ],
    ids=["entry", "adjustment", "claim"],
)
def test_a_voided_item_counts_no_more_from_the_day_of_its_fact(which: Ref, day: date, left: object) -> None:
    state = (
        under.after(*ALL)
        .when(under.voided(which))
        .then(fact(ItemVoided, effective_on=day, item=which, grounds=grounds()))
    )
    assert status(state, which) is left


def test_a_voided_item_stays_with_its_whole_story() -> None:
    stage = under.after(*ALL, under.voided(ENTRY))
    found = stage.state.item(ENTRY)
    steps = [event.envelope.event_id for event in (*stage.events[1:4], stage.events[-1])]
    assert list(found.events) == steps
    assert found.points == 10


@pytest.mark.parametrize("history", [CONFIRMED[:1], CONFIRMED[:2], (*CONFIRMED[:1], under.returned())])
def test_an_entry_is_voided_at_any_stage(history: tuple[Move, ...]) -> None:
    assert status(under.after(*history, under.voided()).state, ENTRY) is EntryStatus.VOIDED


def test_a_voided_entry_is_reported_anew() -> None:
    state = under.after(*CONFIRMED, under.voided(), under.reported("9")).state
    assert status(state, ENTRY) is EntryStatus.REPORTED


@pytest.mark.parametrize(
    ("history", "which"),
    [
        ((*CONFIRMED, under.voided()), ENTRY),
        ((*CONFIRMED, ADJUSTED, under.voided(adjustment())), adjustment()),
        ((*BONUS, under.voided(CLAIM)), CLAIM),
        (under.refused_bonus(), CLAIM),
        (under.veto_in_force(), VETO),
    ],
    ids=["voided entry", "voided adjustment", "voided claim", "refused claim", "veto"],
)
def test_what_is_not_in_force_is_not_voided_and_vetoes_are_lifted(
    history: tuple[Move, ...], which: Ref
) -> None:
    under.after(*history).when(under.voided(which)).then_refused(ItemNotInForce, on="item")


@pytest.mark.parametrize("which", [ENTRY, adjustment(), CLAIM], ids=["entry", "adjustment", "claim"])
def test_what_is_contested_is_ruled_on_not_voided(which: Ref) -> None:
    under.after(*ALL, under.contested(which)).when(under.voided(which)).then_refused(ItemContested, on="item")


@pytest.mark.parametrize("which", [ENTRY, adjustment(), CLAIM], ids=["entry", "adjustment", "claim"])
def test_what_was_ruled_on_is_not_voided_past_the_committee(which: Ref) -> None:
    history = *ALL, *under.appealed("MAINTAINED", which=which)
    under.after(*history).when(under.voided(which)).then_refused(ItemRuled, on="item")


@pytest.mark.parametrize(
    "ref", ["entry:A/2014Q4/SELF", "claim:none", "adjustment:none", "veto:none", "nonsense", ""]
)
def test_an_item_that_does_not_exist_is_not_voided(ref: str) -> None:
    under.after(*ALL).when(under.voided(ref)).then_refused(ItemUnknown, on="item")


def test_voiding_gives_its_reason() -> None:
    under.after(*ALL).when(under.voided(why=grounds(reason=" "))).then_refused(ReasonMissing)


def test_nobody_voids_for_the_own_unit() -> None:
    under.after(*ALL).when(under.voided(by=INSIDER)).then_refused(SelfInterest)


def test_nothing_is_voided_once_sealed() -> None:
    under.after(*ALL, under.sealed()).when(under.voided()).then_refused(AlreadySealed)
