"""Loaders that lead back: totals that stood, events that moved them, borders, comparisons, decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

import anyio.to_thread
from strawberry.dataloader import DataLoader

from api.graphql.loading import each, every, grouped
from api.graphql.moments import Moment
from api.services import Streams
from application.appeal.decisions import decisions
from application.comparison import comparisons
from domain.appeal.vote import Decided
from domain.comparison.comparison import Comparison
from projections.standings.listing import totals_of
from projections.standings.queries import TotalRow
from projections.trail.borders import Border, Version, borders_of, last_border
from projections.trail.queries import TrailRow, border_at, moving

Since = tuple[UUID, int]
"""An assessment, and the border from which on it is asked about."""


class PastLoaders:
    """Everything that leads from a moment back to earlier ones."""

    def __init__(self, moment: Moment, streams: Streams) -> None:
        self._reading = moment.reading
        self._streams = streams
        self.totals: DataLoader[UUID, list[TotalRow]] = every(self._totals)
        self.moving: DataLoader[Since, list[TrailRow]] = every(self._moving)
        self.last_borders: DataLoader[int, Border | None] = each(self._last_borders)
        self.borders_at: DataLoader[datetime, int] = every(self._borders_at)
        self.borders_of: DataLoader[Version, int | None] = each(self._borders_of)
        self.comparisons: DataLoader[Since, Comparison | None] = each(self._comparisons)
        self.decided: DataLoader[UUID, Sequence[Decided]] = every(self._decided)

    async def _totals(self, ids: list[UUID]) -> Mapping[UUID, list[TotalRow]]:
        return await totals_of(self._reading, ids)

    async def _moving(self, asked: list[Since]) -> Mapping[Since, list[TrailRow]]:
        found: dict[Since, list[TrailRow]] = {}
        for after in {after for _, after in asked}:
            ids = [assessment for assessment, since in asked if since == after]
            rows = grouped(ids, await moving(self._reading, ids, after), lambda row: row.assessment)
            found |= {(assessment, after): rows[assessment] for assessment in ids}
        return found

    async def _last_borders(self, positions: list[int]) -> Mapping[int, Border]:
        readings = {each: replace(self._reading, position=each) for each in positions}
        found = {each: await last_border(reading) for each, reading in readings.items()}
        return {each: border for each, border in found.items() if border is not None}

    async def _borders_at(self, times: list[datetime]) -> Mapping[datetime, int]:
        return {each: await border_at(self._reading, each) for each in times}

    async def _borders_of(self, versions: list[Version]) -> Mapping[Version, int]:
        return await borders_of(self._reading, versions)

    async def _comparisons(self, asked: list[Since]) -> Mapping[Since, Comparison]:
        """By the log: who is not open yet at the moment is left out."""
        position = self._reading.position
        return await anyio.to_thread.run_sync(
            partial(comparisons, asked, lambda streams: self._streams(streams, position))
        )

    async def _decided(self, appeals: list[UUID]) -> Mapping[UUID, Sequence[Decided]]:
        """What the ballots of each appeal decided, by the log."""
        position = self._reading.position
        return await anyio.to_thread.run_sync(
            partial(decisions, appeals, lambda streams: self._streams(streams, position))
        )
