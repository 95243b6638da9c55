"""Loaders of how plans were made."""

from collections.abc import Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from strawberry.dataloader import DataLoader

from api.graphql.loading import every
from domain.plan.indicator import MajorTask
from domain.plan.procedure import Override
from projections.band_settlements.queries import BandSettlementRow, band_settlements
from projections.plans.making_queries import comments_of, major_tasks_of, overrides_of, steps_of
from projections.plans.making_rows import PlanCommentRow, PlanStepRow
from projections.reading import Reading

Row = TypeVar("Row")


class PlanLoaders:
    """What leads from plans to the steps and comments of their making."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.steps: DataLoader[UUID, list[PlanStepRow]] = every(self._steps)
        self.comments: DataLoader[UUID, list[PlanCommentRow]] = every(self._comments)

        self.major_tasks: DataLoader[UUID, list[MajorTask]] = every(self._major_tasks)
        self.band_settlements: DataLoader[UUID, list[BandSettlementRow]] = every(self._band_settlements)
        self.overrides: DataLoader[UUID, list[Override]] = every(self._overrides)

    async def _steps(self, plans: list[UUID]) -> Mapping[UUID, list[PlanStepRow]]:
        return _by_plan(plans, await steps_of(self._reading, plans))

    async def _comments(self, plans: list[UUID]) -> Mapping[UUID, list[PlanCommentRow]]:
        return _by_plan(plans, await comments_of(self._reading, plans))

    async def _major_tasks(self, plans: list[UUID]) -> Mapping[UUID, list[MajorTask]]:
        return _by_plan(plans, await major_tasks_of(self._reading, plans))

    async def _band_settlements(self, plans: list[UUID]) -> Mapping[UUID, list[BandSettlementRow]]:
        rows = await band_settlements(self._reading, plans)
        return _by_plan(plans, ((row.plan, row) for row in rows))

    async def _overrides(self, plans: list[UUID]) -> Mapping[UUID, list[Override]]:
        return _by_plan(plans, await overrides_of(self._reading, plans))


def _by_plan(plans: Iterable[UUID], rows: Iterable[tuple[UUID, Row]]) -> dict[UUID, list[Row]]:
    groups: dict[UUID, list[Row]] = {plan: [] for plan in plans}
    for plan, row in rows:
        groups[plan].append(row)
    return groups
