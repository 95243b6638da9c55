"""Leaves with their history: what was voided stays at no points, every effect of a ruling has its leaf."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from domain.assessment.wholes import indicator_in, is_placement
from domain.kernel.points import ZERO
from domain.scoring.breakdown import Leaf, LeafKind, LeafState
from domain.scoring.contribution import DEDUCTION
from projections.items.queries import ItemRow
from projections.trail.item_lines import ItemLine
from projections.trail.kinds import EventKind

VETO: Final = "VETO"
PLACEMENT: Final = "PLACEMENT"
"""The nodes of rulings on vetoes, on a grade or a rank: they move no points."""

_MAKING: Final = frozenset(
    {EventKind.ENTRY, EventKind.ADJUSTMENT, EventKind.CLAIM, EventKind.VOIDING},
)
_VOIDED: Final = "VOIDED"


def voided_refs(lines: Collection[ItemLine]) -> set[str]:
    """The items that were voided, be it that they were entered again."""
    return {line.item for line in lines if line.kind is EventKind.VOIDING}


def with_history(
    leaves: Sequence[Leaf], lines: Sequence[ItemLine], items: Mapping[str, ItemRow]
) -> list[Leaf]:
    """The leaves of a score, and those without points that tell what else happened to it.

    ``items`` has those that were voided.  Each effect of a ruling is cited by exactly one leaf.
    """
    refs = voided_refs(lines)
    voided = [_voided(items[ref], lines) for ref in sorted(refs) if items[ref].status == _VOIDED]
    paths = {leaf.item: leaf.path for leaf in (*voided, *leaves) if leaf.item is not None}
    return [*leaves, *voided, *_rulings_without_leaf(leaves, lines, paths)]


def _voided(item: ItemRow, lines: Sequence[ItemLine]) -> Leaf:
    stated = item.points or ZERO
    return Leaf(
        path=_path(item),
        kind=LeafKind(item.kind),
        points=ZERO,
        stated=-stated if item.kind == DEDUCTION else stated,
        state=LeafState.VOIDED,
        item=item.item,
        events=tuple(line.event_id for line in lines if line.item == item.item and line.kind in _MAKING),
    )


def _path(item: ItemRow) -> str:
    """Where the leaf stood while the item counted."""
    match item.kind:
        case "ENTRY":
            return f"{item.indicator}/{item.period}/{item.channel}"
        case "ADJUSTMENT":
            return f"{item.indicator}/{item.period}/{item.item}"
        case _:
            return f"{item.kind}/{item.item}"


def _rulings_without_leaf(
    leaves: Sequence[Leaf], lines: Sequence[ItemLine], paths: Mapping[str, str]
) -> Iterator[Leaf]:
    """What rulings did that moves no points, or moves none any more."""
    cited = {event for leaf in leaves for event in leaf.events}
    effects = [line for line in lines if line.kind is EventKind.RULING_EFFECT]
    last = {line.item: line.event_id for line in effects}
    for line in effects:
        if line.event_id not in cited:
            state = LeafState.IN_FORCE if last[line.item] == line.event_id else LeafState.SUPERSEDED
            path = f"{_place(line.item, paths)}/{line.event_id}"
            yield Leaf(path, LeafKind.RULING, ZERO, ZERO, state, line.item, (line.event_id,))


def _place(item: str, paths: Mapping[str, str]) -> str:
    """Under what a ruling stands; an indicator as a whole has no period."""
    if (indicator := indicator_in(item)) is not None:
        return f"{indicator}/"
    if is_placement(item):
        return f"{PLACEMENT}/{item}"
    return paths.get(item, f"{VETO}/{item}")
