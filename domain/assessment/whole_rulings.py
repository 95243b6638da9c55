"""Rulings on wholes: what an indicator is worth, whether a grade or a rank stands."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Final, Literal, NamedTuple
from uuid import UUID

from domain.assessment.contest_refusals import (
    IndicatorNotRevocable,
    PlacementNotRemitted,
    PlacementNotVariable,
)
from domain.assessment.ruled import Ruled, RuledIndicator, Settled
from domain.assessment.sheet import must_lie_between
from domain.assessment.state import AssessmentState
from domain.assessment.wholes import Placement, Worth, confirmed_until, indicator_ref
from domain.kernel.event import Event, Grounds
from domain.kernel.points import ZERO, Points, working


class Effect(NamedTuple):
    """The event by which a ruling settles a contest, its day, and what it says of its own."""

    kind: type[Event]
    effective_on: date | None
    said: Mapping[str, Any]


class IndicatorRuled(Event):
    """A ruling said what an indicator as a whole is worth.

    ``difference`` is what that adds to its results, now and with those that follow.
    """

    TOPIC: ClassVar[str] = "assessment.indicator-ruled.v1"

    indicator: str
    appeal: UUID
    outcome: Literal["MAINTAINED", "VARIED"]
    worth: Points
    difference: Points
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Put the ruling beside the results, in place of an earlier one, and close the contest."""
        ref, earlier = indicator_ref(self.indicator), state.record(self.indicator).ruled
        event = self.envelope.event_id
        ruled = RuledIndicator(
            ref=ref,
            indicator=self.indicator,
            difference=self.difference,
            effective_on=self.envelope.effective_on,
            events=(event,) if earlier is None else (*earlier.events, event),
            ruled=Ruled(self.appeal, self.outcome, self.worth, event),
        )
        return state.with_item(ruled).without_contest(ref)


class PlacementRuled(Event):
    """A ruling said whether a grade or a rank stands; REVOKED once the result was revised."""

    TOPIC: ClassVar[str] = "assessment.placement-ruled.v1"

    item: Placement
    appeal: UUID
    outcome: Literal["MAINTAINED", "REVOKED"]
    grounds: Grounds

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Close the contest: it is the result that says where the subject stands."""
        return state.without_contest(self.item)


def ruled_indicator(
    indicator: str,
    outcome: Settled,
    points: Decimal | None,
    worth: Worth,
    state: AssessmentState,
    digits: int,
) -> Effect:
    """An indicator as a whole is maintained, or varied within its range."""
    if outcome == "REVOKED":
        raise IndicatorNotRevocable("rulings", item=indicator_ref(indicator))
    if points is not None:
        must_lie_between(points, ZERO, worth.most, "rulings")
    ruled = working(worth.now if points is None else points, digits)
    difference = working(ruled - worth.results, digits)
    return Effect(
        IndicatorRuled,
        confirmed_until(state, indicator),
        {"indicator": indicator, "outcome": outcome, "worth": ruled, "difference": difference},
    )


def ruled_placement(item: Placement, outcome: Settled, state: AssessmentState) -> Effect:
    """A grade or a rank is maintained, or revoked after it was remitted."""
    if outcome == "VARIED":
        raise PlacementNotVariable("rulings", item=item)
    if outcome == "REVOKED" and item not in state.remitted:
        raise PlacementNotRemitted("rulings", item=item)
    return Effect(PlacementRuled, None, {"item": item, "outcome": outcome})


EVENTS: Final = (IndicatorRuled, PlacementRuled)
