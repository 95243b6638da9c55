"""What events of an assessment say of its items: which one each is about, how many points it states."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Final

from domain.assessment import (
    adjustments,
    claims,
    comments,
    contests,
    entered,
    entries,
    faults,
    innovation_bonus,
    nil_returns,
    not_applicable,
    rectifying,
    reviewing,
    rulings,
    special_items,
    veto_spread,
    vetoes,
    voiding,
    whole_rulings,
)
from domain.assessment.exemption import not_applicable_ref
from domain.assessment.wholes import indicator_ref
from domain.kernel.event import Event

Fact = Callable[[Any], Any]
"""Takes something from an event of one class."""


def _created(kind: str) -> Fact:
    return lambda event: f"{kind}:{event.envelope.event_id}"


ITEMS: Final[Mapping[type[Event], Fact]] = {
    entries.ResultReported: lambda event: entries.entry_ref(event.indicator, event.period, event.channel),
    entered.BandSettled: lambda event: entries.entry_ref(event.indicator, event.period, event.channel),
    entered.EvaluationEntered: lambda event: entries.entry_ref(event.indicator, event.period, event.channel),
    nil_returns.NilReported: lambda event: entries.entry_ref(event.indicator, event.period, event.channel),
    reviewing.ResultReturned: attrgetter("entry"),
    reviewing.ResultReviewed: attrgetter("entry"),
    reviewing.ResultRechecked: attrgetter("entry"),
    faults.FaultRecorded: _created("fault"),
    faults.FaultConfirmed: attrgetter("fault"),
    faults.FaultConfirmationRefused: attrgetter("fault"),
    faults.FaultWithdrawn: attrgetter("fault"),
    comments.ScoreCommented: attrgetter("item"),
    comments.CommentAccepted: attrgetter("comment"),
    comments.CommentDeclined: attrgetter("comment"),
    comments.CommentEscalated: attrgetter("comment"),
    adjustments.ScoreAdjusted: _created("adjustment"),
    not_applicable.NotApplicableRequested: lambda event: not_applicable_ref(event.indicator, event.period),
    not_applicable.NotApplicableApproved: attrgetter("item"),
    not_applicable.NotApplicableWithdrawn: attrgetter("item"),
    claims.ItemClaimed: _created("claim"),
    special_items.SpecialItemDecided: _created("claim"),
    innovation_bonus.InnovationBonusBooked: _created("claim"),
    rectifying.RectificationDeducted: _created("claim"),
    claims.ClaimVerified: attrgetter("claim"),
    claims.ClaimAccepted: attrgetter("claim"),
    claims.ClaimRefused: attrgetter("claim"),
    vetoes.VetoRecorded: _created("veto"),
    vetoes.VetoConfirmed: attrgetter("veto"),
    vetoes.VetoLifted: attrgetter("veto"),
    veto_spread.VetoSpread: _created("veto"),
    veto_spread.SpreadRevoked: attrgetter("veto"),
    voiding.ItemVoided: attrgetter("item"),
    contests.ContestOpened: attrgetter("item"),
    contests.ContestClosed: attrgetter("item"),
    rulings.RulingApplied: attrgetter("item"),
    rulings.ItemRemitted: attrgetter("item"),
    whole_rulings.IndicatorRuled: lambda event: indicator_ref(event.indicator),
    whole_rulings.PlacementRuled: attrgetter("item"),
}
"""Which item an event is about, by reference; the events of other classes are about none."""

POINTS: Final[Mapping[type[Event], Fact]] = {
    entries.ResultReported: attrgetter("points"),
    entered.BandSettled: attrgetter("points"),
    entered.EvaluationEntered: attrgetter("points"),
    nil_returns.NilReported: attrgetter("points"),
    reviewing.ResultReviewed: attrgetter("points"),
    adjustments.ScoreAdjusted: attrgetter("delta"),
    claims.ItemClaimed: attrgetter("points"),
    special_items.SpecialItemDecided: attrgetter("points"),
    innovation_bonus.InnovationBonusBooked: attrgetter("points"),
    rectifying.RectificationDeducted: attrgetter("points"),
    rulings.RulingApplied: attrgetter("points"),
    whole_rulings.IndicatorRuled: attrgetter("worth"),
}
"""The points that an event states."""
