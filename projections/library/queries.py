"""Asking what the indicator library holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.library.state import LibraryIndicator, RetirementReason
from projections.library.tables import LIBRARY_INDICATOR
from projections.reading import VALID, Query, Reading


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """An indicator of an office's library; ``retired_for`` and ``note`` say why it is in use no more."""

    office: str
    indicator: LibraryIndicator
    retired_for: RetirementReason | None
    note: str | None


def _row(office: str, indicator: str, retired_for: RetirementReason | None, note: str | None) -> LibraryRow:
    return LibraryRow(office, LibraryIndicator.model_validate_json(indicator), retired_for, note)


_LIBRARY: Final = Query(
    "SELECT office, indicator::text, retired_for, note FROM {library_indicator}"
    " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, code",
    [LIBRARY_INDICATOR],
    _row,
)


async def library(reading: Reading, offices: Sequence[str]) -> list[LibraryRow]:
    """The libraries of offices, by office and code, the retired included."""
    return await reading.all(_LIBRARY, offices=list(offices))
