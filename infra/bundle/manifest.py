"""The manifest of a bundle and its signature: how far each stream goes, and the hashes of all other files."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

from application.bundle.scope import Scope
from domain.proof.note import VerifierKey, signed
from infra.bundle.events_file import LEAF_FORM
from infra.eventstore.reader import LogRow

FORMAT: Final = "jiheng-bundle/1"
"""What a bundle calls its form.  Older ones are read for ever; a verifier refuses newer ones."""


class Manifest(NamedTuple):
    """What a bundle is about: its scope at a border, below a checkpoint, in the name of a key."""

    scope: Scope
    border: int
    checkpoint: int
    key: VerifierKey
    log_id: UUID

    def files(
        self,
        rows: Sequence[LogRow],
        cited: Mapping[str, list[int]],
        contents: Mapping[str, bytes],
        sign: Callable[[bytes], bytes],
    ) -> dict[str, bytes]:
        """The manifest of events, evidence and files, and the note that signs it."""
        told = self._told | {
            "streams": _streams(rows),
            "evidence": [{"hash": each, "cited_at": positions} for each, positions in cited.items()],
            "files": {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
        }
        manifest = written(told)
        body = f"{FORMAT}\n{self.key.name}\nsha256:{hashlib.sha256(manifest).hexdigest()}\n"
        note = signed(body, self.key, sign)
        return {"manifest.json": manifest, "manifest.note": note.text.encode()}

    @property
    def _told(self) -> dict[str, Any]:
        subject = self.scope.subject
        return {
            "format": FORMAT,
            "leaf": LEAF_FORM,
            "log_id": str(self.log_id),
            "origin": self.key.name,
            "key": self.key.text,
            "subject": {
                "kind": subject.kind,
                "id": str(subject.id),
                "plan": str(self.scope.plan),
                "peer_group": self.scope.peer_group,
            },
            "border": self.border,
            "checkpoint": self.checkpoint,
        }


def written(told: object) -> bytes:
    """A file in JSON, the same whenever it says the same."""
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _streams(rows: Sequence[LogRow]) -> list[dict[str, Any]]:
    """How far each stream goes: its events are numbered from 1 without a gap."""
    last = {row.stream: row for row in rows}
    return [
        {"stream": str(stream), "kind": row.topic.partition(".")[0], "events": row.version}
        for stream, row in sorted(last.items())
    ]
