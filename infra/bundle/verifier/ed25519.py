"""Ed25519 signatures, verified as RFC 8032 (section 5.1.7) says."""

import hashlib
from typing import Final, NamedTuple

_P: Final = 2**255 - 19
_ORDER: Final = 2**252 + 27742317777372353535851937790883648493
_D: Final = -121665 * pow(121666, -1, _P) % _P
_ROOT_OF_MINUS_ONE: Final = pow(2, (_P - 1) // 4, _P)
_BYTES: Final = 32


class _Point(NamedTuple):
    """A point of the curve in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z."""

    x: int
    y: int
    z: int
    t: int


_NEUTRAL: Final = _Point(0, 1, 1, 0)


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether ``signature`` over ``message`` was made with the key whose public half is ``public``."""
    if len(public) != _BYTES or len(signature) != 2 * _BYTES:
        return False
    key, commitment = _decoded(public), _decoded(signature[:_BYTES])
    scalar = int.from_bytes(signature[_BYTES:], "little")
    if key is None or commitment is None or scalar >= _ORDER:
        return False
    hashed = hashlib.sha512(signature[:_BYTES] + public + message).digest()
    challenge = int.from_bytes(hashed, "little") % _ORDER
    return _same(_times(scalar, _BASE), _plus(commitment, _times(challenge, key)))


def _decoded(encoded: bytes) -> _Point | None:
    """The point of an encoding: y, and in the highest bit the sign of x (section 5.1.3)."""
    sign, y = encoded[-1] >> 7, int.from_bytes(encoded, "little") % 2**255
    x = _x_of(y, sign) if y < _P else None
    return None if x is None else _Point(x, y, 1, x * y % _P)


def _x_of(y: int, sign: int) -> int | None:
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if x * x % _P != square:
        x = x * _ROOT_OF_MINUS_ONE % _P
    if x * x % _P != square or (x == 0 and sign):
        return None
    return x if x % 2 == sign else _P - x


def _plus(one: _Point, other: _Point) -> _Point:
    """The sum of two points (section 5.1.4)."""
    a = (one.y - one.x) * (other.y - other.x) % _P
    b = (one.y + one.x) * (other.y + other.x) % _P
    c, d = 2 * one.t * other.t * _D % _P, 2 * one.z * other.z % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return _Point(e * f % _P, g * h % _P, f * g % _P, e * h % _P)


def _times(scalar: int, point: _Point) -> _Point:
    found = _NEUTRAL
    while scalar:
        if scalar & 1:
            found = _plus(found, point)
        point, scalar = _plus(point, point), scalar >> 1
    return found


def _same(one: _Point, other: _Point) -> bool:
    return (one.x * other.z - other.x * one.z) % _P == 0 == (one.y * other.z - other.y * one.z) % _P


def _base() -> _Point:
    """The base point: y is 4/5, x is even."""
    y = 4 * pow(5, -1, _P) % _P
    x = _x_of(y, 0) or 0
    return _Point(x, y, 1, x * y % _P)


_BASE: Final = _base()
