"""The library's recorder on the log: appends through ``append()``, reads plain rows."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, LiteralString
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Notification, StoredEvent
from psycopg.rows import args_row, kwargs_row, scalar_row, tuple_row

from application.log import Commit
from infra.eventstore.appender import Appender
from infra.eventstore.commands import Answer, Command, positions
from infra.eventstore.group_commit import GroupCommit
from infra.eventstore.reader import LAST_POSITION
from infra.eventstore.subscription import LogSubscription
from infra.postgres.database import Database, Role
from infra.postgres.statements import Statements

_UNKEYED: Final = Commit(key=None, digest=b"", outcome="", at=None)
_COLUMNS: Final[LiteralString] = "stream AS originator_id, version AS originator_version, topic, state"
_STREAM: Final[LiteralString] = (
    f"SELECT {_COLUMNS} FROM log WHERE stream = %s AND version > %s AND version <= %s ORDER BY version"
)
_BEYOND: Final[LiteralString] = (
    "SELECT stream, version, topic, state FROM unnest(%s::uuid[], %s::bigint[]) AS known (id, seen)"
    " JOIN log ON stream = id AND version > seen"
)
_NOTIFICATIONS: Final[LiteralString] = (
    f"SELECT position AS id, {_COLUMNS} FROM log WHERE position >= %s AND position <= %s"
)
_VERSION: Final = attrgetter("originator_version")
_OUTCOME: Final[LiteralString] = "SELECT digest, outcome, position FROM command_outcome WHERE key = %s"


class LogRecorder(ApplicationRecorder):
    """Records the commands of many threads in groups; one per process and cell."""

    def __init__(self, database: Database) -> None:
        settings = database.settings
        self._database = database
        self._appender = Appender(database.log(Role.WRITER), settings.append_patience)
        self._group_commit: GroupCommit[Command, Answer] = GroupCommit(self._appender.append)
        self._statements = Statements(database.log(Role.WRITER), settings.pool_size, settings.connect_timeout)

    def insert_events(
        self, stored_events: Sequence[StoredEvent], commit: Commit | None = None, **_: Any
    ) -> Sequence[int]:
        """Record one command durably, all of its events or none, and return their positions.

        Without ``commit`` it has no key, no guards, and the time of a wall clock.  Raises the errors of
        ``application.log``.
        """
        if not stored_events and commit is None:
            return []
        command = Command(stored_events, commit or _UNKEYED)
        return list(positions(command, self._group_commit.submit(command)))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of one stream, by version.  Raises ``LogUnavailable``."""
        query = f"{_STREAM} DESC LIMIT %s" if desc else f"{_STREAM} LIMIT %s"
        bounds = (originator_id, gt or 0, LAST_POSITION if lte is None else lte, limit)
        return self._statements.fetch(query, bounds, kwargs_row(StoredEvent))

    def select_beyond(self, versions: Mapping[UUID, int]) -> Sequence[StoredEvent]:
        """The events of many streams, of each those beyond a version.  Raises ``LogUnavailable``."""
        bounds = (list(versions), list(versions.values()))
        found = self._statements.fetch(_BEYOND, bounds, args_row(StoredEvent))
        return sorted(found, key=_VERSION)  # so many are sorted here in less time than there

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """The events of the whole log, by position.  Raises ``LogUnavailable``."""
        first = (start or 0) if inclusive_of_start else (start or 0) + 1
        bounds = (first, LAST_POSITION if stop is None else stop)
        if not topics:
            query = f"{_NOTIFICATIONS} ORDER BY id LIMIT %s"
            return self._statements.fetch(query, (*bounds, limit), kwargs_row(Notification))
        query = f"{_NOTIFICATIONS} AND topic = ANY(%s) ORDER BY id LIMIT %s"
        return self._statements.fetch(query, (*bounds, list(topics), limit), kwargs_row(Notification))

    def max_notification_id(self) -> int | None:
        """The last position, or ``None`` before the first event.  Raises ``LogUnavailable``."""
        rows: list[int] = self._statements.fetch("SELECT position FROM head", (), scalar_row)
        return rows[0] or None

    def outcome_of(self, key: str) -> tuple[bytes, str, int] | None:
        """Digest, outcome and border of the command recorded under ``key``.  Raises ``LogUnavailable``."""
        return next(iter(self._statements.fetch(_OUTCOME, (key,), tuple_row)), None)

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> LogSubscription:
        """The events after position ``gt``, those to come included."""
        return LogSubscription(self, self._database, gt, topics)

    def close(self) -> None:
        """Close all connections."""
        self._appender.close()
        self._statements.close()
