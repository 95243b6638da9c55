"""The verifier's own Ed25519 and Merkle proofs against those of others."""

from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.proof import note as ours
from domain.proof import tree as grown
from infra.bundle.verifier.ed25519 import is_signed
from infra.bundle.verifier.notes import Key, Note
from infra.bundle.verifier.tree import is_consistent, is_included, leaf_hash

SEEDS = st.binary(min_size=32, max_size=32)
LEAVES = [leaf_hash(str(number).encode()) for number in range(70)]


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.binary(max_size=200), st.integers(0, 511))
def test_signatures_hold_for_their_text_and_no_other(seed: bytes, text: bytes, bit: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(text)
    flipped = (int.from_bytes(signature, "little") ^ 1 << bit).to_bytes(64, "little")
    assert is_signed(public, signature, text)
    assert not is_signed(public, flipped, text)
    assert not is_signed(public, signature, text + b"!")


def test_a_signature_of_the_standard_holds() -> None:
    """RFC 8032, section 7.1, test 2."""
    public = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert is_signed(public, signature, b"\x72")


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda public, signature: (public[:31], signature), id="short key"),
        pytest.param(lambda public, signature: (public, signature[:63]), id="short signature"),
        pytest.param(lambda _, signature: (b"\xff" * 32, signature), id="no point"),
        pytest.param(lambda public, signature: (public, signature[:32] + b"\xff" * 32), id="large scalar"),
    ],
)
def test_what_is_no_key_or_signature_does_not_hold(
    broken: Callable[[bytes, bytes], tuple[bytes, bytes]],
) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert not is_signed(*broken(key.public_key().public_bytes_raw(), key.sign(b"text")), b"text")


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_a_note_is_read_as_it_was_signed(seed: bytes, line: str) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    verifier = ours.VerifierKey("jiheng/x/scripted", key.public_key().public_bytes_raw())
    note = Note.parse(ours.signed(f"{line}\n", verifier, key.sign).text)
    assert note.text == f"{line}\n"
    assert note.is_signed_by(Key.parse(verifier.text))
    assert not note._replace(text=f"{line} \n").is_signed_by(Key.parse(verifier.text))


def hash_over(leaves: range) -> bytes:
    return grown.root_of(LEAVES[leaves.start : leaves.stop])


@given(st.data())
def test_a_leaf_is_included_where_it_stands_and_nowhere_else(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(LEAVES)))
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    proof, root = [hash_over(each) for each in grown.inclusion_path(index, size)], hash_over(range(size))
    assert is_included(LEAVES[index], index, size, proof, root)
    assert is_included(LEAVES[index], other, size, proof, root) == (index == other)
    assert not is_included(LEAVES[index], index, size, [*proof, root], root)
    assert not proof or not is_included(LEAVES[index], index, size, proof[:-1], root)


@given(st.data())
def test_a_tree_is_consistent_with_what_it_grew_from_and_nothing_else(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(LEAVES)))
    old = data.draw(st.integers(1, size))
    proof = [hash_over(each) for each in grown.consistency_path(old, size)]
    old_root, root = hash_over(range(old)), hash_over(range(size))
    assert is_consistent(old, old_root, size, root, proof)
    assert not is_consistent(old, leaf_hash(old_root), size, root, proof)
    assert not is_consistent(old, old_root, size, leaf_hash(root), proof)
    assert not is_consistent(old, old_root, size, root, [*proof, root])
