"""Asking for the honours of units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from projections.reading import VALID, Query, Reading
from projections.unit_honours.tables import UNIT_HONOUR


@dataclass(frozen=True, slots=True)
class UnitHonourRow:
    """An honour of a unit and year; ``withdrawn`` says why it counts no more (``None``: it counts)."""

    office: str
    year: int
    ref: str
    unit: str
    honour: str
    document: str
    evidence: tuple[str, ...]
    awarded_on: date
    withdrawn: str | None


def _row(*columns: Any) -> UnitHonourRow:
    values: dict[str, Any] = dict(zip(UNIT_HONOUR.columns, columns, strict=True))
    values["evidence"] = tuple(values["evidence"])
    return UnitHonourRow(**values)


_HONOURS: Final = Query(
    "SELECT " + ", ".join(UNIT_HONOUR.columns) + " FROM {unit_honour} WHERE office = ANY(%(offices)s)"
    " AND awarded_on <= coalesce(%(day)s, 'infinity'::date) AND "
    + VALID
    + " ORDER BY office, year, unit, ref",
    [UNIT_HONOUR],
    _row,
)


async def unit_honours(
    reading: Reading, offices: Sequence[str], effective_on: date | None = None
) -> list[UnitHonourRow]:
    """The honours of the units of offices, by office, year and unit; awarded by a day where one is given."""
    return await reading.all(_HONOURS, offices=list(offices), day=effective_on)
