"""No ruling stays on paper, on any history; what is missing or stray is found."""

from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from hypothesis import given

from domain.appeal.reconciliation import unreconciled
from domain.appeal.ruling import AppealExecuted
from domain.assessment.rulings import RulingApplied
from domain.kernel.event import Event
from tests.support.histories import histories
from tests.support.story import Story
from tests.support.world import History


@given(histories(("U01", "U02")))
def test_n4_every_ruling_of_every_history_is_carried_out_and_every_effect_was_ordered(
    history: History,
) -> None:
    assert unreconciled(history.log) == []


@pytest.fixture
def log() -> list[Event]:
    """A log in which one entry is ruled on, and another is sent back."""
    story = Story()
    first, second = story.confirm("9"), story.confirm("4", "B")
    appeal = story.file(first, second)
    story.accept(appeal)
    story.rule(appeal, {first: ("VARIED", "9.8"), second: ("MAINTAINED", None)})
    return [each.event for each in story.log.events]


def without(kind: type[Event]) -> Callable[[Sequence[Event]], list[Event]]:
    return lambda log: [event for event in log if not isinstance(event, kind)]


def elsewhere(log: Sequence[Event]) -> list[Event]:
    """The effects cite another appeal."""
    return [
        event.model_copy(update={"appeal": UUID(int=5)}) if isinstance(event, RulingApplied) else event
        for event in log
    ]


def owed_by_nobody(log: Sequence[Event]) -> list[Event]:
    """The execution says that an item was sent back, without a day."""
    return [
        event.model_copy(
            update={"effects": tuple(each.model_copy(update={"kind": "REMITTED"}) for each in event.effects)}
        )
        if isinstance(event, AppealExecuted)
        else event
        for event in log
    ]


def test_a_log_as_it_is_has_no_flaw(log: list[Event]) -> None:
    assert unreconciled(log) == []


@pytest.mark.parametrize(
    ("change", "flaws"),
    [
        (without(AppealExecuted), {"RULED_NOT_EXECUTED", "NOT_ORDERED"}),
        (without(RulingApplied), {"EFFECT_MISSING"}),
        (elsewhere, {"EFFECT_MISSING", "NOT_ORDERED"}),
        (owed_by_nobody, {"OBLIGATION_MISSING"}),
    ],
)
def test_what_stays_on_paper_and_what_nobody_ordered_is_found(
    log: list[Event], change: Callable[[Sequence[Event]], list[Event]], flaws: set[str]
) -> None:
    assert {each.flaw for each in unreconciled(change(log))} == flaws
