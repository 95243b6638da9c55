"""Asking for the leaves of scores and for what happened to their items, in one statement."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from domain.scoring.breakdown import Leaf
from projections.reading import VALID, Query, Reading
from projections.score_ledger.queries import leaf_of
from projections.score_ledger.tables import LEAF
from projections.trail.item_lines import ItemLine
from projections.trail.tables import TRAIL


class Ledger(NamedTuple):
    """The leaves of a score, which sum to its total, and the events about its items in log order."""

    leaves: Sequence[Leaf]
    lines: Sequence[ItemLine]


def _leaf_or_line(assessment: UUID, _node: str, _place: int, *columns: Any) -> tuple[UUID, Leaf | ItemLine]:
    *leaf, item, events, event_id, topic, appeal, outcome = columns
    if event_id is None:
        return leaf_of(assessment, *leaf, item, events)
    return assessment, ItemLine(assessment, item, event_id, topic, appeal, outcome)


_LEDGERS: Final = Query(
    "SELECT assessment, node, ordinal, path, kind, points, stated, state, item, events,"
    " NULL::uuid, NULL, NULL::uuid, NULL"
    " FROM {leaf} WHERE assessment = ANY(%(ids)s) AND " + VALID + " UNION ALL"
    " SELECT assessment, NULL, position, NULL, NULL, NULL, NULL, NULL, item, NULL,"
    " event_id, topic, appeal, outcome"
    " FROM {trail} WHERE assessment = ANY(%(ids)s) AND " + VALID + " AND position <= %(position)s"
    " AND item IS NOT NULL ORDER BY 1, 2, 3",
    [LEAF, TRAIL],
    _leaf_or_line,
)


async def ledgers(reading: Reading, assessments: Sequence[UUID]) -> dict[UUID, Ledger]:
    """The ledger of each assessment; that of an unknown id is empty."""
    leaves: dict[UUID, list[Leaf]] = {assessment: [] for assessment in assessments}
    lines: dict[UUID, list[ItemLine]] = {assessment: [] for assessment in assessments}
    for assessment, row in await reading.all(_LEDGERS, ids=list(assessments)):
        if isinstance(row, Leaf):
            leaves[assessment].append(row)
        else:
            lines[assessment].append(row)
    return {assessment: Ledger(leaves[assessment], lines[assessment]) for assessment in assessments}
