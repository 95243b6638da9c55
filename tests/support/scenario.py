"""``given(Office, …).when(step).then(fact(Kind, …))``: what was, what is done, what comes of it.

A step is what one person does to an aggregate.  Payloads may name items that do not exist yet by
functions of the state, such as ``latest("claims")``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Generic, TypeVar, cast
from uuid import UUID

import pytest

from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.refusal import Refusal, Refusals
from tests.support.authors import OFFICER, Authors, Player

A = TypeVar("A", bound=Aggregate[Any])
STREAM: Final = UUID("00000000-0000-4000-8000-000000000001")
_ENVELOPE: Final = set(Event.model_fields)


@dataclass(frozen=True)
class Step(Generic[A]):
    """What one person does to an aggregate."""

    act: Callable[[A], object]
    by: Player = OFFICER


@dataclass(frozen=True)
class Fact:
    """An event that is expected: its kind, all of its payload, and its day where that matters."""

    kind: type[Event]
    payload: dict[str, Any]
    effective_on: date | None


def fact(kind: type[Event], /, *, effective_on: date | None = None, **payload: Any) -> Fact:
    """An expected event; every field of its payload must be named."""
    return Fact(kind, payload, effective_on)


@dataclass
class Stage(Generic[A]):
    """An aggregate on which steps are taken, one shell per step as in the application."""

    kind: type[A]
    stream: UUID = STREAM
    authors: Authors = field(default_factory=Authors)
    events: list[Event] = field(default_factory=list)
    state: Any = None

    def take(self, step: Step[A]) -> list[Event]:
        """The events of one step."""
        self.authors.later()
        shell = self.kind.of(self.stream, len(self.events), self.state, self.authors.of(step.by))
        try:
            step.act(shell)
        finally:
            decided = cast("list[Event]", list(shell.pending_events))
            self.events += decided
            self.state = shell.state if shell.exists else None
        return decided

    def when(self, step: Step[A] | Callable[[A], object]) -> "When[A]":
        """Take the step that the test is about."""
        return When(self, step if isinstance(step, Step) else Step(step))


class When(Generic[A]):
    """The step that a test is about, taken once its result is asked for."""

    def __init__(self, stage: Stage[A], step: Step[A]) -> None:
        self._stage = stage
        self._step = step

    def then(self, *facts: Fact) -> Any:
        """Exactly these events come of it; gives the state after them."""
        decided = self._stage.take(self._step)
        assert [type(event) for event in decided] == [each.kind for each in facts]
        for event, each in zip(decided, facts, strict=True):
            assert payload_of(event) == self._resolved(each.payload)
            assert each.effective_on in {None, event.envelope.effective_on}
        return self._stage.state

    def then_refused(self, kind: type[Refusal], on: str | None = None) -> Refusal:
        """It is refused for this reason (about the input ``on``), and nothing happens."""
        (refusal,) = self.then_all_refused(kind)
        assert on in {None, refusal.field}
        return refusal

    def then_all_refused(self, *kinds: type[Refusal]) -> Sequence[Refusal]:
        """It is refused for exactly these reasons, all said at once, and nothing happens."""
        before, events = self._stage.state, len(self._stage.events)
        refusals = self._refusals()
        assert [type(each) for each in refusals] == list(kinds)
        assert all(each.message("zh") and each.message("en") for each in refusals)
        assert len(self._stage.events) == events
        assert self._stage.state == before
        return refusals

    def _refusals(self) -> Sequence[Refusal]:
        try:
            self._stage.take(self._step)
        except Refusal as refusal:
            return (refusal,)
        except Refusals as several:
            return several.refusals
        pytest.fail("nothing was refused")

    def _resolved(self, payload: dict[str, Any]) -> dict[str, Any]:
        return {
            name: value(self._stage.state) if callable(value) else value for name, value in payload.items()
        }


def given(kind: type[A], *history: Step[A] | Callable[[A], object]) -> Stage[A]:
    """The stage after a history of steps."""
    stage = Stage(kind)
    for step in history:
        stage.take(step if isinstance(step, Step) else Step(step))
    return stage


def payload_of(event: Event) -> dict[str, Any]:
    """What an event says, without its envelope."""
    return {name: getattr(event, name) for name in type(event).model_fields if name not in _ENVELOPE}


def latest(part: str) -> Callable[[Any], str]:
    """The reference of the item that entered ``part`` of the state last."""
    return lambda state: list(getattr(state, part))[-1]
