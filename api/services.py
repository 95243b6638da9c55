"""What the interface needs from outside: ``api/bootstrap.py`` fills it, and nothing else looks further."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, Protocol
from uuid import UUID

from psycopg_pool import AsyncConnectionPool

from api.auth.local import LocalIssuer
from api.auth.tokens import TokenVerifier
from application.bundle.scope import Asked
from application.dispatcher import Dispatcher
from application.read_audit import ReadEntry, ReadFilter, ReadRecord
from application.work import KeyStore
from domain.calendar.calendar import WorkingCalendar
from domain.kernel.clock import Clock
from domain.kernel.recorded import Recorded
from domain.proof.checkpoint import KeptCheckpoint
from projections.generations import Snapshots


class LogHead(Protocol):
    """How far a log has got."""

    @property
    def log_id(self) -> UUID:
        """Which log this is: positions of another one mean nothing here."""
        ...

    @property
    def position(self) -> int:
        """The last position; 0 before the first event."""
        ...

    @property
    def recorded_at(self) -> datetime | None:
        """When that was recorded."""
        ...


class LogEntry(Protocol):
    """An event in a log, unread."""

    @property
    def topic(self) -> str:
        """What happened."""
        ...


class Log(Protocol):
    """The log, asked from a worker thread.  Raises ``LogUnavailable``."""

    def head(self) -> LogHead:
        """How far it has got."""
        ...

    def page(self, after: int, limit: int) -> Sequence[LogEntry]:
        """The events after a position."""
        ...


Streams = Callable[[Sequence[UUID], int], Iterable[Recorded]]
"""The events of streams up to and with a position, those of each stream in order; asked as the log is."""


class Documents(Protocol):
    """The content of documents, asked from a worker thread.  Raises ``LogUnavailable``."""

    def keep(self, office: str, content_hash: str, content: bytes) -> None:
        """Keep a content under its hash."""
        ...

    def find(self, office: str, content_hash: str) -> bytes | None:
        """A content; ``None`` where it is missing or was erased."""
        ...

    def held(self, office: str, content_hashes: Sequence[str]) -> set[str]:
        """Those hashes whose content is there."""
        ...


class Standing(Protocol):
    """How sealing stands."""

    @property
    def sealed(self) -> int:
        """The position up to which checkpoints cover the log."""
        ...

    @property
    def anchored(self) -> int:
        """The position up to which checkpoints outside the database do."""
        ...

    @property
    def fault(self) -> str | None:
        """The code of what keeps the log from being sealed."""
        ...


class Proof(Protocol):
    """The proof of the log, asked from a worker thread.  Raises ``LogUnavailable``."""

    def standing(self) -> Standing:
        """How sealing stands."""
        ...

    def checkpoint(self, size: int | None) -> KeptCheckpoint | None:
        """The checkpoint of a size, or the last one."""
        ...

    def checkpoints(self, after: int, before: int, *, limit: int, backward: bool) -> Sequence[KeptCheckpoint]:
        """The checkpoints between two sizes, by size: the first ones, or the last ones."""
        ...

    def count(self, before: int) -> int:
        """How many checkpoints there are below a size."""
        ...

    def nodes(self, spans: Sequence[range]) -> list[bytes]:
        """The hashes of the nodes of the tree that are over some leaves each."""
        ...


class ReadAudit(Protocol):
    """Who looked at what.  It is opened with the application's event loop and closed with it."""

    def opened(self) -> AbstractAsyncContextManager[None]:
        """Ready for as long as the context is open."""
        ...

    async def note(self, entry: ReadEntry) -> None:
        """Note an entry; it is durable on return.  Raises ``ReadAuditUnavailable``."""
        ...

    async def page(
        self,
        where: ReadFilter,
        *,
        limit: int,
        after: int | None = None,
        before: int | None = None,
        backward: bool = False,
    ) -> Sequence[ReadRecord]:
        """At most ``limit`` records beyond the cursors, oldest first."""
        ...

    async def count(self, where: ReadFilter) -> int:
        """How many records there are."""
        ...


class Bundles(Protocol):
    """Audit bundles, asked from a worker thread.  Raises ``LogUnavailable``."""

    def write(self, asked: Asked, to: IO[bytes]) -> None:
        """Write the bundle that is asked for."""
        ...


class Positions(Protocol):
    """A position that only grows, pushed to this process.

    It is opened with the application's event loop and closed with it.
    """

    def opened(self) -> AbstractAsyncContextManager[None]:
        """Listen for as long as the context is open."""
        ...

    @property
    def position(self) -> int:
        """The newest position told so far."""
        ...

    async def reaches(self, position: int, timeout: float) -> bool:  # noqa: ASYNC109 - the answer is not an error
        """Wait until ``position`` is told, for ``timeout`` seconds at most; tells whether it was."""
        ...

    def told(self) -> AsyncIterator[int]:
        """The newest position now, then each newer one; what comes while the reader is busy is skipped."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one process lets be asked of it.

    ``wait_seconds`` is for how long a read waits for the read models to reach a position;
    ``behind_at_most`` how many events they may lag before the process calls itself not ready.
    """

    body_bytes: int = 256 * 1024
    evidence_bytes: int = 100 * 1024 * 1024
    wait_seconds: float = 5.0
    commands_at_once: int = 64
    behind_at_most: int = 1_000


@dataclass(frozen=True, slots=True)
class Services:
    """The ports of the interface.

    ``reads`` is a pool of autocommit connections to the read models in the name of the reader, not yet
    open; ``snapshots`` are those of all read models.  ``log_positions`` follows the log,
    ``read_positions`` the read models.  ``desks`` lets anybody be anybody, on a demonstration only.
    """

    cell: str
    log_id: UUID
    dispatcher: Dispatcher
    clock: Clock
    calendar: WorkingCalendar
    keys: KeyStore
    evidence: Documents
    log: Log
    proof: Proof
    streams: Streams
    bundles: Bundles
    reads: AsyncConnectionPool[Any]
    snapshots: Snapshots
    log_positions: Positions
    read_positions: Positions
    read_audit: ReadAudit
    tokens: TokenVerifier
    desks: LocalIssuer | None = None
    limits: Limits = Limits()
