"""Digests of what is told: the same for whoever tells it again."""

import hashlib
import json
from typing import Any


def canonical_digest(told: Any) -> str:
    """SHA-256 (sha256:…) over what can be written as JSON, canonically written."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
