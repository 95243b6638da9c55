"""How bonus and deduction items make their parts of the breakdown (composition, version 1)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Final

from domain.kernel.points import ZERO, add
from domain.plan.claim_item import Catalogue, ClaimKind
from domain.scoring.breakdown import Leaf, LeafKind, LeafState, Part, own_leaf
from domain.scoring.contribution import Contribution
from domain.scoring.item_leaves import item_leaves

_BY_FACT: Final = attrgetter("effective_on", "item")


@dataclass(frozen=True, slots=True)
class ClaimRules:
    """What bounds the items of one kind: the catalogue, and ``cap`` for all of them (``None``: none).

    ``beside`` caps codes that stand in no catalogue, each by its own.
    """

    kind: ClaimKind
    catalogue: Catalogue
    cap: Decimal | None
    beside: Mapping[str, Decimal]

    def cap_of(self, code: str) -> Decimal | None:
        """The most that all items of a code come to in a year."""
        item = self.catalogue.items.get(code)
        return self.beside.get(code) if item is None else item.cap

    def group_of(self, code: str) -> str | None:
        """The group whose cap the items of a code share."""
        item = self.catalogue.items.get(code)
        return None if item is None else item.group


def claims_part(contributed: Mapping[str, Contribution], rules: ClaimRules) -> Part:
    """Of items that exclude one another for a matter the highest counts; then caps, the narrowest first."""
    claims = sorted(contributed.values(), key=_BY_FACT)
    confirmed = [each for each in claims if each.confirmed]
    leaves = _leaves(confirmed, rules)
    points = provisional = add(leaf.points for leaf in leaves)
    if len(confirmed) < len(claims):
        provisional = add(leaf.points for leaf in _leaves(claims, rules))
    return Part(contributed, {}, tuple(leaves), points, provisional)


def _leaves(claims: Sequence[Contribution], rules: ClaimRules) -> list[Leaf]:
    counted = _counted(claims, rules)
    leaves: list[Leaf] = []
    for each in claims:
        state = LeafState.IN_FORCE if each.item in counted else LeafState.EXCLUDED
        leaves += item_leaves(each, f"{each.node}/{each.item}", state)
    return [*leaves, *_caps([each for each in claims if each.item in counted], rules)]


def _counted(claims: Sequence[Contribution], rules: ClaimRules) -> set[str]:
    """Higher worth first, among equals the earliest fact: each counts unless one that counts excludes it."""
    counted: list[Contribution] = []
    for each in sorted(claims, key=lambda claim: (-claim.worth, claim.effective_on, claim.code, claim.item)):
        if not any(_exclude_each_other(each, other, rules) for other in counted):
            counted.append(each)
    return {each.item for each in counted}


def _exclude_each_other(one: Contribution, other: Contribution, rules: ClaimRules) -> bool:
    same_matter = one.matter == other.matter
    return same_matter and rules.catalogue.exclude_each_other(rules.kind, one.code, other.code)


def _caps(counted: Sequence[Contribution], rules: ClaimRules) -> Iterator[Leaf]:
    """A leaf for each cap that is exceeded: of an item, of a group, of all."""
    of_items: defaultdict[str, Decimal] = defaultdict(Decimal)
    for each in counted:
        of_items[each.code] += each.worth
    of_groups: defaultdict[str | None, Decimal] = defaultdict(Decimal)
    for code, worth in of_items.items():
        surplus = _surplus(worth, rules.cap_of(code))
        yield from _cap(f"{rules.kind}/item:{code}", surplus, rules)
        of_groups[rules.group_of(code)] += worth - surplus
    whole = ZERO
    for group, worth in of_groups.items():
        surplus = _surplus(worth, None if group is None else rules.catalogue.groups[group].cap)
        yield from _cap(f"{rules.kind}/group:{group}", surplus, rules)
        whole += worth - surplus
    yield from _cap(rules.kind, _surplus(whole, rules.cap), rules)


def _surplus(worth: Decimal, cap: Decimal | None) -> Decimal:
    return ZERO if cap is None else max(worth - cap, ZERO)


def _cap(path: str, surplus: Decimal, rules: ClaimRules) -> Iterator[Leaf]:
    if surplus:
        yield own_leaf(path, LeafKind.CAP, -surplus if rules.kind == "BONUS" else surplus)
