"""Shorthand for what is sent to the log."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from application.log import Commit
from domain.kernel.clock import ZONE
from infra.eventstore.commands import Command

NOON = datetime(2014, 3, 31, 12, 0, tzinfo=ZONE)
"""Some moment of a scripted clock."""


def happened(stream: UUID, version: int, state: bytes = b"{}") -> StoredEvent:
    """An event of ``stream``."""
    return StoredEvent(
        originator_id=stream, originator_version=version, topic="test.happened.v1", state=state
    )


def commit(
    key: str | None = None,
    *,
    digest: bytes = b"input",
    outcome: str = "done",
    at: datetime | None = NOON,
    guards: Mapping[UUID, int] | None = None,
) -> Commit:
    """What goes with a command, at noon unless said otherwise."""
    return Commit(key=key, digest=digest, outcome=outcome, at=at, guards=guards or {})


def command(*events: StoredEvent, by: Commit | None = None) -> Command:
    """A command of ``events``."""
    return Command(events, by or commit())
