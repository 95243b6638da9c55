"""From rows of the log to batches of changes."""

from collections.abc import Iterator, Sequence
from typing import Final

import psycopg

from application.log import LogUnavailable
from domain.kernel.codec import Codec, UnknownTopic
from domain.kernel.recorded import Recorded
from infra.eventstore.reader import LogRow
from infra.feed.batch import Batch
from infra.feed.generation import Generation
from infra.feed.refusals import TopicUnknown
from projections.table import Change, Fold

_NOT_THE_EVENTS_FAULT: Final = (LogUnavailable, psycopg.OperationalError, MemoryError)


class BorderMissed(ValueError):
    """A change that is not valid from its event's commit border on would show half a command."""


class Folder:
    """Decodes each event once and folds it for all generations; forgets its states when a batch is lost."""

    def __init__(self, fold: Fold, codec: Codec) -> None:
        self._fold = fold
        self._codec = codec
        self._owners = {table.name: model.name for model in fold.models for table in model.tables}

    def batch(self, due: Sequence[Generation], rows: Sequence[LogRow]) -> Batch:
        """What ``rows`` do to the generations ``due``.  Raises ``TopicUnknown`` or ``LogUnavailable``."""
        batch = Batch(due, rows)
        for row in rows:
            self._take(row, batch)
        return batch

    def forget(self) -> None:
        """Drop all states: a batch that was folded is not written."""
        self._fold.forget()

    def _take(self, row: LogRow, batch: Batch) -> None:
        able = batch.able(batch.due, row, (row.stream,))
        if not able:
            return
        try:
            recorded = self._decoded(row)
            if batch.holds:
                able = batch.able(able, row, self._fold.depends_on(recorded))
            batch.changes += [*self._changes(able, recorded)]
        except UnknownTopic as error:
            raise TopicUnknown(topic=error) from error
        except _NOT_THE_EVENTS_FAULT:
            raise
        except Exception as error:  # noqa: BLE001 - whatever one event does, the others go on
            self.forget()
            batch.park(able, row, error)

    def _decoded(self, row: LogRow) -> Recorded:
        event = self._codec.decode(row.topic, row.stream, row.version, row.state)
        return Recorded(row.position, row.commit_position, row.recorded_at, event)

    def _changes(self, able: Sequence[Generation], recorded: Recorded) -> Iterator[Change]:
        if not able:
            return
        models = {generation.model.name for generation in able}
        for change in self._fold.changes(recorded):
            if change.position != recorded.commit_position:
                raise BorderMissed(change.table.name, change.position, recorded.commit_position)
            if self._owners[change.table.name] in models:
                yield change
