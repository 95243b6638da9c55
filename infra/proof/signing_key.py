"""The key that signs checkpoints: a file that only its owner may read, never in the database."""

from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from domain.proof.note import VerifierKey
from infra.durable_file import PRIVATE, put_once
from infra.proof.refusals import SigningKeyUnusable
from infra.settings import Settings

_FILE: Final = "signing-key.pem"


class SigningKey:
    """Signs in the name of one log."""

    def __init__(self, key: Ed25519PrivateKey, name: str) -> None:
        self._key = key
        self.verifier = VerifierKey(name, key.public_key().public_bytes_raw())

    def sign(self, text: bytes) -> bytes:
        """The signature of a text."""
        return self._key.sign(text)


def is_good(public: bytes, signature: bytes, text: bytes) -> bool:
    """Whether a signature is that of a text under a public key."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def signing_key(settings: Settings, name: str) -> SigningKey:
    """The key that ``settings`` lead to, made when first asked for.  Raises ``SigningKeyUnusable``.

    A key that is kept elsewhere is never made here: a mistyped path must not sign in another name.
    """
    path = settings.signing_key or settings.data_dir / _FILE
    try:
        if settings.signing_key is None:
            put_once(path, _new(), PRIVATE)
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, TypeError, ValueError) as error:
        raise SigningKeyUnusable(path=path, reason=error) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningKeyUnusable(path=path, reason="Ed25519")
    return SigningKey(key, name)


def _new() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
