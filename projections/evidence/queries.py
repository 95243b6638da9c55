"""Asking for documents."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from projections.evidence.tables import CITATION, DOCUMENT
from projections.reading import MAY_SEE, VALID, Query, Reading, Visible


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


_CITED: Final = Query(
    "SELECT hash FROM {citation} WHERE office = %(office)s AND hash = %(hash)s"
    " AND " + MAY_SEE + " AND " + VALID + " LIMIT 1",
    [CITATION],
    str,
)


async def document(reading: Reading, office: str, content_hash: str) -> DocumentRow | None:
    """The document of that content, if it was handed in."""
    return await reading.one(_DOCUMENT, office=office, hash=content_hash)


async def is_cited(reading: Reading, office: str, content_hash: str, visible: Visible) -> bool:
    """Whether something that a reader may see rests on it."""
    found = await reading.one(_CITED, office=office, hash=content_hash, **visible.values)
    return found is not None
