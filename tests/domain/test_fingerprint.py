"""Fingerprints: short enough to be read out, and known again when somebody does."""

import pytest

from domain.result.fingerprint import fingerprint, is_fingerprint_of

DIGEST = "sha256:" + "00443214c74254b635cf" + "ff" * 22


def test_a_fingerprint_is_the_first_80_bits_in_groups_of_four() -> None:
    assert fingerprint(DIGEST) == "0123-4567-89AB-CDEF"
    assert fingerprint("sha256:" + "ff" * 32) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"


@pytest.mark.parametrize(
    "given", ["0123-4567-89AB-CDEF", "0123456789abcdef", " oi23 4567 89ab cdef ", "OL23456789ABCDEF"]
)
def test_a_fingerprint_is_known_however_it_was_read_off(given: str) -> None:
    assert is_fingerprint_of(given, DIGEST)


@pytest.mark.parametrize("given", ["", "0123-4567-89AB", "0123-4567-89AB-CDEG", "0123-4567-89AB-CDEF-0"])
def test_another_or_a_partial_fingerprint_is_not(given: str) -> None:
    assert not is_fingerprint_of(given, DIGEST)


def test_what_lies_beyond_the_80_bits_is_for_the_digest() -> None:
    assert is_fingerprint_of(fingerprint(DIGEST), DIGEST[:-2] + "00")
