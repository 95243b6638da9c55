"""The past of an assessment: how its total came to be, and what two moments of it differ in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Self
from uuid import UUID

import strawberry

from api.graphql.comparisons import AssessmentDiff, assessment_diff
from api.graphql.context import Context, Info
from api.graphql.event_pages import shown
from api.graphql.events import Event
from api.graphql.fields import resolver
from api.graphql.moments import Moment
from api.graphql.official import OfficialAssessment
from api.graphql.pages import After, Before, Connection, First, Last, connection, counted, page_of, sliced
from api.graphql.scalars import Position
from api.graphql.spans import From, To, span_of
from projections.standings.queries import TotalRow
from projections.trail.queries import TrailRow


@strawberry.type(description="A total that stood from a position on.")
class ScoreChange:
    """A step in the history of a total."""

    key: strawberry.Private[UUID]
    moment: strawberry.Private[Moment]
    total: Decimal
    provisional_total: Decimal
    since: Position = strawberry.field(description="The commit border from which it stood.")
    until: Position | None = strawberry.field(
        description="The border at which another came; null: it stands."
    )

    @resolver("The events of that command that moved it, as far as you may see them.")
    async def events(self, info: Info) -> list[Event]:
        """The events, in the order of the log."""
        return shown(info.context, await self._causes(info.context), self.moment)

    @resolver("When it was decided, by the cell's clock.")
    async def decided_at(self, info: Info) -> datetime:
        """The time of the command."""
        return (await self._causes(info.context))[0].decided_at

    @resolver("When it entered the log, by the log's clock.")
    async def recorded_at(self, info: Info) -> datetime:
        """The time of the border."""
        return (await self._causes(info.context))[0].recorded_at

    async def _causes(self, context: Context) -> list[TrailRow]:
        """Those events of the command at whose border it came that moved it; there is one at least."""
        rows = await context.loaders(self.moment).past.moving.load((self.key, 0))
        return [row for row in rows if row.commit_position == self.since and row.moved_a_total]

    @classmethod
    def of(cls, key: UUID, row: TotalRow, moment: Moment) -> Self:
        """The step of a row."""
        return cls(
            key=key,
            moment=moment,
            total=row.total,
            provisional_total=row.provisional_total,
            since=Position(row.valid_from),
            until=None if row.valid_to is None else Position(row.valid_to),
        )


@strawberry.type
class PastAssessment(OfficialAssessment):
    """An assessment that remembers."""

    @resolver("How the total came to be, oldest first; along positions, whatever effectiveOn.")
    async def history(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[ScoreChange]:
        """The totals that stood."""
        page = page_of(info.context.services.log_id, first, after, last, before)
        rows = _changed(await info.context.loaders(self.moment).past.totals.load(self.key))
        part = sliced(rows, page, _since, int)
        return connection(
            part, self.moment, lambda row: ScoreChange.of(self.key, row, self.moment), _since, counted(rows)
        )

    @resolver(
        "What two moments of it differ in, and which events made it so; along positions, of all that was"
        " known at each: COMPARISON_TAKES_NO_DAY where effectiveOn is given."
    )
    async def diff(self, info: Info, start: From, end: To = None) -> AssessmentDiff:
        """The difference."""
        span = await span_of(info.context, self.moment, start, end, self.key)
        return await assessment_diff(info.context, self.row, span)


def _changed(rows: Sequence[TotalRow]) -> list[TotalRow]:
    """The rows with which a total came: those that repeat it are part of the one before."""
    changes: list[TotalRow] = []
    for row in rows:
        if changes and _totals(changes[-1]) == _totals(row):
            changes[-1] = replace(changes[-1], valid_to=row.valid_to)
        else:
            changes.append(row)
    return changes


def _totals(row: TotalRow) -> tuple[Decimal, Decimal]:
    return row.total, row.provisional_total


def _since(row: TotalRow) -> tuple[int]:
    return (row.valid_from,)
