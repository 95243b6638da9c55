"""Loaders of what came up in the workflow, by assessment, and of field samples, by plan."""

from collections.abc import Mapping
from uuid import UUID

from strawberry.dataloader import DataLoader

from api.graphql.loading import every, grouped
from projections.reading import Reading
from projections.workflow.queries import (
    AlarmRow,
    DueDateRow,
    FaultRow,
    FieldSampleRow,
    ScoreCommentRow,
    SelfCheckRow,
    alarms,
    due_dates,
    faults,
    field_samples,
    score_comments,
    self_checks,
)


class WorkflowLoaders:
    """Everything of the workflow that an assessment or a plan leads to."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.faults: DataLoader[UUID, list[FaultRow]] = every(self._faults)
        self.comments: DataLoader[UUID, list[ScoreCommentRow]] = every(self._comments)
        self.due_dates: DataLoader[UUID, list[DueDateRow]] = every(self._due_dates)
        self.alarms: DataLoader[UUID, list[AlarmRow]] = every(self._alarms)
        self.self_checks: DataLoader[UUID, list[SelfCheckRow]] = every(self._self_checks)
        self.field_samples: DataLoader[UUID, list[FieldSampleRow]] = every(self._field_samples)

    async def _faults(self, ids: list[UUID]) -> Mapping[UUID, list[FaultRow]]:
        return grouped(ids, await faults(self._reading, ids), lambda row: row.assessment)

    async def _comments(self, ids: list[UUID]) -> Mapping[UUID, list[ScoreCommentRow]]:
        return grouped(ids, await score_comments(self._reading, ids), lambda row: row.assessment)

    async def _due_dates(self, ids: list[UUID]) -> Mapping[UUID, list[DueDateRow]]:
        return grouped(ids, await due_dates(self._reading, ids), lambda row: row.assessment)

    async def _alarms(self, ids: list[UUID]) -> Mapping[UUID, list[AlarmRow]]:
        return grouped(ids, await alarms(self._reading, ids), lambda row: row.assessment)

    async def _self_checks(self, ids: list[UUID]) -> Mapping[UUID, list[SelfCheckRow]]:
        return grouped(ids, await self_checks(self._reading, ids), lambda row: row.assessment)

    async def _field_samples(self, ids: list[UUID]) -> Mapping[UUID, list[FieldSampleRow]]:
        return grouped(ids, await field_samples(self._reading, ids), lambda row: row.plan)
