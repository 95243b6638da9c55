"""What checkpoints claim of the log: those in the database, those outside, and one that somebody brings."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from domain.proof.checkpoint import Checkpoint
from domain.proof.note import Note, VerifierKey
from domain.proof.refusals import CheckpointMalformed
from infra.proof.damage import Damage, DamageKind
from infra.proof.signing_key import is_good
from infra.proof.sink import read
from infra.proof.tables import DATABASE, CheckpointRow

Source = str | Path
"""A text of the database, or a file outside."""


class Claim(NamedTuple):
    """The first ``size`` events have this root: so says a checkpoint that was signed, with more lines."""

    size: int
    root: bytes
    where: str
    extensions: tuple[str, ...] = ()


class Claims:
    """The claims about the log called ``origin``, and the faults of the checkpoints that make them.

    Trusts the keys beside the checkpoints outside; where there is none, the database's own word for it.
    """

    def __init__(self, origin: str, rows: Sequence[CheckpointRow], keys: Sequence[Path]) -> None:
        """Takes those of the database; raises ``ProofNewerThanCode`` or ``CheckpointSinkUnavailable``."""
        self.inside: list[Claim] = []
        self.outside: list[Claim] = []
        self.faults: list[Damage] = []
        self._origin = origin
        self._sizes = {row.size for row in rows}
        told = sorted({row.verifier_key for row in rows})
        self._keys = [*self._parsed(keys)] or [*self._parsed(told)]
        for row in rows:
            self._take_row(row)

    @property
    def sealed(self) -> int:
        """How far the checkpoints in the database say that they reach, good or not."""
        return max(self._sizes, default=0)

    def take_file(self, path: Path, size: int | None = None) -> None:
        """Take a checkpoint from outside, which should be of ``size``; raises what the constructor does."""
        checkpoint = self._checkpoint(path, size or 0)
        if checkpoint is None:
            return
        if size not in (None, checkpoint.size):
            self._say(DamageKind.CHECKPOINT_CHANGED, checkpoint.size, path)
        if checkpoint.size not in self._sizes:
            self._say(DamageKind.CHECKPOINT_LOST, checkpoint.size, path)
        self.outside.append(Claim(checkpoint.size, checkpoint.root, str(path), checkpoint.extensions))

    def _take_row(self, row: CheckpointRow) -> None:
        checkpoint = self._checkpoint(row.note, row.size)
        if checkpoint is None:
            return
        if not row.says(checkpoint):
            self._say(DamageKind.CHECKPOINT_CHANGED, row.size, DATABASE)
        self.inside.append(Claim(checkpoint.size, checkpoint.root, DATABASE, checkpoint.extensions))

    def _parsed(self, sources: Iterable[Source]) -> Iterator[VerifierKey]:
        for source in sources:
            try:
                key = VerifierKey.parse(_text(source))
            except CheckpointMalformed as refusal:
                self._say(DamageKind.KEY_MALFORMED, 0, source, **refusal.facts)
            else:
                if key.name == self._origin:
                    yield key

    def _checkpoint(self, source: Source, position: int) -> Checkpoint | None:
        """The checkpoint in a text, if this log's key has signed it; says what is wrong otherwise."""
        try:
            note = Note.parse(_text(source))
            if any(note.is_signed_by(key, is_good) for key in self._keys):
                return Checkpoint.parse(note.body)
            self._say(DamageKind.CHECKPOINT_UNSIGNED, position, source)
        except CheckpointMalformed as refusal:
            self._say(DamageKind.CHECKPOINT_MALFORMED, position, source, **refusal.facts)
        return None

    def _say(self, kind: DamageKind, position: int, source: Source, **facts: str) -> None:
        where = source if isinstance(source, Path) else DATABASE
        self.faults.append(Damage.at(kind, position, where=where, **facts))


def _text(source: Source) -> str:
    return read(source) if isinstance(source, Path) else source
