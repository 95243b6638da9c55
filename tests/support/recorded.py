"""A log in memory: what commands recorded, with positions and commit borders."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from domain.kernel.event import Event
from domain.kernel.recorded import Recorded

DELAY: Final = timedelta(seconds=1)
"""How long after its decision a command is recorded."""


class MemoryLog:
    """The events of commands, each command with one border."""

    def __init__(self, commands: Iterable[Sequence[Event]] = ()) -> None:
        self.events: list[Recorded] = []
        self._streams: defaultdict[UUID, list[Recorded]] = defaultdict(list)
        for command in commands:
            self.append(command)

    def append(self, command: Sequence[Event]) -> None:
        """Record one command."""
        first, border = self.head + 1, self.head + len(command)
        at = max(event.envelope.decided_at for event in command) + DELAY
        for position, event in enumerate(command, first):
            recorded = Recorded(position, border, at, event)
            self.events.append(recorded)
            self._streams[event.originator_id].append(recorded)

    @property
    def head(self) -> int:
        """The last position."""
        return len(self.events)

    @property
    def borders(self) -> list[int]:
        """The commit borders, in order."""
        return list(dict.fromkeys(each.commit_position for each in self.events))

    def up_to(self, position: int) -> list[Recorded]:
        """All events up to a position."""
        return self.events[:position]

    def history(self, stream: UUID, before: int) -> list[Recorded]:
        """The events of a stream below a position."""
        return [each for each in self._streams[stream] if each.position < before]

    def pages(self, size: int) -> Iterable[list[Recorded]]:
        """The log in pages of at least ``size`` events, cut at borders."""
        page: list[Recorded] = []
        for each in self.events:
            page.append(each)
            if len(page) >= size and each.position == each.commit_position:
                yield page
                page = []
        if page:
            yield page
