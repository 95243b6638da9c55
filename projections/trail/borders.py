"""Asking where commands end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from projections.reading import VALID, Query, Reading
from projections.trail.tables import TRAIL

Version = tuple[UUID, int]
"""A stream, and how many events it has."""


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
_OF_VERSIONS: Final = Query(
    "SELECT stream, version, valid_from FROM {trail} WHERE " + VALID + " AND (stream, version) IN"
    " (SELECT * FROM unnest(%(streams)s::uuid[], %(versions)s::integer[]))",
    [TRAIL],
    lambda stream, version, border: ((stream, version), border),
)


async def last_border(reading: Reading) -> Border | None:
    """The last border at or below the position, which need not be one; ``None`` before the first."""
    return await reading.one(_LAST)


async def borders_of(reading: Reading, versions: Sequence[Version]) -> dict[Version, int]:
    """The borders of the commands that brought streams to versions; one that is not reached is left out."""
    streams, numbers = [stream for stream, _ in versions], [number for _, number in versions]
    return dict(await reading.all(_OF_VERSIONS, streams=streams, versions=numbers))
