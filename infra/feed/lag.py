"""How far read models are behind the log, as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from infra.eventstore.reader import LogReader
from projections.generations import Pointer


@dataclass(frozen=True, slots=True)
class Lag:
    """The lag of one read model.

    ``age`` is for how long the oldest event that it does not know has been recorded: zero if it knows all,
    ``None`` on a scripted clock, whose times are not ours.  ``parked`` streams are missing whatever the lag.
    """

    model: str
    position: int
    head: int
    age: timedelta | None
    parked: int

    @property
    def events(self) -> int:
        """How many events are waiting."""
        return self.head - self.position


def lags(pointers: Iterable[Pointer], log: LogReader) -> list[Lag]:
    """The lag of each read model at this moment.  Raises ``LogUnavailable``."""
    head = log.head()
    scripted = head.clock == "scripted"
    return [
        Lag(
            pointer.model,
            pointer.position,
            head.position,
            None if scripted else _age(log, pointer.position, datetime.now(UTC)),
            pointer.incomplete,
        )
        for pointer in pointers
    ]


def _age(log: LogReader, position: int, now: datetime) -> timedelta:
    waiting = log.page(position, 1)[:1]
    return max((now - row.recorded_at for row in waiting), default=timedelta(0))
