"""A batch of extracted rows (批次): each row is booked once under a plan, whatever it is booked to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Final
from uuid import UUID

from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id
from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.methods.measure import Measure


class BatchUnknown(Refusal):
    """Nothing was booked from that batch."""

    code = "BATCH_UNKNOWN"
    zh = "该批次没有入账记录"
    en = "nothing has been booked from that batch"


class SourceBooked(Refusal):
    """A row of a batch counts once under a plan (P16)."""

    code = "SOURCE_BOOKED"
    zh = "批次 {batch} 的第 {row} 行已记入 {entry}，同一数据不得重复入账"
    en = "row {row} of batch {batch} is booked to {entry} already: the same data count once"


class Booking(Value):
    """What a row was booked to, and what it said."""

    row: str
    assessment: UUID
    entry: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class BatchState:
    """The rows of a batch that were booked, by row."""

    office: str
    plan: UUID
    batch: str
    rows: Mapping[str, Booking]


class RowBooked(Event):
    """A row of a batch was booked to an entry."""

    TOPIC: ClassVar[str] = "batch.row-booked.v1"

    office: str
    plan: UUID
    system: str
    batch: str
    booking: Booking

    def evolve(self, state: BatchState | None) -> BatchState:
        """Add the row."""
        before = state or BatchState(self.office, self.plan, self.batch, {})
        return replace(before, rows={**before.rows, self.booking.row: self.booking})


class Batch(Aggregate[BatchState]):
    """The rows of one batch of one system, under one plan."""

    NAME = "batch"
    UNKNOWN = BatchUnknown

    @staticmethod
    def id_of(plan: UUID, system: str, batch: str) -> UUID:
        """One stream per plan, system and batch."""
        return stream_id("batch", plan, system, batch)

    def holds(self, booking: Booking) -> bool:
        """Whether the very same row is booked to the very same entry.  Raises ``SourceBooked``."""
        known = self.state.rows.get(booking.row) if self.exists else None
        if known is not None and known != booking:
            batch = self.state.batch
            raise SourceBooked("source", batch=batch, row=booking.row, entry=known.entry)
        return known is not None

    def book(self, office: str, plan: UUID, system: str, batch: str, booking: Booking) -> None:
        """Book a row that is not booked yet."""
        self.trigger(RowBooked, office=office, plan=plan, system=system, batch=batch, booking=booking)


EVENTS: Final = (RowBooked,)
