"""Rulings (裁定): each takes effect on exactly what its appeal contests."""

from decimal import Decimal
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.contests import Contests
from domain.assessment.exemption import NotApplicable
from domain.assessment.refusals import RulingPointsWrong, VetoNotVariable
from domain.assessment.ruled import Outcome, Ruled, RuledIndicator, Settled
from domain.assessment.sheet import must_give_reason, must_lie_between
from domain.assessment.state import (
    Adjustment,
    AssessmentState,
    Claim,
    ClaimStatus,
    Entry,
    Item,
    Veto,
    VetoStatus,
)
from domain.assessment.whole_rulings import Effect, ruled_indicator, ruled_placement
from domain.assessment.wholes import Appraisal, indicator_in, is_placement
from domain.kernel.event import Event, Grounds
from domain.kernel.points import ZERO, Points, working
from domain.plan.version import PlanVersion


class RulingApplied(Event):
    """A ruling took effect on an item: ``points`` are what it is worth from now on, as of its own day."""

    TOPIC: ClassVar[str] = "assessment.ruling-applied.v1"

    item: str
    appeal: UUID
    outcome: Settled
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
            case NotApplicable() | RuledIndicator():
                raise LookupError(item.ref)
            case Veto():
                status = VetoStatus.REVOKED if self.outcome == "REVOKED" else item.status
                return item._replace(ruled=ruled, status=status, events=events)
            case Adjustment():
                return item._replace(ruled=ruled, events=events)
            case Entry() | Claim():
                return item._replace(ruled=ruled, version=self.originator_version, events=events)


class ItemRemitted(Event):
    """A ruling sent an item or a whole back to be assessed again (发回重核); it is contested until then."""

    TOPIC: ClassVar[str] = "assessment.item-remitted.v1"

    item: str
    appeal: UUID
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Remember that: its points stay as they are."""
        return state._replace(remitted=state.remitted | {self.item})


class Rulings(Contests):
    """The effects of rulings; open even on a sealed assessment."""

    def apply_ruling(
        self,
        *,
        item: str,
        appeal: UUID,
        outcome: Outcome,
        points: Decimal | None,
        grounds: Grounds,
        plan: PlanVersion,
        worth: Appraisal,
    ) -> UUID:
        """Let a ruling take effect on a contested item or whole; gives the id of the event.

        What it remits stays contested, and is settled by another ruling.
        """
        self._must_contest(item, appeal)
        self._must_not_be_own()
        must_give_reason(grounds)
        if (outcome == "VARIED") != (points is not None):
            raise RulingPointsWrong("rulings", item=item)
        effect = (
            Effect(ItemRemitted, self._day_of(item), {"item": item})
            if outcome == "REMITTED"
            else self._settling(item, outcome, points, plan, worth)
        )
        event = self.trigger(
            effect.kind, effective_on=effect.effective_on, appeal=appeal, grounds=grounds, **effect.said
        )
        return event.envelope.event_id

    def _settling(
        self, ref: str, outcome: Settled, points: Decimal | None, plan: PlanVersion, worth: Appraisal
    ) -> Effect:
        if (code := indicator_in(ref)) is not None:
            return ruled_indicator(code, outcome, points, worth(code), self.state, plan.digits)
        if is_placement(ref):
            return ruled_placement(ref, outcome, self.state)
        item = self._item(ref)
        ruled = working(ruled_points(item, outcome, points, plan), plan.digits)
        return Effect(RulingApplied, item.effective_on, {"item": ref, "outcome": outcome, "points": ruled})


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
        case Veto() | NotApplicable() | RuledIndicator():
            return ZERO


def moved_by(
    ref: str,
    outcome: Outcome,
    points: Decimal | None,
    state: AssessmentState,
    plan: PlanVersion,
    worth: Appraisal,
) -> Decimal:
    """By how many points a ruling moves what it is about: an item, or an indicator as a whole."""
    if outcome == "REMITTED" or outcome == "MAINTAINED" or is_placement(ref):  # noqa: PLR1714 - narrows the type
        return ZERO
    if (code := indicator_in(ref)) is not None:
        return ZERO if points is None else abs(points - worth(code).now)
    item = state.item(ref)
    return ZERO if item is None else abs(ruled_points(item, outcome, points, plan) - standing_points(item))


def ruled_points(item: Item, outcome: Settled, points: Decimal | None, plan: PlanVersion) -> Decimal:
    """The worth of an item under a ruling.

    VARIED gives points within the item's range; REVOKED takes a decision back, so a claim whose refusal is
    revoked is worth what was claimed.
    """
    if points is not None:
        return _varied(item, points, plan)
    if outcome == "MAINTAINED":
        return standing_points(item)
    return item.points if isinstance(item, Claim) and item.status is ClaimStatus.REFUSED else ZERO


def _varied(item: Item, points: Decimal, plan: PlanVersion) -> Decimal:
    if isinstance(item, Veto | NotApplicable | RuledIndicator):
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


EVENTS: Final = (RulingApplied, ItemRemitted)
