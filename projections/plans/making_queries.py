"""Asking how plans were made."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from domain.plan.indicator import MajorTask
from domain.plan.procedure import Override
from projections.plans.making_rows import PlanCommentRow, PlanStepKind, PlanStepRow
from projections.plans.making_tables import MAJOR_TASK, PLAN_COMMENT, PLAN_OVERRIDE, PLAN_STEP
from projections.reading import VALID, Query, Reading


def _step(plan: UUID, step: str, *columns: Any) -> tuple[UUID, PlanStepRow]:
    return plan, PlanStepRow(PlanStepKind(step), *columns)


def _comment(plan: UUID, *columns: Any) -> tuple[UUID, PlanCommentRow]:
    return plan, PlanCommentRow(*columns)


def _major_task(plan: UUID, code: str, name: str, document: str) -> tuple[UUID, MajorTask]:
    return plan, MajorTask(code=code, name=name, document=document)


def _override(plan: UUID, check: str, node: str, reason: str) -> tuple[UUID, Override]:
    return plan, Override(check=check, node=node, reason=reason)


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


_MAJOR_TASKS: Final = Query(
    "SELECT plan, code, name, document FROM {major_task} WHERE plan = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY code",
    [MAJOR_TASK],
    _major_task,
)
_OVERRIDES: Final = Query(
    "SELECT plan, finding, node, reason FROM {plan_override} WHERE plan = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY number",
    [PLAN_OVERRIDE],
    _override,
)


async def steps_of(reading: Reading, plans: Sequence[UUID]) -> list[tuple[UUID, PlanStepRow]]:
    """The steps by which these plans were made, each with its plan, in order."""
    return await reading.all(_STEPS, ids=list(plans))


async def comments_of(reading: Reading, plans: Sequence[UUID]) -> list[tuple[UUID, PlanCommentRow]]:
    """The comments on these plans, each with its plan, in the order they came."""
    return await reading.all(_COMMENTS, ids=list(plans))


async def major_tasks_of(reading: Reading, plans: Sequence[UUID]) -> list[tuple[UUID, MajorTask]]:
    """The major tasks declared for these plans, each with its plan, by code."""
    return await reading.all(_MAJOR_TASKS, ids=list(plans))


async def overrides_of(reading: Reading, plans: Sequence[UUID]) -> list[tuple[UUID, Override]]:
    """What the leading group let pass in these plans, each with its plan, in order."""
    return await reading.all(_OVERRIDES, ids=list(plans))
