"""Loaders of trails: the same part of several of them is fetched together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from strawberry.dataloader import DataLoader

from api.graphql.loading import every
from projections.reading import Reading
from projections.trail.queries import Owner, TrailFilter, TrailRow, counts_of, pages_of


@dataclass(frozen=True, slots=True)
class TrailAsk:
    """The same part of the trail, asked for of several assessments or appeals."""

    of: UUID
    owner: Owner
    where: TrailFilter
    limit: int
    after: int | None
    before: int | None
    backward: bool


_ANY: Final = UUID(int=0)


class TrailLoaders:
    """The trails that assessments, items and appeals lead to."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.pages: DataLoader[TrailAsk, list[TrailRow]] = every(self._pages)
        self.counts: DataLoader[TrailAsk, int] = every(self._counts)

    async def _pages(self, asks: list[TrailAsk]) -> Mapping[TrailAsk, list[TrailRow]]:
        found: dict[TrailAsk, list[TrailRow]] = {}
        for ask, same in _alike(asks).items():
            pages = await pages_of(
                self._reading,
                ask.owner,
                [each.of for each in same],
                ask.where,
                limit=ask.limit,
                after=ask.after,
                before=ask.before,
                backward=ask.backward,
            )
            found |= {each: pages[each.of] for each in same}
        return found

    async def _counts(self, asks: list[TrailAsk]) -> Mapping[TrailAsk, int]:
        found: dict[TrailAsk, int] = {}
        for ask, same in _alike(asks).items():
            counts = await counts_of(self._reading, ask.owner, [each.of for each in same], ask.where)
            found |= {each: counts[each.of] for each in same}
        return found


def _alike(asks: Iterable[TrailAsk]) -> Mapping[TrailAsk, list[TrailAsk]]:
    """The asks that differ only in whose trail it is, by one of them."""
    alike: dict[TrailAsk, list[TrailAsk]] = {}
    for ask in asks:
        alike.setdefault(replace(ask, of=_ANY), []).append(ask)
    return alike
