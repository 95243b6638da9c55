"""Asking for documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal
from uuid import UUID

from projections.evidence.tables import CITATION, DOCUMENT
from projections.reading import MAY_SEE_CASE, VALID, Query, Reading, Visible

EvidenceState = Literal["PRESENT", "MISSING", "ERASED"]
"""在库、缺失、已销毁: whether the content of a document is there."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that was handed in: by whom, first when, and since when its content is gone."""

    office: str
    hash: str
    media_type: str
    size: int
    received_from: tuple[str, ...]
    received_at: datetime
    erased_on: date | None


_DOCUMENT: Final = Query(
    "SELECT office, hash, media_type, size, received_from, received_at, erased_on FROM {document}"
    " WHERE office = %(office)s AND hash = %(hash)s AND " + VALID,
    [DOCUMENT],
    lambda office, content_hash, media_type, size, received_from, received_at, erased_on: DocumentRow(
        office, content_hash, media_type, size, tuple(received_from), received_at, erased_on
    ),
)


_ERASED: Final = Query(
    "SELECT hash FROM {document} WHERE office = %(office)s AND hash = ANY(%(hashes)s)"
    " AND erased_on IS NOT NULL AND " + VALID,
    [DOCUMENT],
    str,
)


_CITED: Final = Query(
    "SELECT hash FROM {citation} WHERE office = %(office)s AND hash = %(hash)s"
    " AND " + MAY_SEE_CASE + " AND " + VALID + " LIMIT 1",
    [CITATION],
    str,
)


_CITATIONS: Final = Query(
    "SELECT DISTINCT nullif(subject, ''), nullif(appeal, '00000000-0000-0000-0000-000000000000')"
    " FROM {citation} WHERE office = %(office)s AND hash = %(hash)s AND " + VALID + " ORDER BY 1, 2",
    [CITATION],
    lambda subject, appeal: (subject, appeal),
)


async def document(reading: Reading, office: str, content_hash: str) -> DocumentRow | None:
    """The document of that content, if it was handed in."""
    return await reading.one(_DOCUMENT, office=office, hash=content_hash)


async def erased(reading: Reading, office: str, content_hashes: Sequence[str]) -> set[str]:
    """Those hashes whose content was destroyed by decision."""
    return set(await reading.all(_ERASED, office=office, hashes=list(content_hashes)))


async def citations(reading: Reading, office: str, content_hash: str) -> list[tuple[str | None, UUID | None]]:
    """The subjects and appeals, where there are such, whose events rest on it."""
    return await reading.all(_CITATIONS, office=office, hash=content_hash)


async def is_cited(reading: Reading, office: str, content_hash: str, visible: Visible) -> bool:
    """Whether something that a reader may see rests on it."""
    found = await reading.one(_CITED, office=office, hash=content_hash, **visible.values)
    return found is not None
