"""Checkpoints (c2sp.org/tlog-checkpoint): what the whole log was at a moment, signed."""

from base64 import b64decode
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from .faults import Code, Fault
from .figures import Json
from .notes import Key, Note
from .tree import is_consistent

_HASHING: Final = "hash sha256"


class Checkpoint(NamedTuple):
    """The first ``size`` events of the log have the root ``root``."""

    origin: str
    size: int
    root: bytes
    note: Note

    @classmethod
    def parse(cls, written: str) -> "Checkpoint":
        """The checkpoint in a note; raises ``ValueError``, and ``HashingNewer`` for other hashes."""
        note = Note.parse(written)
        origin, size, root, *extensions = note.text.splitlines()
        hashing = next((line for line in extensions if line.startswith("hash ")), _HASHING)
        if hashing != _HASHING:
            raise HashingNewer(hashing)
        return cls(origin, int(size), b64decode(root, validate=True), note)

    @property
    def told(self) -> str:
        """The checkpoint in a few words."""
        return f"checkpoint {self.size}"


class HashingNewer(Exception):
    """A checkpoint is over hashes that this verifier does not know."""


def unsound(checkpoints: list[Checkpoint], proofs: list[Json], key: Key) -> Iterator[Fault]:
    """Checkpoints without a good signature, and those that do not lead to the next one."""
    for each in checkpoints:
        if each.origin != key.name or not each.note.is_signed_by(key):
            yield Fault(Code.BAD_SIGNATURE, each.told)
    by_ends = {(proof["from"], proof["to"]): proof["proof"] for proof in proofs}
    for old, new in pairwise(checkpoints):
        proof = by_ends.get((old.size, new.size))
        if proof is None or not _leads(old, new, proof):
            yield Fault(Code.BROKEN_CONSISTENCY, f"{old.told} → {new.size}")


def unlike_given(given: Checkpoint, checkpoints: list[Checkpoint], key: Key) -> Iterator[Fault]:
    """A checkpoint that was obtained elsewhere must be one of those of the bundle."""
    if given.origin != key.name or not given.note.is_signed_by(key):
        yield Fault(Code.BAD_SIGNATURE, f"{given.told}, as given")
    same = [each.root for each in checkpoints if each.size == given.size]
    if same != [given.root]:
        found = ", ".join(root.hex() for root in same) or "–"
        yield Fault(Code.BROKEN_CONSISTENCY, f"{given.told}, as given", given.root.hex(), found)


def _leads(old: Checkpoint, new: Checkpoint, proof: list[str]) -> bool:
    try:
        nodes = [b64decode(each, validate=True) for each in proof]
    except ValueError:
        return False
    return is_consistent(old.size, old.root, new.size, new.root, nodes)
