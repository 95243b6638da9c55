"""Digests of what is told: the same for whoever tells it again."""

import hashlib
import json
from typing import Any


def digest_of(content: bytes) -> str:
    """SHA-256 (sha256:…) of a content: a ``ContentHash``."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def canonical(told: Any) -> str:
    """What can be written as JSON, written in the one way that digests are taken of."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical_digest(told: Any) -> str:
    """The digest of what can be written as JSON."""
    return digest_of(canonical(told).encode())
