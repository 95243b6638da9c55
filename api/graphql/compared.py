"""The boards of a peer group at two moments, and the events in between that moved it."""

from collections.abc import Collection, Iterable
from functools import cached_property
from uuid import UUID

from api.graphql.boards import board_of
from api.graphql.context import Context
from api.graphql.event_pages import shown
from api.graphql.events import Event
from api.graphql.spans import Span
from domain.comparison.movement import Movement, Place, Places, movements
from projections.standings.board import BoardLine, ranked
from projections.trail.queries import TrailRow


class Compared:
    """The boards of a peer group at two moments."""

    def __init__(self, span: Span, before: Iterable[BoardLine], after: Iterable[BoardLine]) -> None:
        self.span = span
        self.lines_before = {line.standing.subject: line for line in before}
        self.lines_after = {line.standing.subject: line for line in after}
        self.before = _places(self.lines_before.values())
        self.after = _places(self.lines_after.values())

    @cached_property
    def movements(self) -> dict[str, Movement]:
        """The movement of everybody, in the order in which they are shown."""
        return {each.subject: each for each in movements(self.before, self.after)}

    async def moving(self, context: Context, subjects: Collection[str]) -> list[TrailRow]:
        """The events of these subjects between the moments that may have moved a place, as in the log."""
        since, loader = self.span.start.position, context.loaders(self.span.end).past.moving
        lines = self.lines_before | self.lines_after
        found = await loader.load_many([(lines[each].standing.assessment, since) for each in subjects])
        return sorted((row for rows in found for row in rows), key=lambda row: row.position)

    async def scoring(self, context: Context, subjects: Collection[str]) -> list[Event]:
        """Those of them that moved a score, or with which it began, as far as the viewer may see them."""
        rows = await self.moving(context, subjects)
        counting = (row for row in rows if row.changed_score or row.version == 1)
        return shown(context, counting, self.span.end)


def _places(lines: Iterable[BoardLine]) -> Places:
    return {
        line.standing.subject: Place(ranked(line.standing, line.vetoes), line.rank, line.grade)
        for line in lines
    }


async def compared_boards(context: Context, plan: UUID, peer_group: str, span: Span) -> Compared | None:
    """The boards at two moments; ``None`` where the viewer may not see them or nobody is on the later one."""
    after = await board_of(context, plan, peer_group, span.end)
    if not after:
        return None
    before = await context.loaders(span.start).boards.load((plan, peer_group))
    return Compared(span, before, after)
