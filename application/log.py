"""The log as the application needs it: what an append asserts, and how it can be refused.

The adapter is ``infra/eventstore``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """What goes with the events of one command into the log.

    ``key`` is the idempotency key in its scope (actor, command name, key), or ``None``; ``digest`` is
    the SHA-256 of the canonical input; ``outcome`` is what a repeat is answered with.  ``at`` is the
    scripted time, ``None`` on a wall clock.  ``guards`` maps streams that were read but not written to
    the version they were read at.
    """

    key: str | None
    digest: bytes
    outcome: str
    at: datetime | None
    guards: Mapping[UUID, int] = field(default_factory=dict)


class AppendRefused(Exception):
    """The log took nothing of this command."""


class StreamMoved(AppendRefused):
    """A stream that the command writes or guards has moved since it was read: decide again."""


class AlreadyDone(AppendRefused):
    """The same command under the same key was recorded before."""

    def __init__(self, outcome: str, position: int) -> None:
        super().__init__(f"recorded before at {position}")
        self.outcome = outcome
        self.position = position


class KeyReused(AppendRefused):
    """The idempotency key was used before with other input."""


class ClockRefused(AppendRefused):
    """A scripted time on a wall clock, none on a scripted one, or one that goes back."""


class LogUnavailable(Exception):
    """The log could not be reached, or its answer was lost: the same command may be sent again."""
