"""Asking where commands end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from projections.reading import VALID, Query, Reading
from projections.trail.tables import TRAIL


@dataclass(frozen=True, slots=True)
class Border:
    """The end of a command: its position, and when the log recorded it."""

    position: int
    recorded_at: datetime


_LAST: Final = Query(
    "SELECT valid_from, recorded_at FROM {trail} WHERE " + VALID + " AND position <= %(position)s"
    " ORDER BY position DESC LIMIT 1",
    [TRAIL],
    Border,
)


async def last_border(reading: Reading) -> Border | None:
    """The last border at or below the position, which need not be one; ``None`` before the first."""
    return await reading.one(_LAST)
