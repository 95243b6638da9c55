"""The Merkle tree over the log, as RFC 9162 has it: does a proof lead from what it proves to a root?"""

import hashlib
from typing import Final


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def is_included(leaf: bytes, index: int, size: int, proof: list[bytes], root: bytes) -> bool:
    """Whether a leaf stands at an index of the tree with a root (section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, leaf
    for each in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = node_hash(each, found)
            node, last = _to_left_child(node, last)
        else:
            found = node_hash(found, each)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(old: int, old_root: bytes, size: int, root: bytes, proof: list[bytes]) -> bool:
    """Whether a tree of ``size`` leaves has only appended to an ``old`` one (section 2.1.4.2)."""
    if not 0 < old <= size:
        return False
    if old == size:
        return not proof and old_root == root
    path = [old_root, *proof] if old & (old - 1) == 0 else proof
    if not path:
        return False
    node, last = old - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    of_old = of_new = path[0]
    for each in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            of_old, of_new = node_hash(each, of_old), node_hash(each, of_new)
            node, last = _to_left_child(node, last)
        else:
            of_new = node_hash(of_new, each)
        node, last = node >> 1, last >> 1
    return last == 0 and of_old == old_root and of_new == root


def _to_left_child(node: int, last: int) -> tuple[int, int]:
    """A node without a sibling to its right moves up until it is one itself."""
    while node and not node & 1:
        node, last = node >> 1, last >> 1
    return node, last


def leaf_v1(place: str, stored: bytes) -> bytes:
    """What a leaf of the first form is over: where an event stands, and its stored bytes."""
    return f"jiheng-leaf-v1\n{place}\n".encode() + stored


LEAVES: Final = {"jiheng-leaf-v1": leaf_v1}
"""Every form of leaf that a log was sealed in, by its name."""
