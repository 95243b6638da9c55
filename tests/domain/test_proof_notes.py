"""Signed notes and checkpoints: their text, and what is refused."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from domain.proof.checkpoint import Checkpoint, origin_of
from domain.proof.note import Note, Signature, VerifierKey, signed
from domain.proof.refusals import CheckpointMalformed, ProofNewerThanCode

# The note that the documentation of Go's package "note" has as its example.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ORIGIN = origin_of(UUID("0198c5f2-0000-4000-8000-00000000000a"), "scripted")
KEY = VerifierKey(ORIGIN, PRIVATE.public_key().public_bytes_raw())
NOON = datetime(2014, 3, 31, 4, tzinfo=UTC)
CHECKPOINT = Checkpoint(
    origin=ORIGIN,
    size=12,
    root=bytes(32),
    recorded_at=NOON,
    sealed_at=NOON + timedelta(microseconds=1),
    extensions=("reads 3 AAAA",),
)


def good(public: bytes, signature: bytes, text: bytes) -> bool:
    """Check a signature by another library."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except InvalidSignature:
        return False
    return True


def test_a_note_signed_elsewhere_is_read_and_verified() -> None:
    key, note = VerifierKey.parse(GO_KEY), Note.parse(GO_NOTE)
    assert (key.text, note.text) == (GO_KEY, GO_NOTE)
    assert note.is_signed_by(key, good)
    assert not Note(note.body.replace("problem", "answer"), note.signatures).is_signed_by(key, good)
    assert not note.is_signed_by(VerifierKey("SomebodyElse", key.public), good)
    assert not note.is_signed_by(KEY, good)


def test_a_checkpoint_is_written_as_it_was_fixed() -> None:
    assert CHECKPOINT.body == (
        "jiheng/0198c5f2-0000-4000-8000-00000000000a/scripted\n"
        "12\n"
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
        "hash sha256\n"
        "recorded 2014-03-31T04:00:00.000000Z\n"
        "sealed 2014-03-31T04:00:00.000001Z\n"
        "reads 3 AAAA\n"
    )
    note = signed(CHECKPOINT.body, KEY, PRIVATE.sign)
    assert note.is_signed_by(KEY, good)
    assert Note.parse(note.text) == note
    assert Checkpoint.parse(note.body) == CHECKPOINT


@given(
    st.builds(
        Checkpoint,
        origin=st.just(ORIGIN),
        size=st.integers(1, 2**63 - 1),
        root=st.binary(min_size=32, max_size=32),
        recorded_at=st.datetimes(timezones=st.just(UTC)),
        sealed_at=st.datetimes(timezones=st.just(UTC)),
        extensions=st.lists(st.from_regex(r"[a-z]+ [a-z0-9=+/ ]+", fullmatch=True)).map(tuple),
    )
)
def test_every_checkpoint_is_read_as_it_was_written(checkpoint: Checkpoint) -> None:
    note = Note.parse(signed(checkpoint.body, KEY, PRIVATE.sign).text)
    assert Checkpoint.parse(note.body) == checkpoint
    assert VerifierKey.parse(KEY.text) == KEY


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        (1, "012"),
        (1, "0"),
        (1, "-1"),
        (2, "AAAA"),
        (2, "not base64 at all"),
        (3, "sha256"),
        (4, "recorded yesterday"),
        (4, "recorded 2014-02-30T04:00:00.000000Z"),
        (4, "recorded 2014-03-31T04:00:00Z"),
        (5, "recorded 2014-03-31T04:00:00.000001Z"),
    ],
)
def test_what_is_no_checkpoint_is_refused(line: int, instead: str) -> None:
    lines = CHECKPOINT.body.splitlines()
    lines[line] = instead
    with pytest.raises(CheckpointMalformed, match="CHECKPOINT_MALFORMED"):
        Checkpoint.parse("\n".join([*lines, ""]))


def test_half_a_checkpoint_is_refused() -> None:
    with pytest.raises(CheckpointMalformed):
        Checkpoint.parse("\n".join([*CHECKPOINT.body.splitlines()[:5], ""]))


def test_hashes_of_a_later_kind_are_refused_by_name() -> None:
    with pytest.raises(ProofNewerThanCode, match=r"sm3.*sha256"):
        Checkpoint.parse(CHECKPOINT.body.replace("hash sha256", "hash sm3"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a text\n",
        "a text\n\n",
        GO_NOTE[:-1],
        GO_NOTE.replace("problem is", "problem\ris"),
        GO_NOTE.replace("— ", "- "),
        GO_NOTE.replace("PeterNeumann x", "Peter+Neumann x"),
        "a text\n\n— name AAAA\n",
        "a text\n\n— name ====\n",
    ],
)
def test_what_is_no_signed_note_is_refused(text: str) -> None:
    with pytest.raises(CheckpointMalformed):
        Note.parse(text)


@pytest.mark.parametrize(
    "text", ["", "name+c74f20a3", GO_KEY.replace("c74f", "c74e"), GO_KEY.replace("ARp", "Ahp")]
)
def test_what_is_no_verifier_key_is_refused(text: str) -> None:
    with pytest.raises(CheckpointMalformed):
        VerifierKey.parse(text)


def test_several_may_sign_one_note() -> None:
    witness = Signature("a-witness", bytes(4), bytes(64))
    note = signed(CHECKPOINT.body, KEY, PRIVATE.sign)
    both = Note.parse(Note(note.body, (witness, *note.signatures)).text)
    assert both.is_signed_by(KEY, good)
    assert both.signatures[0] == witness
