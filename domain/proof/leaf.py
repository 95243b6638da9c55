"""Leaves: what the proof commits to of one stored event.

The form carries its version.  A later form is written beside this one, and this one stays: what was
sealed under it must verify for ever.
"""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

_MICROSECOND: Final = timedelta(microseconds=1)


def leaf_data(
    position: int,
    commit_position: int,
    stream: UUID | str,
    version: int,
    topic: str,
    recorded_at_us: int,
    state: bytes,
) -> bytes:
    """The data of a leaf, version 1: a head of two lines, then the stored bytes.

    ``stream`` in canonical lower case; ``recorded_at_us`` counts microseconds since the Unix epoch.
    """
    head = (
        f"jiheng-leaf-v1\n{position} {commit_position} {stream} {version} {topic} {recorded_at_us}\n".encode()
    )
    return head + state


def microseconds(moment: datetime) -> int:
    """A moment as microseconds since the Unix epoch."""
    return (moment - EPOCH) // _MICROSECOND
