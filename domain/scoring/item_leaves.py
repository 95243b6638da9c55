"""The leaves of one item: what it says, and beside it what a ruling changed of that."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from domain.kernel.points import ZERO
from domain.scoring.breakdown import Leaf, LeafKind, LeafState
from domain.scoring.contribution import Contribution, ContributionKind

_KINDS: Final[Mapping[ContributionKind, LeafKind]] = {kind: LeafKind(kind.value) for kind in ContributionKind}


def item_leaves(each: Contribution, path: str, state: LeafState = LeafState.IN_FORCE) -> list[Leaf]:
    """The item's own leaf and, once ruled, the ruling's; only the latter cites the ruling."""
    kind, stated = _KINDS[each.kind], _signed(each, each.stated)
    if each.ruled is None or each.ruling is None:
        return [Leaf(path, kind, _counted(stated, state), stated, state, each.item, each.events)]
    change = _signed(each, each.ruled) - stated
    events = tuple(event for event in each.events if event != each.ruling)
    return [
        Leaf(path, kind, _counted(stated, state), stated, state, each.item, events),
        Leaf(path, LeafKind.RULING, _counted(change, state), change, state, each.item, (each.ruling,)),
    ]


def _signed(each: Contribution, points: Decimal) -> Decimal:
    return -points if each.kind is ContributionKind.DEDUCTION else points


def _counted(points: Decimal, state: LeafState) -> Decimal:
    return points if state is LeafState.IN_FORCE else ZERO
