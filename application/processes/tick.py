"""A tick of the clock: every process looks once for what has fallen due, and that is recorded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from application.command import Caller, Command, Receipt
from application.processes.due import Due, DueProcess, Outlook
from domain.kernel.refusal import Refusal, Refusals

CLOCK: Final = "system:deadline-clock"
"""As whom the clock acts."""


class Executor(Protocol):
    """The dispatcher, as the clock uses it."""

    def execute(self, command: Command, caller: Caller, key: str | None = None) -> Receipt:
        """Decide and record a command, once under a key."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What came of something that fell due: the position at which it was recorded, or why it was refused."""

    process: str
    due: Due
    position: int | None
    refusals: tuple[Refusal, ...]


class Tick:
    """One tick.  A tick that is repeated, or that was interrupted, records nothing twice."""

    def __init__(self, processes: Iterable[DueProcess], executor: Executor, outlook: Outlook) -> None:
        self._processes = tuple(processes)
        self._executor = executor
        self._outlook = outlook

    def run(self) -> Iterator[Told]:
        """Do what is due, process by process; what is refused does not keep the rest from being done."""
        for process in self._processes:
            for due in tuple(process.due(self._outlook)):
                yield self._told(process.name, due)

    def _told(self, process: str, due: Due) -> Told:
        key = due.key(process)
        caller = Caller(person=CLOCK, channel="SYSTEM", correlation_id=key)
        try:
            receipt = self._executor.execute(due.command, caller, str(key))
        except Refusal as refusal:
            return Told(process, due, None, (refusal,))
        except Refusals as several:
            return Told(process, due, None, several.refusals)
        return Told(process, due, receipt.position, ())
