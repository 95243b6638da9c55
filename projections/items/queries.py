"""Asking where items stand, and how their points came about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal
from uuid import UUID

from domain.assessment.ruled import Outcome
from domain.plan.indicator import Mode
from projections.items.tables import ITEM, SCORING
from projections.reading import VALID, Query, Reading

ItemKind = Literal["ENTRY", "ADJUSTMENT", "BONUS", "DEDUCTION", "NOT_APPLICABLE", "INDICATOR", "VETO"]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An entry, adjustment, claim, veto, or indicator that was ruled on as a whole.

    ``code`` is the catalogue code of a claim or the ground of a veto; ``points`` are as stated (positive in
    claims of both kinds, what its results came to in an indicator, none in a veto), ``ruled_points`` what a
    ruling left of them.  ``status`` is that of the item's kind; an adjustment is ``IN_FORCE`` until it is
    ``VOIDED``.  ``version`` is what a user of an entry or a claim has seen, to be sent back as the expected
    one.  ``self_points`` are those of a self-report, ``revised_because`` says why its review set others.
    ``mode`` and ``source`` say how an entry came in.
    """

    assessment: UUID
    item: str
    kind: ItemKind
    indicator: str | None
    period: str | None
    channel: str | None
    code: str | None
    matter: str | None
    work_kind: str | None
    points: Decimal | None
    mode: Mode | None
    source: dict[str, str] | None
    ruled_points: Decimal | None
    outcome: Outcome | None
    ruled_by: UUID | None
    contested_by: UUID | None
    status: str
    version: int | None
    effective_on: date
    until: date | None
    self_points: Decimal | None
    revised_because: str | None
    occurrences: int | None
    explicit_praise: bool | None


@dataclass(frozen=True, slots=True)
class ScoringRow:
    """How the points of an entry came about: measures by name, and each line of the explanation."""

    assessment: UUID
    item: str
    method: str
    version: int
    measures: list[dict[str, str]]
    explanation: list[dict[str, Any]]
    points: Decimal


_ITEMS: Final = Query(
    "SELECT " + ", ".join(ITEM.columns) + " FROM {item} WHERE assessment = ANY(%(ids)s)"
    " AND effective_on <= coalesce(%(day)s, 'infinity'::date) AND "
    + VALID
    + " ORDER BY kind, effective_on, item",
    [ITEM],
    ItemRow,
)


async def items(reading: Reading, assessments: Sequence[UUID], day: date | None = None) -> list[ItemRow]:
    """The items of these assessments by kind, day and reference; with ``day``, of that day or before."""
    return await reading.all(_ITEMS, ids=list(assessments), day=day)


_SCORINGS: Final = Query(
    "SELECT " + ", ".join(SCORING.columns) + " FROM {scoring} WHERE assessment = ANY(%(ids)s) AND " + VALID,
    [SCORING],
    ScoringRow,
)


async def scorings(reading: Reading, assessments: Sequence[UUID]) -> list[ScoringRow]:
    """How the points of all entries of these assessments came about."""
    return await reading.all(_SCORINGS, ids=list(assessments))
