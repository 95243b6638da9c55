"""What in the read audit is not as it was recorded.

It trusts nothing in the database but reads it all: triggers and grants may have been off.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from operator import itemgetter
from typing import Final, LiteralString, NamedTuple
from uuid import UUID

from psycopg.rows import args_row

from infra.proof.claims import Claim
from infra.proof.damage import Damage, DamageKind
from infra.read_audit.chain import FORMAT, Connection, Head, hash_at, head, link, origin, said_of_reads

_ROWS: Final[LiteralString] = (
    "SELECT sequence, format, read_at, entry, hash FROM read_audit ORDER BY sequence"
)
_PAGE: Final = 5_000


class _Row(NamedTuple):
    sequence: int
    format: int
    read_at: datetime
    entry: str
    hash: bytes


def check_reads(connection: Connection, log_id: UUID, claims: Iterable[Claim]) -> Iterator[Damage]:
    """What is wrong with the chain, and with what checkpoints claim of it, as one snapshot shows it.

    A fault's position is the number of a record.
    """
    last = origin(log_id)
    with connection.cursor("read_audit_rows", row_factory=args_row(_Row)) as rows:
        rows.itersize = _PAGE
        for row in rows.execute(_ROWS):
            yield from _wrong_with(row, last)
            last = Head(row.sequence, row.hash)
    if head(connection, log_id) != last:
        yield Damage.at(DamageKind.READ_HEAD_WRONG, last.count)
    yield from _unkept(connection, log_id, claims)


def _wrong_with(row: _Row, before: Head) -> Iterator[Damage]:
    """Each row is held against the one that is stored before it, so that one fault is told once."""
    due = before.count + 1
    if row.sequence != due:
        yield Damage.at(DamageKind.READ_MISSING, due, row.sequence - 1)
    elif row.format != FORMAT:
        yield Damage.at(DamageKind.READ_FORMAT_UNKNOWN, due, said=row.format, known=FORMAT)
    elif row.hash != link(before.hash, due, row.read_at, row.entry):
        yield Damage.at(DamageKind.READ_CHANGED, due)


def _unkept(connection: Connection, log_id: UUID, claims: Iterable[Claim]) -> Iterator[Damage]:
    """The first claim about the chain that does not hold."""
    said = ((said_of_reads(claim.extensions), claim.where) for claim in claims)
    heads = [(reached.count, reached.hash, where) for reached, where in said if reached is not None]
    for count, digest, where in sorted(heads, key=itemgetter(0)):
        found = hash_at(connection, log_id, count)
        if found != digest:
            kind = DamageKind.READS_CUT if found is None else DamageKind.READS_WRONG
            yield Damage.at(kind, count, where=where)
            return
