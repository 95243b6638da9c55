"""Verifying the log from its stored bytes up: every row, every hash, every checkpoint.  Writes nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Final, LiteralString
from uuid import UUID

import psycopg

from domain.proof.checkpoint import origin_of
from infra.eventstore.cell import Head
from infra.eventstore.reader import LAST_POSITION
from infra.postgres.database import Database, Role
from infra.proof.claims import Claims
from infra.proof.damage import Damage, DamageKind
from infra.proof.root_check import RootCheck
from infra.proof.row_check import RowCheck
from infra.proof.sink import Sink
from infra.proof.tables import (
    PAGE,
    Connection,
    LeafRow,
    checkpoints,
    connected,
    leaf_of,
    leaf_rows,
    log_rows,
)
from infra.proof.tree_check import MISSING, TreeCheck
from infra.read_audit.chain import head
from infra.read_audit.check import check_reads

_HEAD: Final[LiteralString] = "SELECT position, recorded_at::text FROM head"
_END: Final[LiteralString] = "SELECT position, recorded_at::text FROM log ORDER BY position DESC LIMIT 1"
_EXTENT: Final[LiteralString] = "SELECT coalesce(max(place) + 1, 0) FROM proof_node WHERE level = 0"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of a log of ``events`` events that ends at ``position``, and of ``reads`` reads of it.

    Good checkpoints in the database cover it up to ``sealed``, those outside up to ``anchored``.
    """

    position: int
    events: int
    reads: int
    sealed: int
    anchored: int
    faults: Sequence[Damage]

    @property
    def complete(self) -> bool:
        """Whether nothing is wrong, and a checkpoint outside the database covers all of it."""
        return not self.faults and self.position == self.sealed == self.anchored


def verify(
    database: Database,
    head: Head,
    brought: Path | None = None,
    on_progress: Callable[[int], None] = lambda _: None,
) -> Verified:
    """Verify the whole log against what is kept of its proof, and the checkpoint that is ``brought``.

    ``on_progress`` is told positions.  Raises ``ProofNewerThanCode``, ``CheckpointSinkUnavailable`` or
    ``LogUnavailable``.
    """
    sink = Sink(database.settings, head.log_id)
    outside = sink.paths()  # before the log is looked at: what is written there meanwhile is of a later one
    with connected(database.log(Role.READER)) as connection, _one_moment(connection):
        connection.execute("SET LOCAL enable_seqscan = off")  # hashes are looked up by place, however few
        rows = checkpoints(connection)
        claims = Claims(origin_of(head.log_id, head.clock), rows, sink.key_paths())
        for size, path in outside.items():
            claims.take_file(path, size)
        if brought is not None:
            claims.take_file(brought)
        return _Verification(connection, head.log_id, claims, on_progress).run()


@contextmanager
def _one_moment(connection: Connection) -> Iterator[None]:
    """A transaction that sees one moment of the log, however long it takes, and changes nothing."""
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    with connection.transaction():
        yield


class _Verification:
    """One walk along the log."""

    def __init__(
        self, connection: Connection, log_id: UUID, claims: Claims, on_progress: Callable[[int], None]
    ) -> None:
        self._connection = connection
        self._log_id = log_id
        self._on_progress = on_progress
        self._sealed = claims.sealed
        self._rows = RowCheck()
        self._tree = TreeCheck(connection, claims.sealed)
        self._inside, self._outside = RootCheck(claims.inside), RootCheck(claims.outside)
        self._sizes = {claim.size for claim in (*claims.inside, *claims.outside)}
        self._faults = [*claims.faults, *check_reads(connection, log_id, [*claims.inside, *claims.outside])]

    def run(self) -> Verified:
        """Take in everything there is, in order."""
        end = self._end()
        self._require_cover()
        known = min(end, max(self._sizes, default=0))
        for rows in leaf_rows(self._connection, -LAST_POSITION, 0):
            self._faults += self._rows.take(rows)
        for start in range(0, known, PAGE):
            self._compare(start, min(start + PAGE, known))
        for rows in leaf_rows(self._connection, known, LAST_POSITION):
            self._take(rows)
        self._faults += [*self._rows.end(), *self._inside.end(end), *self._outside.end(end)]
        return Verified(
            position=end,
            events=self._rows.events,
            reads=head(self._connection, self._log_id).count,
            sealed=self._inside.covered,
            anchored=self._outside.covered,
            faults=sorted(self._faults, key=attrgetter("position", "until")),
        )

    def _end(self) -> int:
        """Where the log ends; the head should say the same."""
        said, found = ([*self._connection.execute(query)] or [(0, None)] for query in (_HEAD, _END))
        ((head, head_at),), ((end, end_at),) = said, found
        if (head, head_at) != (end, end_at):
            facts = {"said": f"{head} ({head_at})", "found": f"{end} ({end_at})"}
            self._faults.append(Damage.at(DamageKind.HEAD_WRONG, end, **facts))
        return int(end)

    def _require_cover(self) -> None:
        """A checkpoint should cover every leaf that is kept."""
        ((extent,),) = self._connection.execute(_EXTENT).fetchall()
        if extent > self._sealed:
            self._faults.append(Damage.at(DamageKind.HASH_UNSEALED, self._sealed + 1, extent))

    def _compare(self, start: int, until: int) -> None:
        """Compare a part of the log with its part of the tree, and that with what checkpoints claim."""
        rows = log_rows(self._connection, start, until)
        self._take(rows)
        leaves = [MISSING] * (until - start)
        for row in rows:
            leaves[row[0] - start - 1] = leaf_of(row)
        self._tree.load(until)
        at = start
        for size in sorted({until, *(size for size in self._sizes if start < size < until)}):
            self._faults += self._tree.take(leaves[at - start : size - start])
            if size in self._sizes:
                self._faults += [*self._inside.take(size, self._tree.root)]
                self._faults += [*self._outside.take(size, self._tree.root)]
            at = size

    def _take(self, rows: Sequence[LeafRow]) -> None:
        self._faults += self._rows.take(rows)
        self._on_progress(self._rows.position)
