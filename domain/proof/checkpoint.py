"""Checkpoints: what the log was at one moment, in the lines that are signed.

The form is that of C2SP (https://c2sp.org/tlog-checkpoint): origin, size and root, then lines of ours.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, NamedTuple, Self
from uuid import UUID

from domain.proof.note import Note, decoded, encoded
from domain.proof.refusals import CheckpointMalformed, ProofNewerThanCode
from domain.proof.tree import HASHING

_SIZE: Final = re.compile(r"[1-9][0-9]{0,18}", re.ASCII)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_LINES_AT_LEAST: Final = 6


def origin_of(log_id: UUID, clock: str) -> str:
    """How checkpoints of a log, and the key that signs them, are called."""
    return f"jiheng/{log_id}/{clock}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The log's first ``size`` events have the root ``root``.

    ``recorded_at`` is when the last of them was recorded, ``sealed_at`` when this was said; both in UTC.
    ``extensions`` are further lines, which say what else was true in the same moment.
    """

    origin: str
    size: int
    root: bytes
    recorded_at: datetime
    sealed_at: datetime
    extensions: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The lines that are signed."""
        lines = (
            self.origin,
            f"{self.size}",
            encoded(self.root),
            f"hash {HASHING}",
            f"recorded {_rfc3339(self.recorded_at)}",
            f"sealed {_rfc3339(self.sealed_at)}",
            *self.extensions,
        )
        return "".join(f"{line}\n" for line in lines)

    @classmethod
    def parse(cls, body: str) -> Self:
        """The checkpoint in signed lines; raises ``CheckpointMalformed`` or ``ProofNewerThanCode``."""
        lines = body.split("\n")[:-1]
        if len(lines) < _LINES_AT_LEAST or not _SIZE.fullmatch(lines[1]):
            raise CheckpointMalformed(reason="its lines are not those of a checkpoint")
        hashing = _value("hash", lines[3])
        if hashing != HASHING:
            raise ProofNewerThanCode(found=hashing, known=HASHING)
        return cls(
            origin=lines[0],
            size=int(lines[1]),
            root=_root(lines[2]),
            recorded_at=_moment("recorded", lines[4]),
            sealed_at=_moment("sealed", lines[5]),
            extensions=tuple(lines[6:]),
        )


class SignedCheckpoint(NamedTuple):
    """A checkpoint and the note that says it."""

    note: Note
    checkpoint: Checkpoint

    @classmethod
    def parse(cls, text: str) -> Self:
        """The checkpoint in a note's text; raises ``CheckpointMalformed`` or ``ProofNewerThanCode``."""
        note = Note.parse(text)
        return cls(note, Checkpoint.parse(note.body))


class KeptCheckpoint(NamedTuple):
    """A checkpoint as it is kept: what it says, the text of its note, and the key that verifies it."""

    size: int
    root: bytes
    recorded_at: datetime
    sealed_at: datetime
    note: str
    verifier_key: str


def _rfc3339(moment: datetime) -> str:
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _value(name: str, line: str) -> str:
    found, _, value = line.partition(" ")
    if found != name or not value:
        raise CheckpointMalformed(reason=f"instead of a {name!r} line it has {line!r}")
    return value


def _root(line: str) -> bytes:
    root = decoded(line)
    if len(root) != hashlib.sha256().digest_size:
        raise CheckpointMalformed(reason=f"{line!r} is no root")
    return root


def _moment(name: str, line: str) -> datetime:
    value = _value(name, line)
    if not _MOMENT.fullmatch(value):
        raise CheckpointMalformed(reason=f"{value!r} is not a moment in UTC with microseconds")
    try:
        return datetime.fromisoformat(value)
    except ValueError as error:
        raise CheckpointMalformed(reason=f"{value!r} is no moment") from error
