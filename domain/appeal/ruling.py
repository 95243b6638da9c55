"""Ruling (裁定): what the bench decided is said with reasons, and takes effect in the same commit."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar, Final, NamedTuple

from domain.appeal.clock import NOTHING_DUE, AppealDue
from domain.appeal.filing import must_be_once
from domain.appeal.refusals import RulingIncomplete
from domain.appeal.state import AppealState, AppealStatus, ItemRuling, RulingEffect
from domain.appeal.vote_refusals import (
    EndorsedAlready,
    EndorsementMissing,
    EndorserSits,
    NotDecided,
    NothingRemitted,
    RulingNotAsDecided,
)
from domain.appeal.voting import Voting
from domain.assessment.sheet import must_give_reason, must_say_why
from domain.kernel.event import Event, Grounds
from domain.kernel.points import text

_REMITTAL: Final[AppealDue] = "REMITTAL"


class RulingEndorsed(Event):
    """A second person approved what the bench decided (核准)."""

    TOPIC: ClassVar[str] = "appeal.ruling-endorsed.v1"

    round: int

    def evolve(self, state: AppealState) -> AppealState:
        """It may be ruled, whatever it moves."""
        return replace(state, vote=state.vote._replace(endorsed_by=self.envelope.actor.id))


class AppealRuled(Event):
    """The chair said what the bench decided (裁定) on every contested item; who approved it."""

    TOPIC: ClassVar[str] = "appeal.appeal-ruled.v1"

    rulings: tuple[ItemRuling, ...]
    endorsed_by: str | None
    grounds: Grounds

    @property
    def rests_on(self) -> None:
        """Nothing of its own: its effects rest on what was in force on the days of their items."""

    def evolve(self, state: AppealState) -> AppealState:
        """Remember the rulings."""
        return replace(state, status=AppealStatus.RULED, rulings=self.rulings, clock=NOTHING_DUE)


class AppealExecuted(Event):
    """The ruling took effect in the same commit: what it came to, item by item."""

    TOPIC: ClassVar[str] = "appeal.appeal-executed.v1"

    effects: tuple[RulingEffect, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """The appeal is done, but for what was remitted."""
        remitted = {each.item: each.deadline for each in self.effects if each.deadline is not None}
        clock = state.clock
        if remitted:
            clock = clock.adding(_REMITTAL, min(remitted.values(), key=lambda each: each.due_on))
        return replace(
            state, status=AppealStatus.EXECUTED, effects=self.effects, remitted=remitted, clock=clock
        )


class RemittalSettled(Event):
    """What was remitted was decided again: ``effect`` is the event in the assessment."""

    TOPIC: ClassVar[str] = "appeal.remittal-settled.v1"

    ruling: ItemRuling
    effect: RulingEffect
    grounds: Grounds

    @property
    def rests_on(self) -> None:
        """Nothing of its own: its effect rests on what was in force on the day of the item."""

    def evolve(self, state: AppealState) -> AppealState:
        """The new ruling stands in the place of the one that remitted; one thing less is owed."""
        remitted = {item: owed for item, owed in state.remitted.items() if item != self.ruling.item}
        return replace(
            state,
            rulings=tuple(self.ruling if each.item == self.ruling.item else each for each in state.rulings),
            effects=(*state.effects, self.effect),
            remitted=remitted,
            clock=state.clock if remitted else state.clock.without(_REMITTAL),
        )


class Weight(NamedTuple):
    """How much a ruling moves an item at the most, and above which a second person approves it."""

    moves: Decimal
    threshold: Decimal


class Ruling(Voting):
    """Approving, ruling, executing, and settling what was remitted."""

    def endorse(self) -> None:
        """Approve what the bench decided, as somebody who neither sits nor is concerned."""
        self._must_be(AppealStatus.ACCEPTED)
        self._must_be_unconcerned()
        self._must_be_decided()
        if self.state.vote.endorsed_by is not None:
            raise EndorsedAlready("appeal")
        if self._caller is None or self.state.bench.holds(self._caller):
            raise EndorserSits("appeal")
        self.trigger(RulingEndorsed, round=self.state.vote.round)

    def rule(self, rulings: tuple[ItemRuling, ...], grounds: Grounds, weight: Weight) -> Event:
        """Rule on every contested item as the bench decided, each with a reason, as its chair."""
        self._must_be(AppealStatus.ACCEPTED)
        self._must_be_unconcerned()
        self._must_chair()
        must_give_reason(grounds)
        self._must_be_complete(rulings)
        self._must_be_decided()
        self._must_say_what_was_decided(rulings)
        endorsed_by = self.state.vote.endorsed_by
        if weight.moves > weight.threshold and endorsed_by is None:
            points, most = text(weight.moves), text(weight.threshold)
            raise EndorsementMissing("appeal", points=points, most=most)
        return self.trigger(AppealRuled, rulings=rulings, endorsed_by=endorsed_by, grounds=grounds)

    def execute(self, effects: Sequence[RulingEffect]) -> None:
        """Close a ruled appeal with what carried the ruling out."""
        self._must_be(AppealStatus.RULED)
        self.trigger(AppealExecuted, effects=tuple(effects))

    def must_owe(self, item: str) -> None:
        """Refuse to settle what was not remitted; nobody settles their own decision."""
        self._must_be(AppealStatus.EXECUTED)
        self._must_be_unconcerned()
        if item not in self.state.remitted:
            raise NothingRemitted("item", item=item)

    def settle(self, ruling: ItemRuling, effect: RulingEffect, grounds: Grounds) -> None:
        """Note that what was remitted is decided again."""
        self.must_owe(ruling.item)
        must_say_why(ruling.reason)
        self.trigger(RemittalSettled, ruling=ruling, effect=effect, grounds=grounds)

    def _must_be_complete(self, rulings: Sequence[ItemRuling]) -> None:
        ruled = [each.item for each in rulings]
        must_be_once(ruled)
        contested = {each.item for each in self.state.items}
        if set(ruled) != contested:
            raise RulingIncomplete("rulings", items=", ".join(sorted(contested)))
        for each in rulings:
            must_say_why(each.reason)

    def _must_be_decided(self) -> None:
        decided = {each.item for each in self.state.vote.decided}
        if undecided := [each.item for each in self.state.items if each.item not in decided]:
            raise NotDecided("appeal", items=", ".join(undecided))

    def _must_say_what_was_decided(self, rulings: Sequence[ItemRuling]) -> None:
        decided = {each.item: (each.outcome, each.points) for each in self.state.vote.decided}
        for each in rulings:
            if (each.outcome, each.points) != decided[each.item]:
                raise RulingNotAsDecided("rulings", item=each.item)


EVENTS: Final = (RulingEndorsed, AppealRuled, AppealExecuted, RemittalSettled)
