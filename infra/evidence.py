"""The content of documents, kept under its hash beside the keys, apart from the log."""

from collections.abc import Sequence
from typing import Final, LiteralString

from psycopg.rows import scalar_row, tuple_row

from infra.postgres.database import Database, Role
from infra.postgres.statements import Statements

_KEEP: Final[LiteralString] = (
    "INSERT INTO evidence (office, hash, content) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING RETURNING hash"
)
_FIND: Final[LiteralString] = "SELECT content FROM evidence WHERE office = %s AND hash = %s"
_HELD: Final[LiteralString] = (
    "SELECT hash FROM evidence WHERE office = %s AND hash = ANY(%s) AND content IS NOT NULL"
)
_ERASE: Final[LiteralString] = (
    "INSERT INTO evidence (office, hash, erased_at) VALUES (%s, %s, clock_timestamp())"
    " ON CONFLICT (office, hash) DO UPDATE SET content = NULL, erased_at = clock_timestamp()"
    " WHERE evidence.erased_at IS NULL RETURNING hash"
)


class EvidenceStore:
    """Keeps and erases contents; the database itself holds each to its hash.

    Every method raises ``LogUnavailable``.
    """

    def __init__(self, database: Database) -> None:
        settings = database.settings
        conninfo = database.keys(Role.WRITER)
        self._statements = Statements(conninfo, settings.pool_size, settings.connect_timeout)

    def keep(self, office: str, content_hash: str, content: bytes) -> None:
        """Keep a content; one that is kept already, or was erased, stays as it is."""
        self._statements.fetch(_KEEP, (office, content_hash, content), scalar_row)

    def find(self, office: str, content_hash: str) -> bytes | None:
        """A content; ``None`` where it is missing or was erased."""
        rows = self._statements.fetch(_FIND, (office, content_hash), tuple_row)
        return None if not rows or rows[0][0] is None else bytes(rows[0][0])

    def held(self, office: str, content_hashes: Sequence[str]) -> set[str]:
        """Those hashes whose content is there."""
        return set(self._statements.fetch(_HELD, (office, list(content_hashes)), scalar_row))

    def erase(self, office: str, content_hash: str) -> None:
        """Destroy a content for good; what was not there never comes."""
        self._statements.fetch(_ERASE, (office, content_hash), scalar_row)

    def close(self) -> None:
        """Close all connections."""
        self._statements.close()
