"""Which items a step has touched: states are immutable, so an untouched item is the same object."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from domain.assessment.state import EMPTY_RECORD, AssessmentState, Item


class ChangedItem(NamedTuple):
    """An item after a step, and before it where it was there already."""

    old: Item | None
    new: Item


def changed_items(before: AssessmentState, after: AssessmentState) -> tuple[ChangedItem, ...]:
    """The items that a step created or changed; items are never removed."""
    return tuple(_changed(before, after))


def _changed(before: AssessmentState, after: AssessmentState) -> Iterator[ChangedItem]:
    if before.records is not after.records:
        for code, record in after.records.items():
            if (old := before.records.get(code, EMPTY_RECORD)) is not record:
                yield from _differing(old.entries, record.entries)
                yield from _differing(old.adjustments, record.adjustments)
    yield from _differing(before.claims, after.claims)
    yield from _differing(before.vetoes, after.vetoes)


def _differing(before: Mapping[str, Item], after: Mapping[str, Item]) -> Iterable[ChangedItem]:
    if before is after:
        return ()
    return [ChangedItem(old, new) for ref, new in after.items() if (old := before.get(ref)) is not new]
