"""Asking how plans were made."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from projections.plans.making_rows import PlanCommentRow, PlanStepKind, PlanStepRow
from projections.plans.making_tables import PLAN_COMMENT, PLAN_STEP
from projections.reading import VALID, Query, Reading


def _step(plan: UUID, step: str, *columns: Any) -> tuple[UUID, PlanStepRow]:
    return plan, PlanStepRow(PlanStepKind(step), *columns)


def _comment(plan: UUID, *columns: Any) -> tuple[UUID, PlanCommentRow]:
    return plan, PlanCommentRow(*columns)


_STEPS: Final = Query(
    "SELECT plan, step, indicator, note, event_id, day, decided_at, actor_role, actor_unit FROM {plan_step}"
    " WHERE plan = ANY(%(ids)s) AND " + VALID + " ORDER BY number",
    [PLAN_STEP],
    _step,
)
_COMMENTS: Final = Query(
    "SELECT plan, comment, unit, indicator, channel, text, commented_on, outcome, answer, answered_on"
    " FROM {plan_comment} WHERE plan = ANY(%(ids)s) AND " + VALID + " ORDER BY number",
    [PLAN_COMMENT],
    _comment,
)


async def steps_of(reading: Reading, plans: Sequence[UUID]) -> list[tuple[UUID, PlanStepRow]]:
    """The steps by which these plans were made, each with its plan, in order."""
    return await reading.all(_STEPS, ids=list(plans))


async def comments_of(reading: Reading, plans: Sequence[UUID]) -> list[tuple[UUID, PlanCommentRow]]:
    """The comments on these plans, each with its plan, in the order they came."""
    return await reading.all(_COMMENTS, ids=list(plans))
