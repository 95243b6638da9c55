"""The fingerprint of a board: its digest, short enough to be printed and read out."""

import re
from typing import Final

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O and U."""

_BITS: Final = 80
_PER_SYMBOL: Final = 5
_GROUP: Final = 4
_MISREAD: Final = str.maketrans("OIL", "011")


def fingerprint(digest: str) -> str:
    """The first 80 bits of a digest (``sha256:…``) in four groups of four symbols."""
    bits = int.from_bytes(bytes.fromhex(digest.partition(":")[2])[: _BITS // 8])
    symbols = "".join(
        _ALPHABET[bits >> shift & 0b11111] for shift in range(_BITS - _PER_SYMBOL, -1, -_PER_SYMBOL)
    )
    return "-".join(symbols[start : start + _GROUP] for start in range(0, len(symbols), _GROUP))


def is_fingerprint_of(given: str, digest: str) -> bool:
    """Whether what somebody read off a page is the fingerprint of ``digest``.

    Case, hyphens and spaces do not matter; O is taken for 0, I and L for 1.
    """
    return _bare(given).translate(_MISREAD) == _bare(fingerprint(digest))


def _bare(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper()
