"""How plans become rows."""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Final, TypeVar
from uuid import UUID

from domain.plan.amendment import Amendment
from domain.plan.claim_item import ClaimGroup, ClaimItem
from domain.plan.events import PlanPublished
from domain.plan.indicator import Indicator, Project, Section, WorkItem
from domain.plan.plan import Plan
from domain.plan.state import PlanState
from projections.model import Model, end, put
from projections.plans.making import making_changes
from projections.plans.making_tables import MAJOR_TASK, PLAN_COMMENT, PLAN_OVERRIDE, PLAN_STEP
from projections.plans.stored import stored_catalogue, stored_indicator, stored_section
from projections.plans.tables import (
    AMENDMENT,
    CLAIM_GROUP,
    CLAIM_ITEM,
    INDICATOR,
    PLAN,
    PLAN_VERSION,
    PROJECT,
    SECTION,
    WORK_ITEM,
)
from projections.step import Step
from projections.table import Change, Row, Table

N = TypeVar("N")


def plan_changes(step: Step[PlanState]) -> Iterator[Change]:
    """The plan, its nodes that changed, and a version when it is published."""
    before, after = step.before, step.after
    plan, position = step.recorded.stream, step.recorded.commit_position
    if before is None or before.sections is not after.sections:
        for ordinal, section in enumerate(after.sections):
            yield put(SECTION, _section(plan, ordinal, section), position)
    if before is None or _plan(plan, before) != _plan(plan, after):
        yield put(PLAN, _plan(plan, after), position)
    yield from making_changes(step)
    yield from _node_changes(WORK_ITEM, step, attrgetter("work_items"), _work_item)
    yield from _node_changes(PROJECT, step, attrgetter("projects"), _project)
    yield from _node_changes(INDICATOR, step, attrgetter("indicators"), _indicator)
    yield from _node_changes(CLAIM_ITEM, step, attrgetter("catalogue.items"), _claim_item)
    yield from _node_changes(CLAIM_GROUP, step, attrgetter("catalogue.groups"), _claim_group)
    yield from _amendment_changes(step)
    if isinstance(event := step.recorded.event, PlanPublished):
        yield put(PLAN_VERSION, _plan_version(event, after), position)


def _node_changes(
    table: Table,
    step: Step[PlanState],
    nodes: Callable[[PlanState], Mapping[str, N]],
    row: Callable[[UUID, N], Row],
) -> Iterator[Change]:
    before: Mapping[str, N] = {} if step.before is None else nodes(step.before)
    after = nodes(step.after)
    if before is after:
        return
    plan, position = step.recorded.stream, step.recorded.commit_position
    for code, node in after.items():
        if before.get(code) is not node:
            yield put(table, row(plan, node), position)
    for code in before.keys() - after.keys():
        yield end(table, (plan, code), position)


def _amendment_changes(step: Step[PlanState]) -> Iterator[Change]:
    known: Mapping[int, Amendment] = {} if step.before is None else step.before.amendments
    if known is step.after.amendments:
        return
    for number, amendment in step.after.amendments.items():
        if known.get(number) is not amendment:
            yield put(AMENDMENT, _amendment(step.recorded.stream, amendment), step.recorded.commit_position)


def _amendment(plan: UUID, amendment: Amendment) -> Row:
    return (
        plan,
        amendment.number,
        amendment.status.value,
        amendment.unit,
        amendment.requested_on,
        amendment.effective_from,
        amendment.reason,
        amendment.document,
        amendment.remark,
        amendment.version,
        amendment.changes.model_dump(mode="json"),
    )


def _plan(plan: UUID, state: PlanState) -> Row:
    asked = state.consultation
    return (
        plan,
        state.office,
        state.year,
        state.side,
        state.title,
        state.scale,
        state.digits,
        list(state.peer_groups),
        state.phase.value,
        [] if asked is None else list(asked.units),
        None if asked is None else asked.until,
        [] if asked is None else sorted(asked.replied),
        max(state.versions, default=None),
    )


def _section(plan: UUID, ordinal: int, section: Section) -> Row:
    return (plan, section.code, ordinal, section.name, section.points)


def _work_item(plan: UUID, item: WorkItem) -> Row:
    return (plan, item.code, item.name, item.source, item.document)


def _project(plan: UUID, project: Project) -> Row:
    return (plan, project.code, project.name, project.work_item)


def _indicator(plan: UUID, indicator: Indicator) -> Row:
    return plan, indicator.code, indicator.model_dump(mode="json")


def _claim_item(plan: UUID, item: ClaimItem) -> Row:
    return plan, item.code, item.model_dump(mode="json")


def _claim_group(plan: UUID, group: ClaimGroup) -> Row:
    return plan, group.code, group.name, group.cap


def _plan_version(event: PlanPublished, state: PlanState) -> Row:
    version = state.version(event.version)
    return (
        version.plan,
        version.number,
        version.office,
        version.year,
        version.side,
        version.scale,
        version.digits,
        event.envelope.effective_on,
        list(event.checks),
        [stored_section(each) for each in version.sections],
        [stored_indicator(each) for each in version.indicators.values()],
        stored_catalogue(version.catalogue),
    )


PLANS: Final = Model(
    name="plans",
    version=6,
    tables=(
        PLAN,
        SECTION,
        WORK_ITEM,
        PROJECT,
        INDICATOR,
        CLAIM_ITEM,
        CLAIM_GROUP,
        PLAN_STEP,
        PLAN_COMMENT,
        MAJOR_TASK,
        PLAN_OVERRIDE,
        PLAN_VERSION,
        AMENDMENT,
    ),
    folds={Plan.NAME: plan_changes},
)
"""The read model."""
