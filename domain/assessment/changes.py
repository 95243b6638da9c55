"""Which items a step has touched: states are immutable, so an untouched item is the same object."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple, TypeVar

from domain.assessment.state import EMPTY_RECORD, AssessmentState, Item

T = TypeVar("T")


class ChangedItem(NamedTuple):
    """An item after a step, and before it where it was there already."""

    old: Item | None
    new: Item


def changed_items(before: AssessmentState, after: AssessmentState) -> tuple[ChangedItem, ...]:
    """The items that a step created or changed; items are never removed."""
    return tuple(_changed(before, after))


def _changed(before: AssessmentState, after: AssessmentState) -> Iterator[ChangedItem]:
    if before.records is not after.records:
        for old, new in _side_by_side(before.records, after.records):
            known = old or EMPTY_RECORD
            yield from _differing(known.entries, new.entries)
            yield from _differing(known.adjustments, new.adjustments)
            yield from _differing(known.exempted, new.exempted)
            if new.ruled is not None and new.ruled is not known.ruled:
                yield ChangedItem(known.ruled, new.ruled)
    yield from _differing(before.claims, after.claims)
    yield from _differing(before.vetoes, after.vetoes)


def _differing(before: Mapping[str, Item], after: Mapping[str, Item]) -> Iterable[ChangedItem]:
    return () if before is after else map(ChangedItem._make, _side_by_side(before, after))


def _side_by_side(before: Mapping[str, T], after: Mapping[str, T]) -> list[tuple[T | None, T]]:
    """What differs of two mappings: nothing is ever removed, and what is new comes last."""
    pairs = zip_longest(before.values(), after.values())
    return [(old, new) for old, new in pairs if old is not new]
