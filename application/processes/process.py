"""What a process is."""

from collections.abc import Collection
from typing import Protocol

from domain.kernel.recorded import Recorded


class Process(Protocol):
    """Reacts to events of the log, each at least once and in order; reacting twice must do no harm."""

    @property
    def name(self) -> str:
        """The name under which its position is kept; never changes."""
        ...

    @property
    def topics(self) -> Collection[str]:
        """The events that it reacts to."""
        ...

    def react(self, recorded: Recorded) -> None:
        """Do what this event calls for."""
        ...
