"""One generation of a read model: its tables, how far it has got, and what it is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from infra.eventstore.reader import LogReader, LogRow
from infra.feed.refusals import ReadModelAheadOfLog
from projections.generations import ReadModelOfAnotherLog
from projections.rows import TableWriter
from projections.table import ReadModel

State = Literal["BUILDING", "ACTIVE", "RETIRED"]


@dataclass(slots=True)
class Generation:
    """Knows the log up to ``position``, but for the ``parked`` streams: each with the position at fault."""

    model: ReadModel
    number: int
    state: State
    log_id: UUID
    position: int = 0
    recorded_at: datetime | None = None
    parked: dict[UUID, int] = field(default_factory=dict)
    writers: dict[str, TableWriter] = field(init=False)

    def __post_init__(self) -> None:
        self.writers = {table.name: TableWriter(table, self.number) for table in self.model.tables}

    def moved(self, last: LogRow, parked: dict[UUID, int]) -> None:
        """Note that everything up to ``last`` is written."""
        self.position = last.position
        self.recorded_at = last.recorded_at
        self.parked = parked


def require_same_log(generations: Sequence[Generation], log: LogReader) -> None:
    """Make sure that ``log`` is the one the generations were filled from, and has not been rewound.

    Raises ``ReadModelOfAnotherLog`` or ``ReadModelAheadOfLog``.
    """
    head = log.head()
    for generation in generations:
        if generation.log_id != head.log_id:
            raise ReadModelOfAnotherLog(found=generation.log_id, log=head.log_id)
        if generation.position > head.position:
            raise ReadModelAheadOfLog(
                model=generation.model.name, position=generation.position, head=head.position
            )
    reached = {(generation.position, generation.recorded_at) for generation in generations}
    for position, recorded_at in reached:
        _require_same_past(position, recorded_at, log)


def fits(generations: Sequence[Generation], log: LogReader) -> bool:
    """Whether ``log`` is the one the generations were filled from, and has not been rewound."""
    try:
        require_same_log(generations, log)
    except (ReadModelOfAnotherLog, ReadModelAheadOfLog):
        return False
    return True


def _require_same_past(position: int, recorded_at: datetime | None, log: LogReader) -> None:
    """A log that was rewound and has grown again has another time at the same position."""
    here = [row.recorded_at for row in log.page(position - 1, 1)] if position else [None]
    if here != [recorded_at]:
        raise ReadModelOfAnotherLog(found=f"{position}: {recorded_at}", log=f"{position}: {here[0]}")
