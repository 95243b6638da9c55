"""What a ruling on an indicator as a whole adds to its part (composition, version 1)."""

from collections.abc import Sequence
from decimal import Decimal

from domain.kernel.points import add
from domain.scoring.breakdown import Leaf, LeafKind, LeafState, own_leaf
from domain.scoring.contribution import Contribution
from domain.scoring.period_score import bound


def with_ruling(own: Sequence[Leaf], ruling: Contribution, results: Decimal, most: Decimal) -> list[Leaf]:
    """The leaves that an indicator has as a whole, that of the ruling, and the bounds that apply again.

    ``results`` is what it comes to without the ruling.
    """
    path, points = ruling.node, ruling.worth
    events = () if ruling.ruling is None else (ruling.ruling,)
    leaf = Leaf(path, LeafKind.RULING, points, points, LeafState.IN_FORCE, ruling.item, events)
    return [*_bounded(own, bound(path, results + points, most)), leaf]


def _bounded(own: Sequence[Leaf], bounds: Sequence[Leaf]) -> list[Leaf]:
    """A floor or cap that applies once more is one leaf with the first."""
    both = [
        own_leaf(each.path, each.kind, add(leaf.points for leaf in (*own, each) if leaf.kind is each.kind))
        for each in bounds
    ]
    kinds = {leaf.kind for leaf in both}
    return [*(leaf for leaf in own if leaf.kind not in kinds), *both]
