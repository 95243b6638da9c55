"""Asking for attestations."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, LiteralString
from uuid import UUID

from domain.attestation.facts import FactKind
from projections.attestations.tables import ATTESTATION
from projections.reading import VALID, Query, Reading


@dataclass(frozen=True, slots=True)
class AttestationRow:
    """What was compared at ``border``, and how many facts of each kind did not fit."""

    number: int
    event_id: UUID
    attested_at: datetime
    border: int
    assessments: int
    leaves: int
    boards: int
    editions: int
    mismatches: tuple[tuple[FactKind, int], ...]
    digest: str
    code_version: str


def _row(*columns: Any) -> AttestationRow:
    values = dict(zip(ATTESTATION.columns, columns, strict=True))
    values["mismatches"] = tuple((FactKind(each["kind"]), each["count"]) for each in values["mismatches"])
    return AttestationRow(**values)


_ALL: Final[LiteralString] = "SELECT " + ", ".join(ATTESTATION.columns) + " FROM {attestation} WHERE " + VALID
_BY_EVENT: Final = Query(_ALL + " AND event_id = %(event)s", [ATTESTATION], _row)
_COUNT: Final = Query("SELECT count(*) FROM {attestation} WHERE " + VALID, [ATTESTATION], int)


async def attestation(reading: Reading, event: UUID) -> AttestationRow | None:
    """The attestation that an event recorded."""
    return await reading.one(_BY_EVENT, event=event)


async def page(
    reading: Reading,
    *,
    limit: int,
    after: int | None = None,
    before: int | None = None,
    backward: bool = False,
) -> list[AttestationRow]:
    """At most ``limit`` attestations beyond the cursors (numbers, excluded), the newest first.

    ``backward`` takes the oldest ones instead of the newest.
    """
    newer: LiteralString = "" if after is None else " AND number < %(after)s"
    older: LiteralString = "" if before is None else " AND number > %(before)s"
    order: LiteralString = " ORDER BY number" if backward else " ORDER BY number DESC"
    query = Query(_ALL + newer + older + order + " LIMIT %(limit)s", [ATTESTATION], _row)
    rows = await reading.all(query, limit=limit, after=after, before=before)
    return rows[::-1] if backward else rows


async def count(reading: Reading) -> int:
    """How many attestations there are."""
    return await reading.one(_COUNT) or 0
