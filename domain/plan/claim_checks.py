"""What must hold of the catalogue of bonus and deduction items before a plan is published."""

from collections.abc import Iterator
from decimal import Decimal

from domain.kernel.points import ZERO, text
from domain.kernel.refusal import Refusal
from domain.plan.claim_item import Catalogue, ClaimItem
from domain.plan.context import PlanContext
from domain.plan.refusals import (
    ClaimCapTooLow,
    ClaimItemMisplaced,
    ClaimItemPointsWrong,
    ClaimReferenceUnknown,
)
from domain.plan.state import PlanState


def claim_items(plan: PlanState, _: PlanContext) -> Iterator[Refusal]:
    """Every fault of the catalogue."""
    for item in plan.catalogue.items.values():
        yield from _placement(item)
        yield from _points(item)
        yield from _caps(item, plan.catalogue)
        yield from _references(item, plan.catalogue)


def _placement(item: ClaimItem) -> Iterator[Refusal]:
    deduction_asks = item.work_kind is not None or item.document == "DOCUMENT_WITH_EXPLICIT_PRAISE"
    if deduction_asks if item.kind == "DEDUCTION" else item.work_kind is None:
        yield ClaimItemMisplaced("claimItems", item=item.code)


def _points(item: ClaimItem) -> Iterator[Refusal]:
    if not ZERO < item.least <= item.most:
        least, most = text(item.least), text(item.most)
        yield ClaimItemPointsWrong("claimItems", item=item.code, least=least, most=most)


def _caps(item: ClaimItem, catalogue: Catalogue) -> Iterator[Refusal]:
    if item.cap is not None and item.cap < item.most:
        yield _too_low(item, item.code, item.cap)
    group = catalogue.groups.get(item.group) if item.group else None
    if group is not None and group.cap < item.most:
        yield _too_low(item, group.code, group.cap)


def _too_low(item: ClaimItem, capped: str, cap: Decimal) -> Refusal:
    return ClaimCapTooLow("claimItems", capped=capped, cap=text(cap), item=item.code, most=text(item.most))


def _references(item: ClaimItem, catalogue: Catalogue) -> Iterator[Refusal]:
    peers = {code for code, each in catalogue.items.items() if each.kind == item.kind} - {item.code}
    unknown = [code for code in item.excludes if code not in peers]
    if item.group is not None and not _shares_group(item, catalogue):
        unknown.append(item.group)
    for named in unknown:
        yield ClaimReferenceUnknown("claimItems", item=item.code, named=named)


def _shares_group(item: ClaimItem, catalogue: Catalogue) -> bool:
    """Whether the item's group is declared and holds items of its kind only."""
    members = (each for each in catalogue.items.values() if each.group == item.group)
    return item.group in catalogue.groups and all(each.kind == item.kind for each in members)
