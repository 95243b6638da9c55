"""Writes audit bundles: one zip file that can be checked without the system.

A bundle depends on what is asked, the position and the checkpoint alone, so asking again gives the same
bytes.  It writes nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files
from itertools import pairwise
from typing import IO
from uuid import UUID

from application.bundle.refusals import BundleUnsealed
from application.bundle.scope import Asked, Scope, scope_of
from application.bundle.telling import told_rules, told_scores
from application.states import StatesAt
from domain.kernel.codec import Codec
from domain.kernel.recorded import Recorded
from domain.proof.note import encoded
from infra.bundle.archive import write_zip
from infra.bundle.events_file import cited_evidence, event_line
from infra.bundle.manifest import Manifest, written
from infra.bundle.proofs import Proofs
from infra.bundle.verifier_file import NAME, verifier_file
from infra.eventstore.reader import LogReader, LogRow, decoded
from infra.evidence import EvidenceStore
from infra.proof.signing_key import SigningKey
from infra.proof.tables import CheckpointRow


class BundleWriter:
    """Writes bundles of one log, signed by the key that signs its checkpoints."""

    def __init__(
        self,
        log: LogReader,
        evidence: EvidenceStore,
        proofs: Proofs,
        codec: Codec,
        key: Callable[[], SigningKey],
    ) -> None:
        self._log = log
        self._evidence = evidence
        self._proofs = proofs
        self._codec = codec
        self._key = key

    def write(self, asked: Asked, to: IO[bytes]) -> None:
        """Write the bundle that is asked for.

        Raises ``BundleUnsealed``, ``AssessmentUnknown``, ``ResultUnknown``, ``SigningKeyUnusable`` or
        ``LogIncomplete``.
        """
        key = self._key()
        sealed = [row for row in self._proofs.checkpoints() if row.verifier_key == key.verifier.text]
        border = self._border(asked.position, sealed)
        states = StatesAt(partial(self._histories, before=border + 1))
        scope = scope_of(asked.subject, states)
        rows = sorted(self._log.streams(scope.streams, border + 1), key=lambda row: row.position)
        cited = cited_evidence(rows)
        contents = {
            "README.md": files("infra.bundle").joinpath("README.md").read_bytes(),
            NAME: verifier_file(),
            "events.jsonl": self._events(rows, sealed[-1].size),
            **self._checkpoints(sealed),
            "rules.json": written(told_rules(scope)),
            "expected.json": written(told_scores(scope, states, border)),
            **(self._documents(scope, cited) if asked.with_evidence else {}),
        }
        about = Manifest(scope, border, sealed[-1].size, key.verifier, self._log.log_id)
        write_zip(contents | about.files(rows, cited, contents, key.sign), to)

    def _border(self, position: int | None, sealed: Sequence[CheckpointRow]) -> int:
        reached = sealed[-1].size if sealed else 0
        if not sealed or (position or 0) > reached:
            raise BundleUnsealed("as-of", sealed=reached, asked=position or self._log.head().position)
        return reached if position is None else self._log.border(position)

    def _histories(self, streams: Sequence[UUID], before: int) -> Iterator[Recorded]:
        return decoded(self._codec, self._log.streams(streams, before))

    def _events(self, rows: Sequence[LogRow], size: int) -> bytes:
        proofs = self._proofs.inclusion([row.position for row in rows], size)
        return "".join(map(event_line, rows, proofs)).encode()

    def _checkpoints(self, sealed: Sequence[CheckpointRow]) -> dict[str, bytes]:
        """Every checkpoint, so that one that somebody kept is found among them; each leads to the next."""
        steps = list(pairwise(row.size for row in sealed))
        told = [
            {"from": old, "to": new, "proof": [encoded(each) for each in proof]}
            for (old, new), proof in zip(steps, self._proofs.consistency(steps), strict=True)
        ]
        notes = {f"checkpoints/{row.size:012}.checkpoint": row.note.encode() for row in sealed}
        return {**notes, "consistency.json": written(told)}

    def _documents(self, scope: Scope, cited: Mapping[str, object]) -> dict[str, bytes]:
        """The content of the evidence, where it is there and was not erased."""
        office = scope.rules.plans.office
        found = {content_hash: self._evidence.find(office, content_hash) for content_hash in cited}
        return {
            f"evidence/{content_hash.removeprefix('sha256:')}": content
            for content_hash, content in found.items()
            if content is not None
        }
