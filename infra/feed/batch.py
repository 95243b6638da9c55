"""A batch on its way into the tables: what changes, and what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from infra.eventstore.reader import LogRow
from infra.feed.generation import Generation
from projections.table import Change


@dataclass(frozen=True, slots=True)
class Missing:
    """An event that a generation does not take, and the position of the event at fault."""

    generation: Generation
    row: LogRow
    cause: int
    error: str

    @property
    def values(self) -> tuple[object, ...]:
        """As recorded: model, generation, position, stream, topic, cause, error."""
        model, number, row = self.generation.model.name, self.generation.number, self.row
        return model, number, row.position, row.stream, row.topic, self.cause, self.error


class Batch:
    """What ``rows`` do to the generations that are ``due`` for them.

    An event that fails parks its stream; later events of that stream, and of streams that depend on it,
    are held behind it.  ``parked`` tells by model which streams are parked after the batch.
    """

    def __init__(self, due: Sequence[Generation], rows: Sequence[LogRow]) -> None:
        self.due = due
        self.rows = rows
        self.parked = {generation.model.name: dict(generation.parked) for generation in due}
        self.changes: list[Change] = []
        self.missing: list[Missing] = []
        self.holds = any(self.parked.values())

    @property
    def last(self) -> LogRow:
        """The row up to which the generations will know the log."""
        return self.rows[-1]

    @property
    def faults(self) -> set[tuple[LogRow, str]]:
        """The events at fault, each with what is wrong with it."""
        return {(each.row, each.error) for each in self.missing if each.cause == each.row.position}

    def park(self, generations: Iterable[Generation], row: LogRow, error: BaseException) -> None:
        """Leave an event out of ``generations`` because of ``error``, and its stream from there on."""
        self.holds = True
        for generation in generations:
            self._miss(generation, row, row.position, _told(error))

    def able(
        self, generations: Sequence[Generation], row: LogRow, streams: Iterable[UUID]
    ) -> Sequence[Generation]:
        """Those of ``generations`` in which none of ``streams`` is parked; the others hold the event."""
        if not self.holds:
            return generations
        able: list[Generation] = []
        for generation in generations:
            parked = self.parked[generation.model.name]
            cause = min((parked[stream] for stream in streams if stream in parked), default=None)
            if cause is None:
                able.append(generation)
            else:
                self._miss(generation, row, cause, f"held behind {cause}")
        return able

    def _miss(self, generation: Generation, row: LogRow, cause: int, error: str) -> None:
        first = self.parked[generation.model.name].setdefault(row.stream, cause)
        self.missing.append(Missing(generation, row, first, error))


def parked(due: Sequence[Generation], rows: Sequence[LogRow], error: Exception) -> Batch:
    """A batch of which nothing is taken."""
    batch = Batch(due, rows)
    for row in rows:
        batch.park(due, row, error)
    return batch


def _told(error: BaseException) -> str:
    """``error`` as text that every database takes."""
    text = f"{type(error).__name__}: {error}".replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text.encode(errors="replace").decode()
