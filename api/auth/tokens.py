"""Bearer tokens: what they must say, and the port behind which they are verified."""

import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, Protocol
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from domain.kernel.refusal import Refusal

AUDIENCE: Final = "jiheng"
ALGORITHM: Final = "Ed25519"

_LEEWAY_SECONDS: Final = 5
_REMEMBERED: Final = 10_000


class Unauthenticated(Refusal):
    """Nobody asks anonymously."""

    code = "UNAUTHENTICATED"
    zh = "请先登录：访问令牌缺失、无效或已过期"
    en = "sign in first: the bearer token is missing, invalid or expired"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a valid token names, and until when (Unix time)."""

    person: UUID
    expires_at: float


class TokenVerifier(Protocol):
    """Tells whom a token names: keys of a local issuer, or an OpenID provider."""

    async def verify(self, token: str) -> Identity:
        """The identity in a token; raises ``Unauthenticated``."""
        ...


class SignedTokens:
    """Tokens of one issuer, verified with its public key and remembered until they expire."""

    def __init__(self, issuer: str, key: OKPKey) -> None:
        self._key = key
        self._claims = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": AUDIENCE},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            jti={"essential": True},
        )
        self._known: OrderedDict[str, Identity] = OrderedDict()

    async def verify(self, token: str) -> Identity:
        """The identity in a token; raises ``Unauthenticated``."""
        known = self._known.get(token)
        if known is not None and known.expires_at > time.time():
            return known
        identity = self._verified(token)
        self._known[token] = identity
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return identity

    def _verified(self, token: str) -> Identity:
        try:
            claims = jwt.decode(token, self._key, algorithms=[ALGORITHM]).claims
            self._claims.validate(claims)
            return Identity(UUID(claims["sub"]), claims["exp"])
        except (JoseError, ValueError) as error:
            raise Unauthenticated from error
