"""Stream ids: one id for one natural key, so that uniqueness needs no table."""

from typing import Final
from uuid import UUID, uuid5

_NAMESPACE: Final = UUID("6f0c5d0a-6f0e-5c8a-9a57-3d1f6a2b7c10")


def stream_id(kind: str, *natural_key: object) -> UUID:
    """The id of the one stream of ``kind`` under a natural key, which must not be personal."""
    return uuid5(_NAMESPACE, "\x1f".join([kind, *map(str, natural_key)]))
