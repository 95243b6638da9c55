"""Drafting and publishing a plan."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from domain.kernel.aggregate import Aggregate
from domain.kernel.ids import stream_id
from domain.kernel.points import GUARD_DIGITS, MAX_SCALE
from domain.kernel.refusal import Refusals
from domain.plan import checks
from domain.plan.events import (
    IndicatorProposed,
    IndicatorRevised,
    IndicatorWithdrawn,
    PlanDrafted,
    PlanPublished,
    ProjectProposed,
    WorkItemProposed,
)
from domain.plan.indicator import RESERVED_CODES, Indicator, Project, Section, Side, WorkItem
from domain.plan.refusals import (
    CodeMalformed,
    DigitsOutOfRange,
    NodeExists,
    NodeUnknown,
    PlanExists,
    PlanNotDraft,
    PlanUnknown,
)
from domain.plan.state import PlanState

_CODE: Final = re.compile(r"[\w.-]{1,40}")
_MOST_DIGITS: Final = MAX_SCALE - GUARD_DIGITS


class Plan(Aggregate[PlanState]):
    """The plan of one office, year and side."""

    NAME = "plan"
    UNKNOWN = PlanUnknown

    @staticmethod
    def id_of(office: str, year: int, side: Side) -> UUID:
        """One plan per office, year and side."""
        return stream_id("plan", office, year, side)

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
    ) -> None:
        """Begin the plan; raises ``PlanExists``."""
        if self.exists:
            raise PlanExists("year", office=office, year=year, side=side)
        if not 0 <= digits <= _MOST_DIGITS:
            raise DigitsOutOfRange("digits", digits=digits, most=_MOST_DIGITS)
        self.trigger(
            PlanDrafted,
            office=office,
            year=year,
            side=side,
            title=title,
            scale=scale,
            digits=digits,
            sections=sections,
        )

    def propose_work_item(self, work_item: WorkItem) -> None:
        """Add a work item to the draft."""
        self._must_be_draft()
        _must_be_new(self.state.work_items, work_item.code)
        self.trigger(WorkItemProposed, work_item=work_item)

    def propose_project(self, project: Project) -> None:
        """Add a project under a work item of the draft."""
        self._must_be_draft()
        _must_be_new(self.state.projects, project.code)
        _must_be_known(self.state.work_items, project.work_item, "workItem")
        self.trigger(ProjectProposed, project=project)

    def propose_indicator(self, indicator: Indicator) -> None:
        """Add an indicator under a project and in a section of the draft."""
        self._must_be_draft()
        _must_be_new(self.state.indicators, indicator.code)
        self._must_have_place(indicator)
        self.trigger(IndicatorProposed, indicator=indicator)

    def revise_indicator(self, indicator: Indicator) -> None:
        """Replace the text of an indicator of the draft."""
        self._must_be_draft()
        _must_be_known(self.state.indicators, indicator.code, "code")
        self._must_have_place(indicator)
        self.trigger(IndicatorRevised, indicator=indicator)

    def withdraw_indicator(self, code: str) -> None:
        """Take an indicator out of the draft."""
        self._must_be_draft()
        _must_be_known(self.state.indicators, code, "code")
        self.trigger(IndicatorWithdrawn, indicator=code)

    def publish(self, effective_from: date) -> None:
        """Publish the draft as version 1; raises ``Refusals`` with every check that fails."""
        self._must_be_draft()
        if failed := checks.failures(self.state):
            raise Refusals(failed)
        self.trigger(PlanPublished, effective_on=effective_from, version=1, checks=tuple(checks.CHECKS))

    def _must_be_draft(self) -> None:
        if self.state.published:
            raise PlanNotDraft("plan")

    def _must_have_place(self, indicator: Indicator) -> None:
        _must_be_known(self.state.projects, indicator.project, "project")
        _must_be_known(
            {section.code: section for section in self.state.sections}, indicator.section, "section"
        )


def _must_be_new(nodes: Mapping[str, object], code: str) -> None:
    if code in RESERVED_CODES or not _CODE.fullmatch(code):
        raise CodeMalformed("code", node=code)
    if code in nodes:
        raise NodeExists("code", node=code)


def _must_be_known(nodes: Mapping[str, object], code: str, field: str) -> None:
    if code not in nodes:
        raise NodeUnknown(field, node=code)


EVENTS: Final = (
    PlanDrafted,
    WorkItemProposed,
    ProjectProposed,
    IndicatorProposed,
    IndicatorRevised,
    IndicatorWithdrawn,
    PlanPublished,
)
