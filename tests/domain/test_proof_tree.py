"""The tree of the proof: known answers of RFC 6962 and 9162, and a model that follows their text."""

import hashlib
from datetime import UTC, datetime
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.proof.leaf import leaf_data, microseconds
from domain.proof.tree import (
    EMPTY_ROOT,
    Frontier,
    consistency_path,
    inclusion_path,
    is_consistent,
    is_included,
    joined,
    leaf_hash,
    root_of,
    subtrees,
)

# The inputs, roots and proofs that implementations of RFC 6962 have shared since the first of them.
INPUTS = (
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
A, B, C = (
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
)
D, E, F = (
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
)
KNOWN = [leaf_hash(bytes.fromhex(each)) for each in INPUTS]
LEAVES = st.lists(st.binary(max_size=4).map(leaf_hash), min_size=1, max_size=40)


def naive_root(leaves: list[bytes]) -> bytes:
    """RFC 9162, 2.1.1, word for word."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return hashlib.sha256(b"\1" + naive_root(leaves[:k]) + naive_root(leaves[k:])).digest()


def proof(leaves: list[bytes], path: list[range]) -> list[bytes]:
    """The hashes that a path asks for."""
    return [naive_root(leaves[each.start : each.stop]) for each in path]


def test_the_roots_are_those_of_the_known_trees() -> None:
    assert root_of([]) == EMPTY_ROOT
    assert [root_of(KNOWN[: size + 1]).hex() for size in range(8)] == list(ROOTS)


@pytest.mark.parametrize(
    ("index", "size", "told"),
    [(0, 8, [A, B, C]), (5, 8, [D, E, ROOTS[3]]), (2, 3, [ROOTS[1]]), (1, 5, [ROOTS[0], B, D]), (0, 1, [])],
)
def test_the_known_proofs_of_inclusion(index: int, size: int, told: list[str]) -> None:
    found = proof(KNOWN, inclusion_path(index, size))
    assert [each.hex() for each in found] == told
    assert is_included(index, size, KNOWN[index], found, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [(1, 8, [A, B, C]), (6, 8, [F, E, ROOTS[3]]), (2, 5, [B, D]), (1, 1, []), (8, 8, [])],
)
def test_the_known_proofs_of_consistency(old: int, new: int, told: list[str]) -> None:
    found = proof(KNOWN, consistency_path(old, new))
    assert [each.hex() for each in found] == told
    roots = bytes.fromhex(ROOTS[old - 1]), bytes.fromhex(ROOTS[new - 1])
    assert is_consistent(old, roots[0], new, roots[1], found)


@given(LEAVES, st.data())
def test_a_tree_that_grows_in_steps_is_the_naive_tree(leaves: list[bytes], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(leaves)))) | {0, len(leaves)})
    frontier, kept = Frontier(), dict[tuple[int, int], bytes]()
    for start, stop in pairwise(cuts):
        for level, row in enumerate(frontier.extend(leaves[start:stop])):
            kept |= {(level, (start >> level) + place): each for place, each in enumerate(row)}
        assert frontier.root == naive_root(leaves[:stop])
        resumed = Frontier(stop, [kept[each] for each in subtrees(range(stop))])
        assert (resumed.size, resumed.root) == (stop, frontier.root)
        frontier = resumed
    assert all(kept[level, i] == naive_root(leaves[i << level : (i + 1) << level]) for level, i in kept)
    assert len(kept) == sum(len(leaves) >> level for level in range(len(leaves).bit_length()))


@given(LEAVES, st.data())
def test_each_leaf_is_proven_by_complete_subtrees_and_by_nothing_else(
    leaves: list[bytes], data: st.DataObject
) -> None:
    size = len(leaves)
    index = data.draw(st.integers(0, size - 1))
    root, path = naive_root(leaves), inclusion_path(index, size)
    told = proof(leaves, path)
    assert told == [made_of_subtrees(leaves, each) for each in path]
    assert is_included(index, size, leaves[index], told, root)
    assert not is_included(index, size, leaf_hash(b"another leaf"), told, root)
    assert not is_included(index, size, leaves[index], [*told, root], root)
    assert not is_included(size, size, leaves[index], told, root)
    for place in range(len(told)):
        assert not is_included(index, size, leaves[index], changed(told, place), root)


@given(LEAVES, st.data())
def test_each_earlier_tree_is_proven_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    new = len(leaves)
    old = data.draw(st.integers(1, new))
    roots, path = (naive_root(leaves[:old]), naive_root(leaves)), consistency_path(old, new)
    told = proof(leaves, path)
    assert told == [made_of_subtrees(leaves, each) for each in path]
    assert is_consistent(old, roots[0], new, roots[1], told)
    assert not is_consistent(old, EMPTY_ROOT, new, roots[1], told)
    assert not is_consistent(old, roots[0], new, EMPTY_ROOT, told)
    assert not is_consistent(old, roots[0], new, roots[1], [*told, EMPTY_ROOT])
    assert not is_consistent(0, EMPTY_ROOT, new, roots[1], told)
    for place in range(len(told)):
        assert not is_consistent(old, roots[0], new, roots[1], changed(told, place))


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (1, 1), (0, 0)])
def test_a_leaf_that_is_not_there_has_no_path(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_path(index, size)


@pytest.mark.parametrize(("old", "new"), [(0, 1), (2, 1)])
def test_a_tree_that_did_not_grow_has_no_path(old: int, new: int) -> None:
    with pytest.raises(ValueError, match="no tree"):
        consistency_path(old, new)


def test_the_data_of_a_leaf_is_written_as_it_was_fixed() -> None:
    stream = UUID("0198C5F2-0000-7000-8000-00000000000A")
    recorded_at = datetime(2014, 3, 31, 4, 0, 0, 7, tzinfo=UTC)
    data = leaf_data(7, 9, stream, 3, "assessment.opened.v1", microseconds(recorded_at), b'{"a":1}\n\0')
    assert data == (
        b"jiheng-leaf-v1\n"
        b"7 9 0198c5f2-0000-7000-8000-00000000000a 3 assessment.opened.v1 1396238400000007\n"
        b'{"a":1}\n\0'
    )
    assert leaf_hash(data) == hashlib.sha256(b"\0" + data).digest()


def made_of_subtrees(leaves: list[bytes], node: range) -> bytes:
    """The hash of a node, joined from the complete subtrees that it is made of."""
    return joined([naive_root(leaves[i << level : (i + 1) << level]) for level, i in subtrees(node)])


def changed(told: list[bytes], place: int) -> list[bytes]:
    """A proof with one hash changed."""
    return [*told[:place], leaf_hash(told[place]), *told[place + 1 :]]
