"""Asking where points come from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from domain.scoring.breakdown import Leaf, LeafKind, LeafState
from domain.scoring.contribution import Contribution, ContributionKind
from projections.reading import VALID, Query, Reading
from projections.score_ledger.tables import CONTRIBUTION, LEAF

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """What an item contributes; a bonus item with its kind of work."""

    contribution: Contribution
    work_kind: str | None


def leaf_of(*columns: Any) -> tuple[UUID, Leaf]:
    """The assessment of a row and the leaf in its columns, as the table has them from ``path`` on."""
    assessment, path, kind, points, stated, state, item, events = columns
    return assessment, Leaf(path, LeafKind(kind), points, stated, LeafState(state), item, tuple(events))


def _contribution(assessment: UUID, *columns: Any) -> tuple[UUID, ContributionRow]:
    values = dict(zip(CONTRIBUTION.columns[1:], columns, strict=True))
    work_kind = values.pop("work_kind")
    values["kind"] = ContributionKind(values["kind"])
    values["events"] = tuple(values["events"])
    return assessment, ContributionRow(Contribution(**values), work_kind)


_LEAVES: Final = Query(
    "SELECT assessment, path, kind, points, stated, state, item, events FROM {leaf}"
    " WHERE assessment = ANY(%(ids)s) AND " + VALID + " ORDER BY assessment, node, ordinal",
    [LEAF],
    leaf_of,
)
_CONTRIBUTIONS: Final = Query(
    "SELECT " + ", ".join(CONTRIBUTION.columns) + " FROM {contribution}"
    " WHERE assessment = ANY(%(ids)s) AND effective_on <= coalesce(%(day)s::date, 'infinity') AND " + VALID,
    [CONTRIBUTION],
    _contribution,
)
_WORK_KINDS: Final = Query(
    "SELECT assessment, item, work_kind FROM {contribution}"
    " WHERE assessment = ANY(%(ids)s) AND work_kind IS NOT NULL AND " + VALID,
    [CONTRIBUTION],
    lambda assessment, item, work_kind: (assessment, (item, work_kind)),
)


async def leaves(reading: Reading, assessments: Sequence[UUID]) -> dict[UUID, tuple[Leaf, ...]]:
    """The leaves of each assessment, by node; they sum to its total.  An unknown id has none."""
    return _grouped(assessments, await reading.all(_LEAVES, ids=list(assessments)))


async def contributions(
    reading: Reading, assessments: Sequence[UUID], day: date | None = None
) -> dict[UUID, tuple[ContributionRow, ...]]:
    """What the items of each assessment contribute, unconfirmed ones too.

    With ``day``, only facts effective on that day or before.
    """
    return _grouped(assessments, await reading.all(_CONTRIBUTIONS, ids=list(assessments), day=day))


async def work_kinds(reading: Reading, assessments: Sequence[UUID]) -> dict[UUID, dict[str, str]]:
    """The kind of work (honour, innovation) of each bonus item that contributes, by its reference."""
    found = _grouped(assessments, await reading.all(_WORK_KINDS, ids=list(assessments)))
    return {assessment: dict(kinds) for assessment, kinds in found.items()}


def _grouped(assessments: Iterable[UUID], rows: Iterable[tuple[UUID, T]]) -> dict[UUID, tuple[T, ...]]:
    grouped: dict[UUID, list[T]] = {assessment: [] for assessment in assessments}
    for assessment, row in rows:
        grouped[assessment].append(row)
    return {assessment: tuple(found) for assessment, found in grouped.items()}
