"""Asking for milestones."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from domain.milestone.state import Milestone, MilestoneStatus
from projections.milestones.tables import MILESTONE
from projections.reading import VALID, Query, Reading


def _row(*columns: Any) -> tuple[UUID, str, Milestone]:
    values = dict(zip(MILESTONE.columns, columns, strict=True))
    plan, office = values.pop("plan"), values.pop("office")
    values["status"] = MilestoneStatus(values["status"])
    values["evidence"] = tuple(values["evidence"])
    return plan, office, Milestone(**values)


_MILESTONES: Final = Query(
    "SELECT " + ", ".join(MILESTONE.columns) + " FROM {milestone}"
    " WHERE plan = ANY(%(plans)s) AND " + VALID + " ORDER BY due_on, code",
    [MILESTONE],
    _row,
)


async def milestones(reading: Reading, plans: Sequence[UUID]) -> list[tuple[UUID, str, Milestone]]:
    """The milestones of plans with plan and office, those due first first, the dropped included."""
    return await reading.all(_MILESTONES, plans=list(plans))
