"""The proof as those ask for it who verify it elsewhere: checkpoints, and hashes of the tree."""

from collections.abc import Sequence
from typing import Final, LiteralString, NamedTuple

from psycopg.rows import args_row, scalar_row

from domain.proof.checkpoint import KeptCheckpoint
from domain.proof.tree import joined, subtrees
from infra.eventstore.reader import LAST_POSITION
from infra.postgres.database import Database, Role
from infra.postgres.statements import Statements
from infra.proof.refusals import LogIncomplete
from infra.proof.tables import CHECKPOINTS, NODES, asked

_BETWEEN: Final[LiteralString] = f"{CHECKPOINTS} WHERE size > %s AND size < %s ORDER BY size"
_COUNT: Final[LiteralString] = "SELECT count(*) FROM checkpoint WHERE size < %s"
_STANDING: Final[LiteralString] = (
    "SELECT coalesce((SELECT max(size) FROM checkpoint), 0), coalesce((SELECT anchored FROM sealing), 0),"
    " (SELECT fault FROM sealing)"
)


class Standing(NamedTuple):
    """How far the log is sealed, how far outside the database too, and the code of what is wrong."""

    sealed: int
    anchored: int
    fault: str | None


class ProofStore:
    """The proof of one log, read.  Every method raises ``LogUnavailable``."""

    def __init__(self, database: Database) -> None:
        settings = database.settings
        self._statements = Statements(database.log(Role.READER), settings.pool_size, settings.connect_timeout)

    def standing(self) -> Standing:
        """How sealing stands."""
        (standing,) = self._statements.fetch(_STANDING, (), args_row(Standing))
        return standing

    def checkpoint(self, size: int | None) -> KeptCheckpoint | None:
        """The checkpoint of a size, or the last one; ``None`` where there is none."""
        bounds = (0, LAST_POSITION) if size is None else (size - 1, size + 1)
        return next(iter(self.checkpoints(*bounds, limit=1, backward=True)), None)

    def checkpoints(self, after: int, before: int, *, limit: int, backward: bool) -> Sequence[KeptCheckpoint]:
        """The checkpoints between two sizes, by size: the first ones, or the last ones."""
        query = f"{_BETWEEN} DESC LIMIT %s" if backward else f"{_BETWEEN} LIMIT %s"
        rows = self._statements.fetch(query, (after, before, limit), args_row(KeptCheckpoint))
        return rows[::-1] if backward else rows

    def count(self, before: int) -> int:
        """How many checkpoints there are below a size."""
        (count,) = self._statements.fetch(_COUNT, (before,), scalar_row)
        return int(count)

    def nodes(self, spans: Sequence[range]) -> list[bytes]:
        """The hashes of the nodes over some leaves each; raises ``LogIncomplete`` where one is not kept."""
        parts = [subtrees(span) for span in spans]
        whole = [subtree for part in parts for subtree in part]
        kept = self._statements.fetch(NODES, asked(whole), scalar_row)
        if None in kept:
            level, place = whole[kept.index(None)]
            raise LogIncomplete(position=(place + 1) << level)
        hashes = iter(kept)
        return [joined([next(hashes) for _ in part]) for part in parts]

    def close(self) -> None:
        """Close all connections."""
        self._statements.close()
