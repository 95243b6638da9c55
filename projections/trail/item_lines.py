"""Asking what happened to the items of assessments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.assessment.ruled import Outcome
from projections.reading import VALID, Query, Reading
from projections.trail.kinds import EventKind, kind_of_topic
from projections.trail.tables import TRAIL


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An event about an item, a whole indicator, the grade or the rank, and the appeal that it comes from."""

    assessment: UUID
    item: str
    event_id: UUID
    topic: str
    appeal: UUID | None
    outcome: Outcome | None

    @property
    def kind(self) -> EventKind:
        """The kind of entry."""
        return kind_of_topic(self.topic)


_LINES: Final = Query(
    "SELECT assessment, item, event_id, topic, appeal, outcome FROM {trail} WHERE " + VALID + " AND"
    " position <= %(position)s AND assessment = ANY(%(ids)s) AND item IS NOT NULL"
    " AND effective_on <= coalesce(%(day)s::date, 'infinity') ORDER BY position",
    [TRAIL],
    ItemLine,
)


async def item_lines(
    reading: Reading, assessments: Sequence[UUID], day: date | None = None
) -> list[ItemLine]:
    """The events about items of these assessments, in log order; with ``day``, of that day or before."""
    return await reading.all(_LINES, ids=list(assessments), day=day)
