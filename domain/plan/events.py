"""What a plan says."""

from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from domain.kernel.event import Event
from domain.kernel.points import Points
from domain.kernel.value import Code
from domain.plan.claim_item import NO_CATALOGUE
from domain.plan.freezing import frozen_indicators
from domain.plan.indicator import Indicator, MajorTask, Project, Section, Side, WorkItem
from domain.plan.procedure import Override, Phase
from domain.plan.state import PlanState
from domain.plan.version import PlanVersion


class PlanDrafted(Event):
    """A plan was begun: its year, side, scale, published digits, sections and the groups it assesses."""

    TOPIC: ClassVar[str] = "plan.plan-drafted.v1"

    office: str
    year: int
    side: Side
    title: str
    scale: Points
    digits: int
    sections: tuple[Section, ...]
    peer_groups: tuple[Code, ...]

    def evolve(self, state: PlanState | None) -> PlanState:
        """The empty draft."""
        del state
        return PlanState(
            office=self.office,
            year=self.year,
            side=self.side,
            title=self.title,
            scale=self.scale,
            digits=self.digits,
            sections=self.sections,
            peer_groups=self.peer_groups,
            work_items={},
            projects={},
            indicators={},
            catalogue=NO_CATALOGUE,
            phase=Phase.DRAFTING,
            submitted_by=None,
            consultation=None,
            comments={},
            major_tasks={},
            overrides=(),
            versions={},
            retired={},
            amendments={},
        )


class WorkItemProposed(Event):
    """A work item entered the draft."""

    TOPIC: ClassVar[str] = "plan.work-item-proposed.v1"

    work_item: WorkItem

    def evolve(self, state: PlanState) -> PlanState:
        """Add the work item."""
        return replace(state, work_items={**state.work_items, self.work_item.code: self.work_item})


class ProjectProposed(Event):
    """A project entered the draft."""

    TOPIC: ClassVar[str] = "plan.project-proposed.v1"

    project: Project

    def evolve(self, state: PlanState) -> PlanState:
        """Add the project."""
        return replace(state, projects={**state.projects, self.project.code: self.project})


class IndicatorProposed(Event):
    """An indicator entered the draft."""

    TOPIC: ClassVar[str] = "plan.indicator-proposed.v1"

    indicator: Indicator

    def evolve(self, state: PlanState) -> PlanState:
        """Add the indicator."""
        return replace(state, indicators={**state.indicators, self.indicator.code: self.indicator})


class IndicatorRevised(Event):
    """An indicator of the draft was replaced by a new text."""

    TOPIC: ClassVar[str] = "plan.indicator-revised.v1"

    indicator: Indicator

    def evolve(self, state: PlanState) -> PlanState:
        """Replace the indicator."""
        return replace(state, indicators={**state.indicators, self.indicator.code: self.indicator})


class IndicatorWithdrawn(Event):
    """An indicator left the draft."""

    TOPIC: ClassVar[str] = "plan.indicator-withdrawn.v1"

    indicator: str

    def evolve(self, state: PlanState) -> PlanState:
        """Drop the indicator."""
        kept = {code: each for code, each in state.indicators.items() if code != self.indicator}
        return replace(state, indicators=kept)


class MajorTaskDeclared(Event):
    """A major task was declared: before or after publication, an indicator must come to serve it."""

    TOPIC: ClassVar[str] = "plan.major-task-declared.v1"

    major_task: MajorTask

    def evolve(self, state: PlanState) -> PlanState:
        """Add the task."""
        return replace(state, major_tasks={**state.major_tasks, self.major_task.code: self.major_task})


class PlanPublished(Event):
    """A version of the plan came into force on ``envelope.effective_on``.

    ``checks`` are those that it passed, ``overrides`` the findings that the leading group let pass.
    """

    TOPIC: ClassVar[str] = "plan.plan-published.v1"

    version: int
    checks: tuple[str, ...]
    overrides: tuple[Override, ...]

    def evolve(self, state: PlanState) -> PlanState:
        """Freeze the draft as a version."""
        versions = {**state.versions, self.version: self._frozen(state, self.originator_id)}
        overrides = (*state.overrides, *self.overrides)
        return replace(state, phase=Phase.PUBLISHED, versions=versions, overrides=overrides)

    def _frozen(self, state: PlanState, plan: UUID) -> PlanVersion:
        return PlanVersion(
            plan=plan,
            number=self.version,
            effective_from=self.envelope.effective_on,
            office=state.office,
            year=state.year,
            side=state.side,
            scale=state.scale,
            digits=state.digits,
            sections=state.sections,
            indicators=frozen_indicators(state, self.envelope.effective_on),
            catalogue=state.catalogue,
        )
