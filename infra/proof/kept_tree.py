"""The tree over the log as the database keeps it: it grows, and tells its roots."""

from collections.abc import Sequence
from typing import Final, LiteralString

from psycopg import errors

from domain.proof.tree import Frontier, Subtree, joined, subtrees
from infra.proof.refusals import LogIncomplete
from infra.proof.tables import Connection, LeafRow, hashes, leaf_of, leaf_rows

_COPY: Final[LiteralString] = "COPY proof_node (level, place, hash) FROM STDIN (FORMAT BINARY)"
_TYPES: Final = ("int2", "int8", "bytea")


class KeptTree:
    """The tree of ``size`` leaves, within the transaction of whoever seals.

    Every method raises ``LogIncomplete``.
    """

    def __init__(self, connection: Connection, size: int) -> None:
        self._connection = connection
        self._size = size

    def root(self, size: int) -> bytes:
        """The root over the first ``size`` leaves; the tree grows as far, if it is smaller."""
        if size > self._size:
            self._grow(size)
        return joined(self._peaks(size))

    def agrees_with(self, size: int, root: bytes) -> bool:
        """Whether the first ``size`` events have that root, going by what is kept and by the last of them."""
        return self.root(size) == root and self._stands(size)

    def _stands(self, size: int) -> bool:
        """Whether the event at ``size`` is the one that is kept: a log that was rewound has another there."""
        rows = next(leaf_rows(self._connection, size - 1, size), [])
        return [leaf_of(row) for row in rows] == hashes(self._connection, [Subtree(0, size - 1)])

    def _peaks(self, size: int) -> list[bytes]:
        kept = hashes(self._connection, subtrees(range(size)))
        peaks = [each for each in kept if each is not None]
        if len(peaks) < len(kept):
            raise LogIncomplete(position=size)
        return peaks

    def _grow(self, size: int) -> None:
        frontier = Frontier(self._size, self._peaks(self._size))
        for rows in leaf_rows(self._connection, self._size, size):
            _require_gap_free(rows, frontier.size)
            before = frontier.size
            self._keep(before, frontier.extend([leaf_of(row) for row in rows]))
        if frontier.size != size:
            raise LogIncomplete(position=frontier.size)
        self._size = size

    def _keep(self, before: int, grown: Sequence[Sequence[bytes]]) -> None:
        """Write the subtrees that became complete when the tree of ``before`` leaves grew."""
        try:
            with self._connection.cursor().copy(_COPY) as rows:
                rows.set_types(_TYPES)
                for level, row in enumerate(grown):
                    for place, found in enumerate(row, before >> level):
                        rows.write_row((level, place, found))
        except errors.UniqueViolation as error:  # hashes that no checkpoint covers
            raise LogIncomplete(position=before + 1) from error


def _require_gap_free(rows: Sequence[LeafRow], after: int) -> None:
    for expected, row in enumerate(rows, after + 1):
        if row[0] != expected:
            raise LogIncomplete(position=expected)
