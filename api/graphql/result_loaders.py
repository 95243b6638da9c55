"""Loaders of results, their editions, lines and notices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from strawberry.dataloader import DataLoader

from api.graphql.loading import each, every, grouped
from projections.reading import Reading
from projections.results.listing import BoardKey, LineFilter, line_counts, line_pages
from projections.results.queries import (
    Rank,
    editions,
    moves_to,
    notices,
    notices_to,
    official,
    results,
    sharing,
)
from projections.results.rows import EditionRow, LineRow, MoveRow, OfficialRow, ResultRow

MoveKey = tuple[UUID, int, str]
"""A subject on an edition of a result."""


@dataclass(frozen=True, slots=True)
class LineAsk:
    """The same part of the lines, asked for of several boards; cursors are rank and ordinal."""

    board: BoardKey
    where: LineFilter
    limit: int
    after: tuple[int, int] | None
    before: tuple[int, int] | None
    backward: bool


_ANY: Final = (UUID(int=0), 0)


class ResultLoaders:
    """Everything of a result that it, a line or an assessment leads to."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.results: DataLoader[UUID, ResultRow | None] = each(self._results)
        self.editions: DataLoader[UUID, list[EditionRow]] = every(self._editions)
        self.lines: DataLoader[LineAsk, list[LineRow]] = every(self._lines)
        self.line_counts: DataLoader[LineAsk, int] = every(self._line_counts)
        self.sharing: DataLoader[Rank, list[str]] = every(self._sharing)
        self.moves: DataLoader[MoveKey, MoveRow | None] = each(self._moves)
        self.official: DataLoader[UUID, list[OfficialRow]] = every(self._official)
        self.notices: DataLoader[UUID, list[MoveRow]] = every(self._notices)
        self.notices_to: DataLoader[UUID, list[MoveRow]] = every(self._notices_to)

    async def _results(self, ids: list[UUID]) -> Mapping[UUID, ResultRow]:
        return {row.result: row for row in await results(self._reading, ids)}

    async def _editions(self, ids: list[UUID]) -> Mapping[UUID, list[EditionRow]]:
        return grouped(ids, await editions(self._reading, ids), lambda row: row.result)

    async def _sharing(self, ranks: list[Rank]) -> Mapping[Rank, list[str]]:
        return await sharing(self._reading, ranks)

    async def _moves(self, keys: list[MoveKey]) -> Mapping[MoveKey, MoveRow]:
        return {(row.result, row.edition, row.subject): row for row in await moves_to(self._reading, keys)}

    async def _official(self, ids: list[UUID]) -> Mapping[UUID, list[OfficialRow]]:
        return grouped(ids, await official(self._reading, ids), lambda row: row.line.assessment)

    async def _notices(self, ids: list[UUID]) -> Mapping[UUID, list[MoveRow]]:
        return grouped(ids, await notices(self._reading, ids), lambda row: row.result)

    async def _notices_to(self, ids: list[UUID]) -> Mapping[UUID, list[MoveRow]]:
        return grouped(ids, await notices_to(self._reading, ids), lambda row: row.assessment)

    async def _lines(self, asks: list[LineAsk]) -> Mapping[LineAsk, list[LineRow]]:
        found: dict[LineAsk, list[LineRow]] = {}
        for ask, same in _alike(asks).items():
            pages = await line_pages(
                self._reading,
                [each.board for each in same],
                ask.where,
                limit=ask.limit,
                after=ask.after,
                before=ask.before,
                backward=ask.backward,
            )
            found |= {each: pages[each.board] for each in same}
        return found

    async def _line_counts(self, asks: list[LineAsk]) -> Mapping[LineAsk, int]:
        found: dict[LineAsk, int] = {}
        for ask, same in _alike(asks).items():
            counts = await line_counts(self._reading, [each.board for each in same], ask.where)
            found |= {each: counts[each.board] for each in same}
        return found


def _alike(asks: Iterable[LineAsk]) -> Mapping[LineAsk, list[LineAsk]]:
    """The asks that differ in their board only, by one of them."""
    alike: dict[LineAsk, list[LineAsk]] = {}
    for ask in asks:
        alike.setdefault(replace(ask, board=_ANY), []).append(ask)
    return alike
