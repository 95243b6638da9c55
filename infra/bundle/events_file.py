"""``events.jsonl``: the stored bytes of each event with its place, its leaf and its proof of inclusion."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from domain.proof.leaf import leaf_data, microseconds
from domain.proof.note import encoded
from domain.proof.tree import leaf_hash
from infra.eventstore.reader import LogRow

LEAF_FORM: Final = "jiheng-leaf-v1"
"""How the manifest calls the form of the leaves."""


def event_line(row: LogRow, proof: Sequence[bytes]) -> str:
    """A line about an event."""
    recorded_at = microseconds(row.recorded_at)
    stored = bytes(row.state)
    leaf = leaf_data(
        row.position, row.commit_position, row.stream, row.version, row.topic, recorded_at, stored
    )
    told = {
        "position": row.position,
        "commit_position": row.commit_position,
        "recorded_at": recorded_at,
        "stream": str(row.stream),
        "version": row.version,
        "topic": row.topic,
        "state": stored.decode(),
        "leaf": encoded(leaf_hash(leaf)),
        "proof": [encoded(each) for each in proof],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def cited_evidence(rows: Iterable[LogRow]) -> dict[str, list[int]]:
    """The hashes of the evidence that events cite, and at which positions."""
    cited: dict[str, list[int]] = {}
    for row in rows:
        for content_hash in _under_evidence(json.loads(row.state)):
            cited.setdefault(content_hash, []).append(row.position)
    return dict(sorted(cited.items()))


def _under_evidence(told: Any) -> Iterator[str]:
    match told:
        case {"evidence": list(hashes)}:
            yield from hashes
        case list(parts):
            for part in parts:
                yield from _under_evidence(part)
    if isinstance(told, dict):
        for name, part in told.items():
            if name != "evidence":
                yield from _under_evidence(part)
