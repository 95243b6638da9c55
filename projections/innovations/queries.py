"""Asking for innovation projects."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, LiteralString, TypeVar
from uuid import UUID

from domain.innovation.state import InnovationKind, InnovationStatus
from projections.innovations.rows import ApplicantRow, InnovationRow, InnovationStep, ReviewRow, StepRow
from projections.innovations.tables import (
    INNOVATION,
    INNOVATION_APPLICANT,
    INNOVATION_REVIEW,
    INNOVATION_STEP,
)
from projections.reading import VALID, Query, Reading

T = TypeVar("T")
Place = tuple[str, int, int]
"""Where a project stands in the register: office, year, number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InnovationFilter:
    """Which projects: all that is given must hold; ``offices`` are those that a reader may see."""

    offices: Sequence[str]
    office: str | None = None
    year: int | None = None
    kind: InnovationKind | None = None
    unit: str | None = None
    statuses: Sequence[InnovationStatus] | None = None


def _head(*columns: Any) -> dict[str, Any]:
    head = dict(zip(INNOVATION.columns, columns, strict=True))
    return head | {"status": InnovationStatus(head["status"])}


def _applicant(
    innovation: UUID, unit: str, share: Decimal | None, assessment: UUID | None, points: Decimal | None
) -> tuple[UUID, ApplicantRow]:
    return innovation, ApplicantRow(unit, share, assessment, points)


def _step(innovation: UUID, step: str, *columns: Any) -> tuple[UUID, StepRow]:
    return innovation, StepRow(InnovationStep(step), *columns)


def _review(innovation: UUID, *columns: Any) -> tuple[UUID, ReviewRow]:
    return innovation, ReviewRow(*columns)


_HEADS: Final = "SELECT " + ", ".join(INNOVATION.columns) + " FROM {innovation} WHERE " + VALID
_IN_ORDER: Final[LiteralString] = " ORDER BY office, year, number"
_OF_UNIT: Final[LiteralString] = (
    "innovation IN (SELECT innovation FROM {innovation_applicant} WHERE unit = %(unit)s AND " + VALID + ")"
)
_CONDITIONS: Final[Mapping[str, LiteralString]] = {
    "offices": "office = ANY(%(offices)s)",
    "office": "office = %(office)s",
    "year": "year = %(year)s",
    "kind": "kind = %(kind)s",
    "unit": _OF_UNIT,
    "statuses": "status = ANY(%(statuses)s)",
}
_TABLES: Final = (INNOVATION, INNOVATION_APPLICANT)
_BY_IDS: Final = Query(_HEADS + " AND innovation = ANY(%(ids)s)" + _IN_ORDER, [INNOVATION], _head)
_APPLICANTS: Final = Query(
    "SELECT innovation, unit, share, assessment, points FROM {innovation_applicant}"
    " WHERE innovation = ANY(%(ids)s) AND " + VALID + " ORDER BY innovation, ordinal",
    [INNOVATION_APPLICANT],
    _applicant,
)
_STEPS: Final = Query(
    "SELECT innovation, step, day, text, evidence, event_id, decided_at, actor_role, actor_unit"
    " FROM {innovation_step} WHERE innovation = ANY(%(ids)s) AND " + VALID + " ORDER BY innovation, version",
    [INNOVATION_STEP],
    _step,
)
_REVIEWS: Final = Query(
    "SELECT innovation, score, opinion, event_id, decided_at, reviewer_unit FROM {innovation_review}"
    " WHERE innovation = ANY(%(ids)s) AND " + VALID + " ORDER BY innovation, version",
    [INNOVATION_REVIEW],
    _review,
)


async def innovations(reading: Reading, ids: Sequence[UUID]) -> list[InnovationRow]:
    """The projects of these ids, by number; an unknown id is left out."""
    return await _complete(reading, await reading.all(_BY_IDS, ids=list(ids)))


async def steps(reading: Reading, ids: Sequence[UUID]) -> dict[UUID, tuple[StepRow, ...]]:
    """What happened to these projects, in order."""
    return _by_innovation(await reading.all(_STEPS, ids=list(ids)), ids)


async def reviews(reading: Reading, ids: Sequence[UUID]) -> dict[UUID, tuple[ReviewRow, ...]]:
    """What the panels' members found of these projects, in order."""
    return _by_innovation(await reading.all(_REVIEWS, ids=list(ids)), ids)


async def page(
    reading: Reading,
    where: InnovationFilter,
    *,
    limit: int,
    after: Place | None = None,
    before: Place | None = None,
    backward: bool = False,
) -> list[InnovationRow]:
    """At most ``limit`` projects beyond the cursors (excluded), by office, year and number.

    ``backward`` takes the last ones instead of the first.
    """
    conditions, values = _conditions(where)
    if after is not None:
        conditions.append("(office, year, number) > (%(after_office)s, %(after_year)s, %(after_number)s)")
        values |= _place("after", after)
    if before is not None:
        conditions.append("(office, year, number) < (%(before_office)s, %(before_year)s, %(before_number)s)")
        values |= _place("before", before)
    order: LiteralString = " ORDER BY office DESC, year DESC, number DESC" if backward else _IN_ORDER
    text = " AND ".join([_HEADS, *conditions]) + order + " LIMIT %(limit)s"
    heads = await reading.all(Query(text, _TABLES, _head), limit=limit, **values)
    return await _complete(reading, heads[::-1] if backward else heads)


async def count(reading: Reading, where: InnovationFilter) -> int:
    """How many projects there are."""
    conditions, values = _conditions(where)
    text = " AND ".join(["SELECT count(*) FROM {innovation} WHERE " + VALID, *conditions])
    return await reading.one(Query(text, _TABLES, int), **values) or 0


def _conditions(where: InnovationFilter) -> tuple[list[LiteralString], dict[str, Any]]:
    values = {name: value for name in _CONDITIONS if (value := getattr(where, name)) is not None}
    conditions: list[LiteralString] = [_CONDITIONS[name] for name in values]
    if where.statuses is not None:
        values["statuses"] = [status.value for status in where.statuses]
    return conditions, values | {"offices": list(where.offices)}


def _place(name: str, place: Place) -> dict[str, Any]:
    office, year, number = place
    return {f"{name}_office": office, f"{name}_year": year, f"{name}_number": number}


async def _complete(reading: Reading, heads: Sequence[dict[str, Any]]) -> list[InnovationRow]:
    """The projects with their applicants."""
    ids = [head["innovation"] for head in heads]
    found = _by_innovation(await reading.all(_APPLICANTS, ids=ids) if ids else (), ids)
    return [InnovationRow(**head, applicants=found[head["innovation"]]) for head in heads]


def _by_innovation(rows: Iterable[tuple[UUID, T]], ids: Iterable[UUID]) -> dict[UUID, tuple[T, ...]]:
    grouped: dict[UUID, tuple[T, ...]] = dict.fromkeys(ids, ())
    for innovation, row in rows:
        grouped[innovation] = (*grouped[innovation], row)
    return grouped
