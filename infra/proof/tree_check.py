"""Whether the tree that is kept is the tree over the log, hash by hash."""

from collections.abc import Sequence
from typing import Final, LiteralString

from domain.proof.tree import Frontier, Subtree
from infra.proof.damage import Damage, DamageKind
from infra.proof.tables import Connection

_KEPT: Final[LiteralString] = (
    "SELECT kept.level, place - first, hash"
    " FROM unnest(%s::smallint[], %s::bigint[], %s::bigint[]) AS asked (level, first, until),"
    " LATERAL (SELECT level, place, hash FROM proof_node AS n"
    " WHERE n.level = asked.level AND n.place >= first AND n.place < until OFFSET 0) AS kept"
)

MISSING: Final = b""
"""In the place of a leaf hash: there is no such event."""


class TreeCheck:
    """Compares each hash that is kept with what is below it: a leaf with its event, a node with its children.

    The tree goes on with what is kept: a fault is named once, where it is, and what is built upon it is
    checked all the same.
    """

    def __init__(self, connection: Connection, sealed: int) -> None:
        """Of the tree over the first ``sealed`` leaves everything should be kept."""
        self._connection = connection
        self._sealed = sealed
        self._frontier = Frontier()
        self._first = 0
        self._kept: list[list[bytes | None]] = []
        self._faults: list[Damage] = []

    @property
    def root(self) -> bytes:
        """The root over the leaves that were compared, as it is kept."""
        return self._frontier.root

    def load(self, until: int) -> None:
        """Look up what is kept of the tree from the leaves that were compared up to ``until``."""
        self._first = self._frontier.size
        asked = [(level, self._first >> level, until >> level) for level in range(until.bit_length())]
        self._kept = [[None] * (end - start) for _, start, end in asked]
        parameters = [list(column) for column in zip(*asked, strict=True)]
        for level, place, found in self._connection.execute(_KEPT, parameters, binary=True).fetchall():
            self._kept[level][place] = found

    def take(self, leaves: list[bytes]) -> list[Damage]:
        """What is wrong with the tree over the next leaves, within what was loaded."""
        before, self._faults = self._frontier.size, []

        def kept(level: int, row: list[bytes]) -> list[bytes]:
            start = (before >> level) - (self._first >> level)
            told = self._kept[level][start : start + len(row)]
            return row if told == row else self._mended(Subtree(level, before >> level), row, told)

        self._frontier.extend(leaves, kept)
        return self._faults

    def _mended(self, first: Subtree, row: Sequence[bytes], told: Sequence[bytes | None]) -> list[bytes]:
        """The hashes that are kept from ``first`` on; where there are none, those that are due."""
        level, place = first
        for number, (due, found) in enumerate(zip(row, told, strict=True), place):
            covered = (number << level) + 1, (number + 1) << level
            if found is None and covered[1] <= self._sealed:
                self._faults.append(Damage.at(DamageKind.HASH_MISSING, *covered, level=level))
            elif found is not None and due not in (MISSING, found):
                kind = DamageKind.HASH_CHANGED if level else DamageKind.EVENT_CHANGED
                self._faults.append(Damage.at(kind, *covered, level=level))
        return [due if found is None else found for due, found in zip(row, told, strict=True)]
