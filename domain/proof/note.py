"""Signed notes, as C2SP writes them: a text, an empty line, and a line for each signature.

See https://c2sp.org/signed-note.  Signing itself is a matter of whoever holds the key.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Self

from domain.proof.refusals import CheckpointMalformed

ED25519: Final = b"\x01"
"""The kind of signature, as keys and their ids name it."""

Check = Callable[[bytes, bytes, bytes], bool]
"""``check(public key, signature, signed bytes)``: whether the signature is good."""

_KEY_ID_LENGTH: Final = 4
_SIGNATURE: Final = re.compile(r"— ([^\s+]+) (\S+)")
_VERIFIER: Final = re.compile(r"([^\s+]+)\+([0-9a-f]{8})\+(\S+)")
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under the name that its signatures bear."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """Four bytes by which a signature says which key made it."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:_KEY_ID_LENGTH]

    @property
    def text(self) -> str:
        """The key as it is published: name, key id and key."""
        return f"{self.name}+{self.key_id.hex()}+{encoded(ED25519 + self.public)}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The key that was published as ``text``; raises ``CheckpointMalformed``."""
        match = _VERIFIER.fullmatch(text.strip())
        key = decoded(match[3]) if match else b""
        if match is None or key[:1] != ED25519:
            raise CheckpointMalformed(reason=f"not an Ed25519 verifier key: {text.strip()!r}")
        found = cls(match[1], key[1:])
        if found.key_id.hex() != match[2]:
            raise CheckpointMalformed(reason=f"the verifier key is not of key id {match[2]}")
        return found


@dataclass(frozen=True, slots=True)
class Signature:
    """What one key says to a text."""

    name: str
    key_id: bytes
    value: bytes

    @property
    def line(self) -> str:
        """The line of it in a note."""
        return f"— {self.name} {encoded(self.key_id + self.value)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text of whole lines, and what it was signed with."""

    body: str
    signatures: tuple[Signature, ...]

    @property
    def text(self) -> str:
        """The note as it is kept and sent."""
        return self.body + "\n" + "".join(signature.line for signature in self.signatures)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The note that was written as ``text``; raises ``CheckpointMalformed``."""
        body, border, lines = text.rpartition("\n\n")
        if not border or not lines.endswith("\n") or _CONTROL.search(text):
            raise CheckpointMalformed(reason="no text with signatures below it")
        return cls(f"{body}\n", tuple(map(_signature, lines.splitlines())))

    def is_signed_by(self, key: VerifierKey, check: Check) -> bool:
        """Whether one of the signatures is by ``key``, and a good one."""
        signed = self.body.encode()
        return any(
            (each.name, each.key_id) == (key.name, key.key_id) and check(key.public, each.value, signed)
            for each in self.signatures
        )


def signed(body: str, key: VerifierKey, sign: Callable[[bytes], bytes]) -> Note:
    """The note of ``body`` with the one signature that ``sign`` makes in the name of ``key``."""
    return Note(body, (Signature(key.name, key.key_id, sign(body.encode())),))


def encoded(value: bytes) -> str:
    """Bytes as base64."""
    return base64.b64encode(value).decode()


def decoded(text: str) -> bytes:
    """The bytes that were written as base64; raises ``CheckpointMalformed``."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise CheckpointMalformed(reason=f"not base64: {text!r}") from error


def _signature(line: str) -> Signature:
    match = _SIGNATURE.fullmatch(line)
    value = decoded(match[2]) if match else b""
    if match is None or len(value) <= _KEY_ID_LENGTH:
        raise CheckpointMalformed(reason=f"not a signature line: {line!r}")
    return Signature(match[1], value[:_KEY_ID_LENGTH], value[_KEY_ID_LENGTH:])
