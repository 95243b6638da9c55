"""Recording one loader's commands in groups, without waiting for each."""

from collections.abc import Container, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from application.log import AppendRefused, Commit
from infra.eventstore.commands import Command, positions
from infra.eventstore.group_commit import GROUP_SIZE
from infra.eventstore.recorder import LogRecorder
from infra.postgres.database import Database

_ONLY_WRITER: Final = "somebody else writes to the log that is being loaded"


class BulkRecorder(LogRecorder):
    """The recorder of a loader that is alone with its log.

    Commands reach the log in order, a group at a time; what was told is durable once :meth:`flush`
    returns, or once their stream is read.  A refusal by the log comes with the group, not with the command;
    all before it stands.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._waiting: list[Command] = []
        self._position = super().max_notification_id() or 0

    def insert_events(
        self, stored_events: Sequence[StoredEvent], commit: Commit | None = None, **_: Any
    ) -> Sequence[int]:
        """Take a command and tell the positions that it will have.  Raises the errors of :meth:`flush`."""
        if commit is None:
            self.flush()
            return super().insert_events(stored_events)
        first, self._position = self._position + 1, self._position + len(stored_events)
        self._waiting.append(Command(stored_events, commit))
        if len(self._waiting) == GROUP_SIZE:
            self.flush()
        return range(first, self._position + 1)

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of one stream, with those that were waiting.  Raises the errors of :meth:`flush`."""
        self._flush_streams((originator_id,))
        return super().select_events(originator_id, gt=gt, lte=lte, desc=desc, limit=limit)

    def select_beyond(self, versions: Mapping[UUID, int]) -> Sequence[StoredEvent]:
        """The events of many streams, with those that were waiting.  Raises the errors of :meth:`flush`."""
        self._flush_streams(versions)
        return super().select_beyond(versions)

    def max_notification_id(self) -> int | None:
        """The last position that was told, recorded or waiting."""
        return self._position or None

    def flush(self) -> None:
        """Record what is waiting.  Raises the errors of ``application.log``."""
        group, self._waiting = self._waiting, []
        expected = self._position - sum(len(command.events) for command in group)
        for command, answer in zip(group, self._appender.append(group) if group else (), strict=True):
            found = positions(command, answer)
            if found.start != expected + 1:
                raise AppendRefused(_ONLY_WRITER)
            expected = found.stop - 1

    def _flush_streams(self, streams: Container[UUID | str]) -> None:
        """Record what is waiting if some of it is of these streams."""
        if any(event.originator_id in streams for command in self._waiting for event in command.events):
            self.flush()
