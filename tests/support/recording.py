"""Recording on a real log what was decided in memory."""

from collections.abc import Iterable, Sequence

from eventsourcing.persistence import StoredEvent

from application.log import Commit
from domain.kernel.codec import Codec
from domain.kernel.event import Event
from infra.eventstore.bulk import BulkRecorder
from infra.postgres.database import Database


def record(database: Database, commands: Iterable[Sequence[Event]]) -> None:
    """Append commands, each at the time of its decision, to the log of a cell with a scripted clock."""
    recorder = BulkRecorder(database)
    for command in commands:
        at = command[-1].envelope.decided_at
        recorder.insert_events(
            [_stored(event) for event in command], Commit(key=None, digest=b"", outcome="", at=at)
        )
    recorder.flush()
    recorder.close()


def _stored(event: Event) -> StoredEvent:
    return StoredEvent(event.originator_id, event.originator_version, event.TOPIC, Codec.encode(event))
