"""The tree over the leaves, after RFC 9162: roots, proofs of inclusion and of consistency.

A leaf's index is its event's position - 1.  The subtrees that are complete never change: they are
what is kept, and all else is made of them.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from operator import attrgetter
from typing import Final, NamedTuple

HASHING: Final = "sha256"
"""What a checkpoint calls these hashes, over leaves of version 1.  Others will have another name."""

EMPTY_ROOT: Final = hashlib.sha256().digest()

_sha256 = hashlib.sha256


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf."""
    return _sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node over its two children."""
    return _sha256(b"\1" + left + right).digest()


class Subtree(NamedTuple):
    """A complete subtree: the one over ``1 << level`` leaves that ``place`` others of its size precede."""

    level: int
    place: int


Kept = Callable[[int, list[bytes]], list[bytes]]
"""``kept(level, hashes)``: the hashes to go on with, as many."""


class Frontier:
    """The complete subtrees at the right edge of a tree: all that it takes to let it grow."""

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        """A tree of ``size`` leaves; ``peaks`` are the hashes of ``subtrees(range(size))``."""
        levels = (peak.level for peak in subtrees(range(size)))
        self._peaks: dict[int, bytes] = dict(zip(levels, peaks, strict=True))
        self.size = size

    @property
    def root(self) -> bytes:
        """The root of the tree."""
        return joined([self._peaks[level] for level in sorted(self._peaks, reverse=True)])

    def extend(self, leaves: list[bytes], kept: Kept = lambda _, row: row) -> list[list[bytes]]:
        """Append leaf hashes; gives the subtrees that become complete, by level from the leaves up.

        Those of ``level`` follow each other from the place ``size >> level`` of the tree as it was.
        ``kept`` may put what is kept of a level in the place of what comes out below it.
        """
        self.size += len(leaves)
        level, row, grown = 0, leaves, list[list[bytes]]()
        while row:
            row = kept(level, row)
            grown.append(row)
            peak = self._peaks.pop(level, None)
            pairs = row if peak is None else [peak, *row]
            if len(pairs) % 2:
                self._peaks[level] = pairs[-1]
            row = [_sha256(b"\1" + a + b).digest() for a, b in zip(pairs[::2], pairs[1::2], strict=False)]
            level += 1
        return grown


def subtrees(leaves: range) -> list[Subtree]:
    """The complete subtrees that make up a node over ``leaves``, from left to right."""
    start, found = leaves.start, list[Subtree]()
    while start < leaves.stop:
        level = (leaves.stop - start).bit_length() - 1
        found.append(Subtree(level, start >> level))
        start += 1 << level
    return found


def joined(hashes: Sequence[bytes]) -> bytes:
    """The hash of the node that complete subtrees make up, given their hashes from left to right."""
    if not hashes:
        return EMPTY_ROOT
    return reduce(lambda right, left: node_hash(left, right), reversed(hashes))


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    frontier = Frontier()
    frontier.extend(list(leaves))
    return frontier.root


def inclusion_path(index: int, size: int) -> list[range]:
    """The nodes whose hashes prove leaf ``index`` in the tree of ``size``, each by the leaves it is over."""
    if not 0 <= index < size:
        msg = f"no leaf {index} in a tree of {size}"
        raise ValueError(msg)
    leaves, path = range(size), list[range]()
    while len(leaves) > 1:
        left, right = _halves(leaves)
        leaves, other = (left, right) if index in left else (right, left)
        path.append(other)
    return path[::-1]


def consistency_path(old: int, new: int) -> list[range]:
    """The nodes whose hashes prove that the tree of ``new`` leaves has only appended to that of ``old``."""
    if not 0 < old <= new:
        msg = f"no tree of {new} that grew from one of {old}"
        raise ValueError(msg)
    leaves, path = range(new), list[range]()
    while old < leaves.stop:
        left, right = _halves(leaves)
        leaves, other = (left, right) if old <= left.stop else (right, left)
        path.append(other)
    if leaves.start:
        path.append(leaves)
    return path[::-1]


def _halves(leaves: range) -> tuple[range, range]:
    """What the two children of a node are over: the left one the largest power of two below its width."""
    width = 1 << (len(leaves) - 1).bit_length() - 1
    return leaves[:width], leaves[width:]


def is_included(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether ``proof`` leads from the hash ``leaf`` at ``index`` to the ``root`` of the tree of ``size``."""
    if not 0 <= index < size or len(proof) != len(path := inclusion_path(index, size)):
        return False
    told = dict(zip(path, proof, strict=True)) | {range(index, index + 1): leaf}
    return _over(range(size), told) == root


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether ``proof`` leads from the root of the tree of ``old`` leaves to that of ``new`` leaves."""
    if not 0 < old <= new or len(proof) != len(path := consistency_path(old, new)):
        return False
    told = dict(zip(path, proof, strict=True))
    if all(leaves.start >= old for leaves in path):  # the old tree is a node of the new one: not told again
        told[range(old)] = old_root
    within = sorted((leaves for leaves in told if leaves.stop <= old), key=attrgetter("start"))
    is_old = joined([told[leaves] for leaves in within]) == old_root
    return is_old and _over(range(new), told) == new_root


def _over(leaves: range, told: Mapping[range, bytes]) -> bytes:
    """The hash of the node over ``leaves``, made of the nodes that are told."""
    if leaves in told:
        return told[leaves]
    left, right = _halves(leaves)
    return node_hash(_over(left, told), _over(right, told))
