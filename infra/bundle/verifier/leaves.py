"""Leaves: the points at each place of a score, which sum to its total."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from .figures import ZERO, summed
from .sheet import Item

IN_FORCE, SUPERSEDED, EXCLUDED = "IN_FORCE", "SUPERSEDED", "EXCLUDED"


class Leaf(NamedTuple):
    """``points`` count; ``stated`` is what the item says, whether it counts or not.

    ``path`` and ``kind`` tell a leaf from every other of the assessment.
    """

    path: str
    kind: str
    points: Decimal
    stated: Decimal
    state: str = IN_FORCE
    item: str | None = None
    events: tuple[str, ...] = ()


def bare(path: str, kind: str, points: Decimal) -> Leaf:
    """A leaf of no item."""
    return Leaf(path, kind, points, points)


def of_item(item: Item, path: str, state: str = IN_FORCE) -> Iterator[Leaf]:
    """What an item says and, beside it, what a ruling changed of that; deductions take off."""
    sign, ruling = -1 if item.kind == "DEDUCTION" else 1, item.ruling
    said, now = sign * item.said, sign * item.worth
    others = tuple(event for event in item.events if ruling is None or event != ruling.event)
    yield _told(path, item.kind, said, state, item.ref, others)
    if ruling is not None:
        yield _told(path, "RULING", now - said, state, item.ref, (ruling.event,))


def _told(path: str, kind: str, stated: Decimal, state: str, item: str, events: tuple[str, ...]) -> Leaf:
    return Leaf(path, kind, stated if state == IN_FORCE else ZERO, stated, state, item, events)


def bounds(path: str, score: Decimal, most: Decimal) -> Iterator[Leaf]:
    """What lifts a score to 0, or cuts it at the most."""
    if score < ZERO:
        yield bare(path, "FLOOR", -score)
    elif score > most:
        yield bare(path, "CAP", most - score)


def points_of(leaves: Iterable[Leaf]) -> Decimal:
    """What leaves come to."""
    return summed(leaf.points for leaf in leaves)
