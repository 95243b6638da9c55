"""Loaders of evaluation rounds."""

from collections.abc import Mapping
from uuid import UUID

from strawberry.dataloader import DataLoader

from api.graphql.loading import each, every, grouped
from projections.evaluations.queries import (
    RaterRow,
    RoundRow,
    SourceRow,
    TallyRow,
    rated_by,
    raters,
    rounds_of,
    sources,
    tallies,
)
from projections.reading import Reading, Visible


class EvaluationLoaders:
    """Rounds and what they lead to, by the round's key; of a reader the rounds in which to rate."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.rounds: DataLoader[UUID, RoundRow | None] = each(self._rounds)
        self.raters: DataLoader[UUID, list[RaterRow]] = every(self._raters)
        self.sources: DataLoader[UUID, list[SourceRow]] = every(self._sources)
        self.tallies: DataLoader[UUID, list[TallyRow]] = every(self._tallies)
        self.rated: DataLoader[Visible, list[RaterRow]] = every(self._rated)

    async def _rounds(self, keys: list[UUID]) -> Mapping[UUID, RoundRow]:
        return {row.round: row for row in await rounds_of(self._reading, keys)}

    async def _raters(self, keys: list[UUID]) -> Mapping[UUID, list[RaterRow]]:
        return grouped(keys, await raters(self._reading, keys), lambda row: row.round)

    async def _sources(self, keys: list[UUID]) -> Mapping[UUID, list[SourceRow]]:
        return grouped(keys, await sources(self._reading, keys), lambda row: row.round)

    async def _tallies(self, keys: list[UUID]) -> Mapping[UUID, list[TallyRow]]:
        return grouped(keys, await tallies(self._reading, keys), lambda row: row.round)

    async def _rated(self, readers: list[Visible]) -> Mapping[Visible, list[RaterRow]]:
        return {reader: await rated_by(self._reading, reader) for reader in readers}
