"""An event as the log holds it."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from domain.kernel.event import Event


class Recorded(NamedTuple):
    """An event with its place in the log.

    ``commit_position`` is the last position of the command that recorded it: the border up to which
    a reader sees all of that command.  ``recorded_at`` is the log's own time.
    """

    position: int
    commit_position: int
    recorded_at: datetime
    event: Event

    @property
    def stream(self) -> UUID:
        """The stream the event belongs to."""
        return self.event.originator_id
