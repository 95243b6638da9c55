"""One event of the log, as the bundle brings it."""

from typing import NamedTuple

from .figures import Json


class Event(NamedTuple):
    """What happened: the stored bytes with their place in the log, and what they say.

    ``recorded_at`` are microseconds since 1970 (UTC).  ``said`` is empty where the bytes cannot be read.
    """

    position: int
    commit_position: int
    stream: str
    version: int
    topic: str
    recorded_at: int
    stored: bytes
    said: Json

    @property
    def id(self) -> str:
        """The event's own id."""
        return str(self.said["envelope"]["event_id"])

    @property
    def day(self) -> str:
        """The day that the fact belongs to."""
        return str(self.said["envelope"]["effective_on"])
