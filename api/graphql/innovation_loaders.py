"""Loaders of innovation projects, and of what happened to them."""

from collections.abc import Mapping
from uuid import UUID

from strawberry.dataloader import DataLoader

from api.graphql.loading import each, every
from projections.innovations.queries import innovations, reviews, steps
from projections.innovations.rows import InnovationRow, ReviewRow, StepRow
from projections.reading import Reading


class InnovationLoaders:
    """Everything of an innovation project."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.projects: DataLoader[UUID, InnovationRow | None] = each(self._projects)
        self.steps: DataLoader[UUID, tuple[StepRow, ...]] = every(self._steps)
        self.reviews: DataLoader[UUID, tuple[ReviewRow, ...]] = every(self._reviews)

    async def _projects(self, ids: list[UUID]) -> Mapping[UUID, InnovationRow]:
        return {row.innovation: row for row in await innovations(self._reading, ids)}

    async def _steps(self, ids: list[UUID]) -> Mapping[UUID, tuple[StepRow, ...]]:
        return await steps(self._reading, ids)

    async def _reviews(self, ids: list[UUID]) -> Mapping[UUID, tuple[ReviewRow, ...]]:
        return await reviews(self._reading, ids)
