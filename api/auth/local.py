"""The local issuer of tokens: for development and the demo, never beside real users."""

import json
import os
import secrets
import time
from pathlib import Path
from typing import Final, Literal
from uuid import UUID, uuid4

from joserfc import jwt
from joserfc.jwk import OKPKey

from api.auth.tokens import ALGORITHM, AUDIENCE, SignedTokens
from domain.kernel.refusal import Refusal

ISSUER: Final = "urn:jiheng:local"
DEFAULT_SECONDS: Final = 12 * 3600

_FILE: Final = "issuer.jwk"
_PRIVATE: Final = 0o600


class LocalIssuerRefused(Refusal):
    """Tokens that anybody with a shell can make are for development only."""

    code = "LOCAL_ISSUER_REFUSED"
    zh = "本地令牌签发仅限开发环境，当前环境为 {environment}"
    en = "tokens are issued locally in development only, not in {environment}"


class LocalIssuer:
    """Issues tokens under a key of its own, kept in ``data_dir`` readable by its owner only.

    Raises ``LocalIssuerRefused`` outside development.
    """

    def __init__(self, data_dir: Path, environment: Literal["development", "production"]) -> None:
        if environment != "development":
            raise LocalIssuerRefused(environment=environment)
        self._key = _key_in(data_dir)

    def issue(self, person: UUID, seconds: int = DEFAULT_SECONDS) -> str:
        """A token that names ``person`` for ``seconds``."""
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": str(person),
            "iat": now,
            "exp": now + seconds,
            "jti": str(uuid4()),
        }
        return jwt.encode({"alg": ALGORITHM}, claims, self._key, algorithms=[ALGORITHM])

    def verifier(self) -> SignedTokens:
        """Verifies what this issuer, and any other process with the same ``data_dir``, has issued."""
        return SignedTokens(ISSUER, OKPKey.import_key(self._key.as_dict(private=False)))


def _key_in(data_dir: Path) -> OKPKey:
    """The key of ``data_dir``; of several processes that look for it at first, one makes it."""
    path = data_dir / _FILE
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        _publish(OKPKey.generate_key("Ed25519"), path)
    return OKPKey.import_key(json.loads(path.read_text(encoding="ascii")))


def _publish(key: OKPKey, path: Path) -> None:
    """Put a complete file in place, unless another process has been faster."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE), "w") as file:
        json.dump(key.as_dict(private=True), file)
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
