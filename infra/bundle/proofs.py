"""Proofs out of the tree that is kept: that events are in the log, that it has only grown."""

from collections.abc import Mapping, Sequence

import psycopg

from domain.proof.tree import Subtree, consistency_path, inclusion_path, joined, subtrees
from infra.postgres.database import Database, Role
from infra.proof.refusals import LogIncomplete
from infra.proof.tables import CheckpointRow, checkpoints, hashes

Path = list[range]
"""The nodes whose hashes are a proof, each by the leaves that it is over."""


class Proofs:
    """The checkpoints of a log, and proofs below them."""

    def __init__(self, database: Database) -> None:
        self._conninfo = database.log(Role.READER)

    def checkpoints(self) -> list[CheckpointRow]:
        """All checkpoints, by size."""
        with psycopg.connect(self._conninfo) as connection:
            return checkpoints(connection)

    def inclusion(self, positions: Sequence[int], size: int) -> list[list[bytes]]:
        """For each position the proof that its event is in the tree of ``size``; raises ``LogIncomplete``."""
        return self._proofs([inclusion_path(position - 1, size) for position in positions])

    def consistency(self, sizes: Sequence[tuple[int, int]]) -> list[list[bytes]]:
        """For each two sizes the proof that the tree has only grown; raises ``LogIncomplete``."""
        return self._proofs([consistency_path(old, new) for old, new in sizes])

    def _proofs(self, paths: Sequence[Path]) -> list[list[bytes]]:
        needed = sorted({each for path in paths for leaves in path for each in subtrees(leaves)})
        with psycopg.connect(self._conninfo) as connection:
            kept = dict(zip(needed, hashes(connection, needed), strict=True))
        return [[_joined(kept, leaves) for leaves in path] for path in paths]


def _joined(kept: Mapping[Subtree, bytes | None], leaves: range) -> bytes:
    found = [kept[each] for each in subtrees(leaves)]
    hashes_found = [each for each in found if each is not None]
    if len(hashes_found) < len(found):
        raise LogIncomplete(position=leaves.start + 1)
    return joined(hashes_found)
