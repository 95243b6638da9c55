"""What bonus and deduction items come to: one for a matter, and no more than the caps let count."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .figures import ZERO, Json, summed
from .leaves import EXCLUDED, IN_FORCE, Leaf, bare, of_item
from .rules import Plan
from .sheet import Item


class Caps(NamedTuple):
    """What bounds the items of a kind: the catalogue, a cap for all, and caps of codes beside it."""

    kind: str
    plan: Plan
    whole: Decimal | None
    beside: dict[str, Decimal]

    def of_code(self, code: str) -> Decimal | None:
        """The most that all items of a code come to."""
        if code not in self.plan.claimable:
            return self.beside.get(code)
        cap = self.plan.claimable[code]["cap"]
        return None if cap is None else Decimal(cap)

    def group(self, code: str) -> str | None:
        """The group whose cap a code shares."""
        group: str | None = self.plan.claimable.get(code, {}).get("group")
        return group

    def of_group(self, group: str | None) -> Decimal | None:
        """The most that all items of a group come to."""
        return None if group is None else Decimal(self.plan.groups[group]["cap"])


def claims_score(items: list[Item], caps: Caps) -> list[Leaf]:
    """The leaves of the items of a kind, and of each cap that takes something off."""
    counted = _counted(items, caps)
    refs = {each.ref for each in counted}
    leaves = [
        leaf
        for each in items
        for leaf in of_item(each, f"{caps.kind}/{each.ref}", IN_FORCE if each.ref in refs else EXCLUDED)
    ]
    return [*leaves, *_cut(counted, caps)]


def _counted(items: list[Item], caps: Caps) -> list[Item]:
    """The best first, of equals the earliest: each counts unless one before excludes it."""
    counted: list[Item] = []
    for each in sorted(items, key=lambda item: (-item.worth, item.day, item.code, item.ref)):
        if not any(_exclusive(each, other, caps) for other in counted):
            counted.append(each)
    return counted


def _exclusive(one: Item, other: Item, caps: Caps) -> bool:
    """Of one matter exclusions hold; a bonus counts once by a code, or beside the catalogue."""
    if one.matter != other.matter:
        return False
    known: dict[str, Json] = caps.plan.claimable
    if any(b in known.get(a, {}).get("excludes", ()) for a, b in _both_ways(one.code, other.code)):
        return True
    listed = one.code in known and other.code in known
    return caps.kind == "BONUS" and (one.code == other.code or not listed)


def _both_ways(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


def _cut(counted: list[Item], caps: Caps) -> Iterator[Leaf]:
    """The caps, the narrowest first: each bounds what those before it left."""
    sign = -1 if caps.kind == "BONUS" else 1
    groups: dict[str | None, Decimal] = {}
    for code in dict.fromkeys(each.code for each in counted):
        worth = summed(each.worth for each in counted if each.code == code)
        over = _excess(worth, caps.of_code(code))
        yield from _leaf(f"{caps.kind}/item:{code}", sign * over)
        group = caps.group(code)
        groups[group] = groups.get(group, ZERO) + worth - over
    left = ZERO
    for group, worth in groups.items():
        over = _excess(worth, caps.of_group(group))
        yield from _leaf(f"{caps.kind}/group:{group}", sign * over)
        left += worth - over
    yield from _leaf(caps.kind, sign * _excess(left, caps.whole))


def _excess(worth: Decimal, cap: Decimal | None) -> Decimal:
    return ZERO if cap is None else max(ZERO, worth - cap)


def _leaf(path: str, points: Decimal) -> Iterator[Leaf]:
    if points:
        yield bare(path, "CAP", points)
