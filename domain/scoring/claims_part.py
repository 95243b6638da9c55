"""How bonus and deduction items make their parts of the breakdown (composition, version 1)."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Final

from domain.kernel.points import ZERO, add
from domain.scoring.breakdown import Leaf, LeafKind, LeafState, Part, own_leaf
from domain.scoring.contribution import BONUS, Contribution
from domain.scoring.item_leaves import item_leaves

_BY_FACT: Final = attrgetter("effective_on", "item")


def bonus_part(contributed: Mapping[str, Contribution], cap: Decimal) -> Part:
    """Of each matter the highest bonus counts, and all of them up to the cap."""
    return _part(contributed, partial(_bonus_leaves, cap=cap))


def deduction_part(contributed: Mapping[str, Contribution]) -> Part:
    """Every deduction counts."""
    return _part(contributed, _deduction_leaves)


def _part(
    contributed: Mapping[str, Contribution], leaves_of: Callable[[Sequence[Contribution]], list[Leaf]]
) -> Part:
    claims = sorted(contributed.values(), key=_BY_FACT)
    confirmed = [each for each in claims if each.confirmed]
    leaves = leaves_of(confirmed)
    points = provisional = add(leaf.points for leaf in leaves)
    if len(confirmed) < len(claims):
        provisional = add(leaf.points for leaf in leaves_of(claims))
    return Part(contributed, {}, tuple(leaves), points, provisional)


def _deduction_leaves(claims: Sequence[Contribution]) -> list[Leaf]:
    return [leaf for each in claims for leaf in item_leaves(each, _path(each))]


def _bonus_leaves(claims: Sequence[Contribution], cap: Decimal) -> list[Leaf]:
    best = _highest_of_each_matter(claims)
    leaves: list[Leaf] = []
    for each in claims:
        state = LeafState.IN_FORCE if best[each.matter] is each else LeafState.EXCLUDED
        leaves += item_leaves(each, _path(each), state)
    surplus = add(leaf.points for leaf in leaves) - cap
    return [*leaves, own_leaf(BONUS, LeafKind.CAP, -surplus)] if surplus > ZERO else leaves


def _highest_of_each_matter(claims: Sequence[Contribution]) -> dict[str, Contribution]:
    """Among equals the earliest fact counts."""
    best: dict[str, Contribution] = {}
    for each in claims:
        if each.matter not in best or each.worth > best[each.matter].worth:
            best[each.matter] = each
    return best


def _path(claim: Contribution) -> str:
    return f"{claim.node}/{claim.item}"
