"""What was begun and reaches more streams than one commit takes is carried out part by part."""

from collections.abc import Callable
from itertools import count
from typing import Final
from uuid import UUID, uuid5

from application.command import Caller, Command
from application.dispatcher import Dispatcher
from application.parts import DONE
from domain.kernel.event import Event
from domain.kernel.recorded import Recorded

_NAMESPACE: Final = UUID("5b6a4f2e-93c1-5d0e-8a77-2c9f60d31b14")

Begun = type[Event]
PartCommand = Callable[[Recorded, int], Command]
"""The command that does one part, from the event that began the whole and the part's number from 0."""


class PartByPart:
    """Each part has a key of its own: what was done before an interruption is not done again."""

    def __init__(self, name: str, begun: Begun, command: PartCommand, dispatcher: Dispatcher) -> None:
        self.name = name
        self.topics = frozenset({begun.TOPIC})
        self._command = command
        self._dispatcher = dispatcher

    def react(self, recorded: Recorded) -> None:
        """Do part after part."""
        for part in count():
            if self.do_part(recorded, part) == DONE:
                return

    def do_part(self, recorded: Recorded, part: int) -> str | None:
        """Do one part; gives ``MORE``, or ``DONE`` with the last one."""
        envelope = recorded.event.envelope
        caller = Caller(
            person=f"system:{self.name}", channel="SYSTEM", correlation_id=envelope.correlation_id
        )
        key = uuid5(_NAMESPACE, f"{envelope.event_id}/{part}")
        return self._dispatcher.execute(self._command(recorded, part), caller, str(key)).result
