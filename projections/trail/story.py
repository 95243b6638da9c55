"""The story of one matter: what began it, what that caused, and so on, as a tree of events."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from projections.reading import Reading, Visible
from projections.trail.queries import TrailFilter, TrailRow, counts_of, page, pages_of

MOST_TOLD: Final = 500
"""A story goes no deeper once it has told so many events."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a story, ``depth`` steps from what began it.

    ``effects`` is how many events it caused, ``shown`` how many of these the story tells.
    """

    row: TrailRow
    depth: int
    effects: int
    shown: int


@dataclass(frozen=True, slots=True)
class Story:
    """The events of one matter, each followed by what it caused.

    ``unread`` is the position after which the matter goes on with events that were not read; ``None``: none.
    """

    told: tuple[Told, ...]
    unread: int | None


async def story(reading: Reading, correlation: UUID, visible: Visible | None, most: int) -> Story:
    """What the events of a correlation began, with at most ``most`` beginnings and effects of each event."""
    where = TrailFilter(correlation=correlation, visible=visible)
    rows = await page(reading, where, limit=MOST_TOLD + 1)
    unread = rows[MOST_TOLD - 1].position if len(rows) > MOST_TOLD else None
    rows = rows[:MOST_TOLD]
    known = {row.event_id for row in rows}
    begun = [row for row in rows if row.causation_id not in known]
    if len(begun) > most:
        begun, unread = begun[:most], begun[most - 1].position
    children, counts = await _caused(reading, begun, TrailFilter(visible=visible), most)
    return Story(tuple(_told(begun, children, counts, 0)), unread)


async def _caused(
    reading: Reading, begun: Sequence[TrailRow], where: TrailFilter, most: int
) -> tuple[Mapping[UUID, Sequence[TrailRow]], Mapping[UUID, int]]:
    """The effects of events and of their effects, level by level, and how many effects each has."""
    children: dict[UUID, Sequence[TrailRow]] = {}
    counts: dict[UUID, int] = {}
    level = [row.event_id for row in begun]
    while level:
        counts |= await counts_of(reading, "causation_id", level, where)
        if len(counts) > MOST_TOLD:
            break
        children |= await pages_of(reading, "causation_id", level, where, limit=most)
        level = [row.event_id for event in level for row in children[event]]
    return children, counts


def _told(
    rows: Sequence[TrailRow],
    children: Mapping[UUID, Sequence[TrailRow]],
    counts: Mapping[UUID, int],
    depth: int,
) -> Iterator[Told]:
    for row in rows:
        effects = children.get(row.event_id, ())
        yield Told(row, depth, counts.get(row.event_id, 0), len(effects))
        yield from _told(effects, children, counts, depth + 1)
