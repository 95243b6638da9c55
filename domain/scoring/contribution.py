"""What an assessment contributes to its total: one contribution per item."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

from domain.assessment.exemption import NotApplicable, NotApplicableStatus
from domain.assessment.ruled import Ruled, RuledIndicator
from domain.assessment.state import (
    NOT_STANDING,
    Adjustment,
    AssessmentState,
    Claim,
    ClaimStatus,
    Entry,
    EntryStatus,
    Item,
    Veto,
)
from domain.kernel.points import ZERO

BONUS: Final = "BONUS"
DEDUCTION: Final = "DEDUCTION"
SCALE_UP: Final = "SCALE_UP"
"""The node of what makes up for indicators that do not apply."""


class ContributionKind(StrEnum):
    """What kind of item contributes."""

    __hash__ = str.__hash__  # that of enumerations is not in C

    ENTRY = "ENTRY"
    ADJUSTMENT = "ADJUSTMENT"
    BONUS = "BONUS"
    DEDUCTION = "DEDUCTION"
    NOT_APPLICABLE = "NOT_APPLICABLE"
    RULING = "RULING"


class Contribution(NamedTuple):
    """One item's worth, with all that composition needs to place it.

    ``node`` is the indicator's code, ``BONUS`` or ``DEDUCTION``; ``code`` is that of a claim in the
    catalogue; ``confirmed`` contributions count in the total, the others in the provisional total only;
    ``ruled`` is the worth after a ruling.  ``bound`` is the most that an entry's period may come to by the
    terms of the entry; only scores have one.  A RULING is one on the indicator as a whole: it states nothing
    and adds what was ruled to all periods together.
    """

    item: str
    node: str
    kind: ContributionKind
    stated: Decimal
    confirmed: bool
    effective_on: date
    events: tuple[UUID, ...]
    period: str = ""
    channel: str = ""
    matter: str = ""
    code: str = ""
    bound: Decimal | None = None
    ruled: Decimal | None = None
    ruling: UUID | None = None

    @property
    def worth(self) -> Decimal:
        """The points it stands for now."""
        return self.stated if self.ruled is None else self.ruled


def contributions(state: AssessmentState, node: str) -> tuple[Contribution, ...]:
    """What the items under ``node`` contribute."""
    if node in {BONUS, DEDUCTION}:
        return _contributed(claim for claim in state.claims.values() if claim.kind == node)
    record = state.record(node)
    items: list[Item] = [*record.entries.values(), *record.adjustments.values(), *record.exempted.values()]
    return _contributed(items if record.ruled is None else [*items, record.ruled])


def all_contributions(state: AssessmentState) -> dict[str, tuple[Contribution, ...]]:
    """The contributions of every node."""
    return {node: contributions(state, node) for node in (*state.records, BONUS, DEDUCTION)}


def node_of(item: Item) -> str | None:
    """The node under which an item contributes; a veto has none."""
    match item:
        case Entry() | Adjustment() | NotApplicable() | RuledIndicator():
            return item.indicator
        case Claim():
            return item.kind
        case Veto():
            return None


def contribution(item: Item) -> Contribution | None:
    """What an item contributes; ``None`` for a veto, and what was returned, refused, voided or taken back."""
    match item:
        case Entry():
            return None if item.status in NOT_STANDING else _of_entry(item)
        case Adjustment():
            return None if item.voided else _of_adjustment(item)
        case NotApplicable():
            return None if item.status is NotApplicableStatus.WITHDRAWN else _of_exempted(item)
        case RuledIndicator():
            return _of_ruled_indicator(item)
        case Claim():
            return _of_claim(item) if _counts(item) else None
        case Veto():
            return None


def _contributed(items: Iterable[Item]) -> tuple[Contribution, ...]:
    return tuple(filter(None, map(contribution, items)))


def _of_entry(entry: Entry) -> Contribution:
    return Contribution(
        item=entry.ref,
        node=entry.indicator,
        kind=ContributionKind.ENTRY,
        period=entry.period,
        channel=entry.channel,
        stated=entry.points,
        bound=entry.most if entry.style == "SCORE" else None,
        ruled=_points(entry.ruled),
        confirmed=entry.status is EntryStatus.RECHECKED,
        effective_on=entry.effective_on,
        events=entry.events,
        ruling=_event(entry.ruled),
    )


def _of_adjustment(adjustment: Adjustment) -> Contribution:
    return Contribution(
        item=adjustment.ref,
        node=adjustment.indicator,
        kind=ContributionKind.ADJUSTMENT,
        period=adjustment.period,
        stated=adjustment.delta,
        ruled=_points(adjustment.ruled),
        confirmed=True,
        effective_on=adjustment.effective_on,
        events=adjustment.events,
        ruling=_event(adjustment.ruled),
    )


def _of_exempted(exempted: NotApplicable) -> Contribution:
    return Contribution(
        item=exempted.ref,
        node=exempted.indicator,
        kind=ContributionKind.NOT_APPLICABLE,
        period=exempted.period,
        stated=ZERO,
        confirmed=exempted.status is NotApplicableStatus.APPROVED,
        effective_on=exempted.effective_on,
        events=exempted.events,
    )


def _of_ruled_indicator(whole: RuledIndicator) -> Contribution:
    return Contribution(
        item=whole.ref,
        node=whole.indicator,
        kind=ContributionKind.RULING,
        stated=ZERO,
        ruled=whole.difference,
        confirmed=True,
        effective_on=whole.effective_on,
        events=whole.events,
        ruling=whole.ruled.event,
    )


def _counts(claim: Claim) -> bool:
    """A refused claim counts only by a ruling, a voided one never."""
    if claim.status is ClaimStatus.REFUSED:
        return claim.ruled is not None
    return claim.status is not ClaimStatus.VOIDED


def _of_claim(claim: Claim) -> Contribution:
    refused = claim.status is ClaimStatus.REFUSED
    return Contribution(
        item=claim.ref,
        node=claim.kind,
        kind=ContributionKind(claim.kind),
        matter=claim.matter,
        code=claim.code,
        stated=ZERO if refused else claim.points,
        ruled=_points(claim.ruled),
        confirmed=claim.status is ClaimStatus.IN_FORCE or claim.ruled is not None,
        effective_on=claim.effective_on,
        events=claim.events,
        ruling=_event(claim.ruled),
    )


def _points(ruled: Ruled | None) -> Decimal | None:
    return None if ruled is None else ruled.points


def _event(ruled: Ruled | None) -> UUID | None:
    return None if ruled is None else ruled.event
