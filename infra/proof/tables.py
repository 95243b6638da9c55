"""The rows of the log as leaves, and the tree and the checkpoints as they are kept."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final, LiteralString, NamedTuple

import psycopg
from psycopg.rows import args_row
from psycopg.types.numeric import Int8BinaryLoader

from application.log import LogUnavailable
from domain.proof.checkpoint import Checkpoint, KeptCheckpoint
from domain.proof.leaf import leaf_data, microseconds
from domain.proof.tree import Subtree, leaf_hash

Connection = psycopg.Connection[Any]
LeafRow = tuple[int, int, str, int, str, int, bytes]
"""Position, border, stream, version, topic, time of recording as PostgreSQL counts it, stored bytes."""

PAGE: Final = 1 << 13
"""How many rows of the log are read at once: a power of two, so that pages hold whole subtrees."""

# what tampering has emptied must not stop whoever looks for it
_LEAVES: Final[LiteralString] = (
    "SELECT position, coalesce(commit_position, 0), coalesce(stream::text, ''), coalesce(version, 0),"
    " coalesce(topic, ''), coalesce(recorded_at, '-infinity'), coalesce(state, '')"
    " FROM log WHERE position > %s AND position <= %s ORDER BY position LIMIT %s"
)
_POSTGRES_EPOCH: Final = microseconds(datetime(2000, 1, 1, tzinfo=UTC))
NODES: Final[LiteralString] = (
    "SELECT hash FROM unnest(%s::smallint[], %s::bigint[]) WITH ORDINALITY AS asked (level, place, number)"
    " LEFT JOIN proof_node USING (level, place) ORDER BY number"
)
DATABASE: Final = "database"
"""Where a checkpoint is, in what is said of it; those outside are in a file."""
CHECKPOINTS: Final[LiteralString] = (
    "SELECT size, root, recorded_at, sealed_at, note, verifier_key FROM checkpoint"
)


class CheckpointRow(NamedTuple):
    """A checkpoint as the table has it, its times as PostgreSQL counts them."""

    size: int
    root: bytes
    recorded_at: int
    sealed_at: int
    note: str
    verifier_key: str

    def says(self, checkpoint: Checkpoint) -> bool:
        """Whether the columns say what the checkpoint says."""
        times = (
            microseconds(each) - _POSTGRES_EPOCH for each in (checkpoint.recorded_at, checkpoint.sealed_at)
        )
        return self[:4] == (checkpoint.size, checkpoint.root, *times)


@contextmanager
def connected(conninfo: str) -> Iterator[Connection]:
    """An autocommit session; raises ``LogUnavailable`` when there is none, or it is lost."""
    try:
        with psycopg.connect(conninfo, autocommit=True) as connection:
            yield connection
    except psycopg.OperationalError as error:
        raise LogUnavailable(str(error)) from error


def log_rows(connection: Connection, after: int, until: int) -> list[LeafRow]:
    """A page of the log: the rows after one position, up to another."""
    return _counting_time(connection).execute(_LEAVES, [after, until, PAGE]).fetchall()


def leaf_rows(connection: Connection, after: int, until: int) -> Iterator[list[LeafRow]]:
    """All rows of the log after one position and up to another, in pages."""
    while rows := log_rows(connection, after, until):
        yield rows
        after = rows[-1][0]


def leaf_of(row: LeafRow) -> bytes:
    """The leaf hash of a row."""
    position, border, stream, version, topic, recorded_at, state = row
    recorded_at_us = recorded_at + _POSTGRES_EPOCH
    return leaf_hash(leaf_data(position, border, stream, version, topic, recorded_at_us, state))


def asked(subtrees: Sequence[Subtree]) -> tuple[list[int], list[int]]:
    """The parameters of ``NODES`` for some subtrees."""
    return [each.level for each in subtrees], [each.place for each in subtrees]


def hashes(connection: Connection, subtrees: Sequence[Subtree]) -> list[bytes | None]:
    """The kept hashes of some subtrees, in their order; ``None`` where there is none."""
    rows = connection.execute(NODES, asked(subtrees), binary=True).fetchall()
    return [found for (found,) in rows]


def checkpoints(connection: Connection) -> list[CheckpointRow]:
    """All checkpoints, by size."""
    rows = _counting_time(connection).execute(f"{CHECKPOINTS} ORDER BY size")
    return [CheckpointRow(*row) for row in rows]


def newest(connection: Connection) -> KeptCheckpoint | None:
    """The last checkpoint."""
    with connection.cursor(binary=True, row_factory=args_row(KeptCheckpoint)) as cursor:
        return cursor.execute(f"{CHECKPOINTS} ORDER BY size DESC LIMIT 1").fetchone()


def _counting_time(connection: Connection) -> psycopg.Cursor[Any]:
    """A cursor that takes moments as the numbers that are sent.

    Not every one is a moment once somebody has tampered with it; and making moments of them takes as long
    as hashing the events.
    """
    cursor = connection.cursor(binary=True)
    cursor.adapters.register_loader("timestamptz", Int8BinaryLoader)
    return cursor
