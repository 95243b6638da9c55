"""How the making of a plan becomes rows: the steps of its procedure, and the comments with their answers."""

from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from domain.kernel.event import Event
from domain.plan.consultation import ConsultationBegun
from domain.plan.events import (
    IndicatorProposed,
    IndicatorRevised,
    IndicatorWithdrawn,
    MajorTaskDeclared,
    PlanDrafted,
    PlanPublished,
)
from domain.plan.indicator import Indicator
from domain.plan.procedure import Comment, Phase
from domain.plan.review import PlanReturned, PlanReviewed, PlanSubmitted
from domain.plan.state import PlanState
from projections.model import put
from projections.plans.making_rows import PlanStepKind
from projections.plans.making_tables import MAJOR_TASK, PLAN_COMMENT, PLAN_OVERRIDE, PLAN_STEP
from projections.step import Step
from projections.table import Change, Row

_STEPS: Final[Mapping[type[Event], PlanStepKind]] = {
    PlanDrafted: PlanStepKind.DRAFTED,
    PlanSubmitted: PlanStepKind.SUBMITTED,
    PlanReviewed: PlanStepKind.REVIEWED,
    PlanReturned: PlanStepKind.RETURNED,
    ConsultationBegun: PlanStepKind.CONSULTED,
    PlanPublished: PlanStepKind.PUBLISHED,
}
_LATE_CHANGES: Final[Mapping[type[Event], PlanStepKind]] = {
    IndicatorProposed: PlanStepKind.INDICATOR_PROPOSED,
    IndicatorRevised: PlanStepKind.INDICATOR_REVISED,
    IndicatorWithdrawn: PlanStepKind.INDICATOR_WITHDRAWN,
}
"""Changes of the draft are steps of their own once units were consulted on it."""


def making_changes(step: Step[PlanState]) -> Iterator[Change]:
    """The step that was taken, and the comment that was made or answered."""
    event, position = step.recorded.event, step.recorded.commit_position
    if (kind := _kind(step)) is not None:
        yield put(PLAN_STEP, _step(event, kind), position)
    known: Mapping[str, Comment] = {} if step.before is None else step.before.comments
    for number, comment in enumerate(step.after.comments.values(), 1):
        if known.get(comment.ref) is not comment:
            yield put(PLAN_COMMENT, _comment(step.recorded.stream, number, comment), position)
    yield from _decided(step)


def _decided(step: Step[PlanState]) -> Iterator[Change]:
    """The major task that was declared, and the findings that the leading group let pass."""
    event, plan, position = step.recorded.event, step.recorded.stream, step.recorded.commit_position
    if isinstance(event, MajorTaskDeclared):
        task = event.major_task
        yield put(MAJOR_TASK, (plan, task.code, task.name, task.document), position)
    if isinstance(event, PlanPublished):
        first = len(step.after.overrides) - len(event.overrides)
        for number, each in enumerate(event.overrides, first + 1):
            yield put(PLAN_OVERRIDE, (plan, number, each.check, each.node, each.reason), position)


def _kind(step: Step[PlanState]) -> PlanStepKind | None:
    event, before = type(step.recorded.event), step.before
    if before is not None and before.phase is Phase.IN_CONSULTATION:
        return _STEPS.get(event, _LATE_CHANGES.get(event))
    return _STEPS.get(event)


def _step(event: Event, kind: PlanStepKind) -> Row:
    envelope, indicator = event.envelope, getattr(event, "indicator", None)
    return (
        event.originator_id,
        event.originator_version,
        kind.value,
        indicator.code if isinstance(indicator, Indicator) else indicator,
        getattr(event, "comment", None),
        envelope.event_id,
        envelope.effective_on,
        envelope.decided_at,
        envelope.actor.role,
        envelope.actor.unit,
    )


def _comment(plan: UUID, number: int, comment: Comment) -> Row:
    answer = comment.answer
    return (
        plan,
        comment.ref,
        number,
        comment.unit,
        comment.indicator,
        comment.channel,
        comment.text,
        comment.commented_on,
        None if answer is None else answer.outcome,
        None if answer is None else answer.text,
        comment.answered_on,
    )
