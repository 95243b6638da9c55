"""Contests and rulings: an appeal marks what it contests, a ruling takes effect on exactly that."""

from decimal import Decimal
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.exemption import NotApplicable
from domain.assessment.refusals import (
    ItemContested,
    ItemNotContested,
    ItemNotInForce,
    RulingPointsWrong,
    VetoNotVariable,
)
from domain.assessment.sheet import Sheet, must_give_reason, must_lie_between
from domain.assessment.state import (
    Adjustment,
    AssessmentState,
    Claim,
    ClaimStatus,
    Entry,
    EntryStatus,
    Item,
    Outcome,
    Ruled,
    Veto,
    VetoStatus,
)
from domain.assessment.voiding import status_of
from domain.kernel.event import Event, Grounds
from domain.kernel.points import ZERO, Points, working
from domain.plan.version import PlanVersion

_RULABLE: Final = {
    EntryStatus.RECHECKED,
    ClaimStatus.IN_FORCE,
    ClaimStatus.REFUSED,
    VetoStatus.CONFIRMED,
}


class ContestOpened(Event):
    """An appeal contests an item; the item stays in force meanwhile (rule 28)."""

    TOPIC: ClassVar[str] = "assessment.contest-opened.v1"

    item: str
    appeal: UUID

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Mark the item."""
        return state._replace(contests={**state.contests, self.item: self.appeal})


class ContestClosed(Event):
    """A contest ended without a ruling: the appeal was withdrawn or not accepted."""

    TOPIC: ClassVar[str] = "assessment.contest-closed.v1"

    item: str
    appeal: UUID

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Take the mark off."""
        return state.without_contest(self.item)


class RulingApplied(Event):
    """A ruling took effect on an item: ``points`` are what it is worth from now on, as of its own day."""

    TOPIC: ClassVar[str] = "assessment.ruling-applied.v1"

    item: str
    appeal: UUID
    outcome: Outcome
    points: Points
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Put the ruled points beside the original ones and close the contest."""
        found = state.item(self.item)
        if found is None:
            raise LookupError(self.item)
        ruled = Ruled(self.appeal, self.outcome, self.points, self.envelope.event_id)
        return state.with_item(self._ruled(found, ruled)).without_contest(self.item)

    def _ruled(self, item: Item, ruled: Ruled) -> Item:
        events = (*item.events, self.envelope.event_id)
        match item:
            case NotApplicable():
                raise LookupError(item.ref)
            case Veto():
                status = VetoStatus.REVOKED if self.outcome == "REVOKED" else item.status
                return item._replace(ruled=ruled, status=status, events=events)
            case Adjustment():
                return item._replace(ruled=ruled, events=events)
            case Entry() | Claim():
                return item._replace(ruled=ruled, version=self.originator_version, events=events)


class Rulings(Sheet):
    """Contests and the effects of rulings; open even on a sealed assessment."""

    def contest(self, ref: str, appeal: UUID) -> None:
        """Mark an item as contested; one appeal per item at a time."""
        item = self._item(ref)
        if ref in self.state.contests:
            raise ItemContested("items", item=ref)
        if status_of(item) not in _RULABLE:
            raise ItemNotInForce("items", item=ref, status=status_of(item))
        self.trigger(ContestOpened, effective_on=item.effective_on, item=ref, appeal=appeal)

    def close_contest(self, ref: str, appeal: UUID) -> None:
        """Take the mark off an item that this appeal contests."""
        item = self._contested(ref, appeal)
        self.trigger(ContestClosed, effective_on=item.effective_on, item=ref, appeal=appeal)

    def apply_ruling(
        self,
        *,
        item: str,
        appeal: UUID,
        outcome: Outcome,
        points: Decimal | None,
        grounds: Grounds,
        plan: PlanVersion,
    ) -> UUID:
        """Let a ruling take effect on a contested item; gives the id of the event."""
        found = self._contested(item, appeal)
        self._must_not_be_own()
        must_give_reason(grounds)
        ruled = ruled_points(found, outcome, points, plan)
        event = self.trigger(
            RulingApplied,
            effective_on=found.effective_on,
            item=item,
            appeal=appeal,
            outcome=outcome,
            points=working(ruled, plan.digits),
            grounds=grounds,
        )
        return event.envelope.event_id

    def _contested(self, ref: str, appeal: UUID) -> Item:
        if self.state.contests.get(ref) != appeal:
            raise ItemNotContested("items", item=ref)
        return self._item(ref)


def standing_points(item: Item) -> Decimal:
    """What an item is worth now; only entries, adjustments and claims in force are worth points."""
    if item.ruled is not None:
        return item.ruled.points
    match item:
        case Adjustment():
            return item.delta
        case Claim():
            return item.points if item.status is ClaimStatus.IN_FORCE else ZERO
        case Entry():
            return item.points
        case Veto() | NotApplicable():
            return ZERO


def ruled_points(item: Item, outcome: Outcome, points: Decimal | None, plan: PlanVersion) -> Decimal:
    """The worth of an item under a ruling.

    VARIED, and nothing else, gives points within the item's range; REVOKED takes a decision back, so a
    claim whose refusal is revoked is worth what was claimed.
    """
    if (outcome == "VARIED") != (points is not None):
        raise RulingPointsWrong("rulings", item=item.ref)
    if points is not None:
        return _varied(item, points, plan)
    if outcome == "MAINTAINED":
        return standing_points(item)
    return item.points if isinstance(item, Claim) and item.status is ClaimStatus.REFUSED else ZERO


def _varied(item: Item, points: Decimal, plan: PlanVersion) -> Decimal:
    if isinstance(item, Veto | NotApplicable):
        raise VetoNotVariable("rulings", item=item.ref)
    must_lie_between(points, *_range(item, plan), "rulings")
    return points


def _range(item: Entry | Adjustment | Claim, plan: PlanVersion) -> tuple[Decimal, Decimal]:
    match item:
        case Entry():
            return item.least, item.most
        case Adjustment():
            return -item.most, item.most
        case Claim():
            return ZERO, plan.scale


EVENTS: Final = (ContestOpened, ContestClosed, RulingApplied)
