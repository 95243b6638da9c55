"""Signed notes (c2sp.org/signed-note): a text, an empty line, and a line for each signature."""

import hashlib
from base64 import b64decode, b64encode
from typing import NamedTuple

from .ed25519 import is_signed

_ED25519 = b"\x01"
_KEY_ID = 4


class Key(NamedTuple):
    """A public key, and the name under which it signs."""

    name: str
    public: bytes

    @classmethod
    def parse(cls, text: str) -> "Key":
        """The key that was published as ``name+id+key``; raises ``ValueError``."""
        name, key_id, encoded = text.strip().split("+", 2)
        key = b64decode(encoded, validate=True)
        found = cls(name, key[1:])
        if key[:1] != _ED25519 or found.key_id.hex() != key_id:
            msg = f"not an Ed25519 verifier key: {text.strip()}"
            raise ValueError(msg)
        return found

    @property
    def key_id(self) -> bytes:
        """The first bytes of a hash over name and key."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:_KEY_ID]

    @property
    def text(self) -> str:
        """The key as it is published."""
        return f"{self.name}+{self.key_id.hex()}+{b64encode(_ED25519 + self.public).decode()}"


class Note(NamedTuple):
    """The text that is signed, and the signatures: by which name, key id and signature together."""

    text: str
    signatures: tuple[tuple[str, bytes], ...]

    @classmethod
    def parse(cls, written: str) -> "Note":
        """The note that was written down; raises ``ValueError``."""
        text, border, below = written.rpartition("\n\n")
        lines = below.splitlines()
        if not border or not lines or not all(line.startswith("— ") for line in lines):
            msg = "no text with signatures below it"
            raise ValueError(msg)
        named = (line.split(" ") for line in lines)
        return cls(f"{text}\n", tuple((name, b64decode(value, validate=True)) for _, name, value in named))

    def is_signed_by(self, key: Key) -> bool:
        """Whether one of its signatures is a good one by that key."""
        return any(
            name == key.name
            and value[:_KEY_ID] == key.key_id
            and is_signed(key.public, value[_KEY_ID:], self.text.encode())
            for name, value in self.signatures
        )
