"""Sealing: the tree grows to the head of the log, and a checkpoint says what it is."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Final, LiteralString

from domain.kernel.clock import Clock
from domain.kernel.refusal import Refusal
from domain.proof.checkpoint import Checkpoint, KeptCheckpoint, SignedCheckpoint, origin_of
from domain.proof.note import signed
from infra.eventstore.cell import Head, read_head
from infra.postgres.database import Database, Role
from infra.proof.kept_tree import KeptTree
from infra.proof.refusals import LogBehindCheckpoint, LogForked, LogIncomplete
from infra.proof.signing_key import signing_key
from infra.proof.sink import Sink
from infra.proof.tables import DATABASE, Connection, connected, newest

Extensions = Callable[[Connection], Iterable[str]]
"""Gives further lines of a checkpoint, within the transaction that seals."""

_LOCK: Final[LiteralString] = "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' seal', 0))"
_INSERT: Final[LiteralString] = (
    "INSERT INTO checkpoint (size, root, recorded_at, sealed_at, note, verifier_key)"
    " VALUES (%s, %s, %s, %s, %s, %s)"
)
_BORDER: Final[LiteralString] = (
    "SELECT recorded_at FROM log WHERE position = %s AND commit_position = position"
)
_NOT_ANCHORED: Final[LiteralString] = (
    "SELECT size, note, verifier_key FROM checkpoint WHERE size > %s ORDER BY size"
)
_TELL: Final[LiteralString] = (
    "INSERT INTO sealing (anchored, fault) VALUES (%s, %s)"
    " ON CONFLICT (one) DO UPDATE SET anchored = excluded.anchored, fault = excluded.fault"
)
_WAITING: Final[LiteralString] = "SELECT position - coalesce((SELECT max(size) FROM checkpoint), 0) FROM head"


class Sealer:
    """Seals one log; of several, in whatever processes, one works and the others find it done.

    It never seals a log that does not agree with the last checkpoint, in the database or outside: one
    that was rewound or exchanged stays unsealed until somebody has looked.
    """

    def __init__(
        self, database: Database, head: Head, clock: Clock, extensions: Sequence[Extensions] = ()
    ) -> None:
        """Raises ``SigningKeyUnusable``."""
        self._conninfo = database.log(Role.PROJECTOR)
        self._clock = clock
        self._extensions = extensions
        self._key = signing_key(database.settings, origin_of(head.log_id, head.clock))
        self._sink = Sink(database.settings, head.log_id)

    def waiting(self) -> int:
        """How many events are not sealed; raises ``LogUnavailable``."""
        with connected(self._conninfo) as connection:
            ((waiting,),) = connection.execute(_WAITING).fetchall()
            return int(waiting)

    def seal(self) -> SignedCheckpoint | None:
        """Seal what is new, and keep outside what is not there yet; the last checkpoint, if there is one.

        Raises ``LogBehindCheckpoint``, ``LogForked``, ``LogIncomplete`` or ``LogUnavailable``, and what is
        wrong with the checkpoints outside.  After ``CheckpointSinkUnavailable`` the database has what was
        sealed, and the next call writes it outside.
        """
        with connected(self._conninfo) as connection:
            anchored = 0
            try:
                anchored = max(self._sink.paths(), default=0)
                with connection.transaction():
                    row = self._sealed(connection)
                anchored = self._anchor(connection, anchored)
            except Refusal as refusal:
                connection.execute(_TELL, [anchored, refusal.code])
                raise
            connection.execute(_TELL, [anchored, None])
            return None if row is None else SignedCheckpoint.parse(row.note)

    def _sealed(self, connection: Connection) -> KeptCheckpoint | None:
        """The checkpoint at the head of the log: the last one, or one that is made now."""
        connection.execute(_LOCK)
        head, last = read_head(connection), newest(connection)
        sealed = last.size if last else 0
        tree = KeptTree(connection, sealed)
        for size, root, where in self._claims(last):
            if size > head.position:
                raise LogBehindCheckpoint(head=head.position, size=size, where=where)
            if not tree.agrees_with(size, root):
                raise LogForked(size=size, where=where)
        if head.position == sealed:
            return last
        checkpoint = Checkpoint(
            origin=self._key.verifier.name,
            size=head.position,
            root=tree.root(head.position),
            recorded_at=_recorded_at(connection, head.position),
            sealed_at=self._clock.now().astimezone(UTC),
            extensions=tuple(line for lines in self._extensions for line in lines(connection)),
        )
        return self._keep(connection, checkpoint)

    def _claims(self, last: KeptCheckpoint | None) -> list[tuple[int, bytes, str]]:
        """What the last checkpoints say of the log: its size, its root, and where that is said."""
        claims = [(last.size, last.root, DATABASE)] if last else []
        if outside := self._sink.newest():
            claims.append((outside.checkpoint.size, outside.checkpoint.root, str(self._sink.directory)))
        return claims

    def _keep(self, connection: Connection, checkpoint: Checkpoint) -> KeptCheckpoint:
        row = KeptCheckpoint(
            size=checkpoint.size,
            root=checkpoint.root,
            recorded_at=checkpoint.recorded_at,
            sealed_at=checkpoint.sealed_at,
            note=signed(checkpoint.body, self._key.verifier, self._key.sign).text,
            verifier_key=self._key.verifier.text,
        )
        connection.execute(_INSERT, row)
        return row

    def _anchor(self, connection: Connection, anchored: int) -> int:
        """Write outside what is not there yet, in order; gives how far that reaches then."""
        for size, note, verifier_key in connection.execute(_NOT_ANCHORED, [anchored]).fetchall():
            self._sink.write(size, note, verifier_key)
            anchored = size
        return anchored


def _recorded_at(connection: Connection, position: int) -> datetime:
    """When the last event of a command was recorded; raises ``LogIncomplete`` where none ends."""
    row = connection.execute(_BORDER, [position]).fetchone()
    if row is None:
        raise LogIncomplete(position=position)
    recorded_at: datetime = row[0]
    return recorded_at
