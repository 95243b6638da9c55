"""The chain of the read audit: what a row is hashed onto, how far it reaches, what checkpoints say of it."""

import hashlib
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

import psycopg
from psycopg.rows import scalar_row

FORMAT: Final = 1
"""What the hash of a row is taken over; raised when rows are hashed otherwise than before."""

Connection = psycopg.Connection[Any]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_LINE: Final = re.compile(r"reads (0|[1-9][0-9]{0,18}) ([A-Za-z0-9+/]{43}=)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Head:
    """How many rows there are, and the hash of the last."""

    count: int
    hash: bytes


def link(before: bytes, sequence: int, read_at: datetime, entry: str) -> bytes:
    """The hash of a row in format 1, as ``append_reads`` takes it."""
    microseconds = (read_at - _EPOCH) // _MICROSECOND
    parts = (FORMAT.to_bytes(4), before, sequence.to_bytes(8), microseconds.to_bytes(8, signed=True))
    return hashlib.sha256(b"".join((*parts, entry.encode()))).digest()


def origin(log_id: UUID) -> Head:
    """Where the chain begins: its first row is hashed onto the hash of the log's id."""
    return Head(0, hashlib.sha256(log_id.bytes).digest())


def head(connection: Connection, log_id: UUID) -> Head:
    """How far the chain reaches, as its head says."""
    found = connection.execute("SELECT count, hash FROM read_audit_head").fetchone()
    return origin(log_id) if found is None else Head(*found)


def hash_at(connection: Connection, log_id: UUID, count: int) -> bytes | None:
    """The hash with which the chain had ``count`` rows; ``None`` where it has fewer now."""
    if count == 0:
        return origin(log_id).hash
    cursor = connection.cursor(row_factory=scalar_row)
    found: bytes | None = cursor.execute(
        "SELECT hash FROM read_audit WHERE sequence = %s", [count]
    ).fetchone()
    return found


def reads_line(log_id: UUID, connection: Connection) -> list[str]:
    """The line of a checkpoint that says how far the chain reaches."""
    reached = head(connection, log_id)
    return [f"reads {reached.count} {b64encode(reached.hash).decode()}"]


def said_of_reads(extensions: Iterable[str]) -> Head | None:
    """How far the chain reached, as the lines of a checkpoint say it; ``None`` where they do not."""
    for line in extensions:
        if found := _LINE.fullmatch(line):
            return Head(int(found[1]), b64decode(found[2]))
    return None
