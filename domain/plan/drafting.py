"""Beginning a plan and writing its draft (指标初拟)."""

from decimal import Decimal
from typing import Final

from domain.kernel.points import GUARD_DIGITS, MAX_SCALE
from domain.plan.cascade_checks import burdened
from domain.plan.check_refusals import AgencyCanCarry, SuperiorUnknown
from domain.plan.context import PlanContext
from domain.plan.draft import Draft, must_be_known, must_be_new
from domain.plan.events import (
    IndicatorProposed,
    IndicatorRevised,
    IndicatorWithdrawn,
    MajorTaskDeclared,
    PlanDrafted,
    ProjectProposed,
    WorkItemProposed,
)
from domain.plan.indicator import Indicator, MajorTask, Project, Section, Side, WorkItem
from domain.plan.placing import Placement, taken_up
from domain.plan.refusals import DigitsOutOfRange, PlanAssessesNobody, PlanExists

_MOST_DIGITS: Final = MAX_SCALE - GUARD_DIGITS


class Drafting(Draft):
    """From an empty plan to a draft; it may still change in consultation, and the log shows how."""

    def draft(
        self,
        *,
        office: str,
        year: int,
        side: Side,
        title: str,
        scale: Decimal,
        digits: int,
        sections: tuple[Section, ...],
        peer_groups: tuple[str, ...],
    ) -> None:
        """Begin the plan; raises ``PlanExists``."""
        if self.exists:
            raise PlanExists("year", office=office, year=year, side=side)
        if not 0 <= digits <= _MOST_DIGITS:
            raise DigitsOutOfRange("digits", digits=digits, most=_MOST_DIGITS)
        if not peer_groups:
            raise PlanAssessesNobody("peerGroups")
        self.trigger(
            PlanDrafted,
            office=office,
            year=year,
            side=side,
            title=title,
            scale=scale,
            digits=digits,
            sections=sections,
            peer_groups=peer_groups,
        )

    def propose_work_item(self, work_item: WorkItem) -> None:
        """Add a work item to the draft."""
        self._must_be_editable()
        must_be_new(self.state.work_items, work_item.code)
        self.trigger(WorkItemProposed, work_item=work_item)

    def propose_project(self, project: Project) -> None:
        """Add a project under a work item of the draft."""
        self._must_be_editable()
        must_be_new(self.state.projects, project.code)
        must_be_known(self.state.work_items, project.work_item, "workItem")
        self.trigger(ProjectProposed, project=project)

    def propose_indicator(self, indicator: Indicator) -> None:
        """Add an indicator under a project and in a section of the draft."""
        self._must_be_editable()
        must_be_new(self.state.indicators, indicator.code)
        self._must_have_place(indicator)
        self.trigger(IndicatorProposed, indicator=indicator)

    def cascade_indicator(
        self, superior: str, place: Placement, target: Decimal | None, context: PlanContext
    ) -> None:
        """Propose what the superior's plan has under that code; raises ``AgencyCanCarry`` (rule 4)."""
        parent = None if context.superior is None else context.superior.get(superior)
        if parent is None:
            raise SuperiorUnknown("superior", indicator=place.code, superior=superior)
        indicator = taken_up(parent, place, target)
        if units := burdened(indicator, context.subjects(self.state.peer_groups), context):
            raise AgencyCanCarry("superior", indicator=place.code, units=", ".join(units))
        self.propose_indicator(indicator)

    def revise_indicator(self, indicator: Indicator) -> None:
        """Replace the text of an indicator of the draft."""
        self._must_be_editable()
        must_be_known(self.state.indicators, indicator.code, "code")
        self._must_have_place(indicator)
        self.trigger(IndicatorRevised, indicator=indicator)

    def withdraw_indicator(self, code: str) -> None:
        """Take an indicator out of the draft."""
        self._must_be_editable()
        must_be_known(self.state.indicators, code, "code")
        self.trigger(IndicatorWithdrawn, indicator=code)

    def declare_major_task(self, major_task: MajorTask) -> None:
        """Declare a task that an indicator must serve, in the draft or in the course of the year."""
        must_be_new(self.state.major_tasks, major_task.code)
        self.trigger(MajorTaskDeclared, major_task=major_task)

    def _must_have_place(self, indicator: Indicator) -> None:
        must_be_known(self.state.projects, indicator.project, "project")
        must_be_known(
            {section.code: section for section in self.state.sections}, indicator.section, "section"
        )


EVENTS: Final = (
    PlanDrafted,
    WorkItemProposed,
    ProjectProposed,
    IndicatorProposed,
    IndicatorRevised,
    IndicatorWithdrawn,
    MajorTaskDeclared,
)
