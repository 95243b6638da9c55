"""Drafting and publishing plans (指标初拟 → 审定发布)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.command import Command
from application.dispatcher import Handler
from application.legal_basis import must_be_in_force
from application.office.bodies import must_decide_in
from application.permissions import Action
from application.work import Work
from domain.kernel.points import Points
from domain.office.bodies import LEADING_GROUP
from domain.office.office import Office
from domain.office.roster import must_be_in_being
from domain.plan.indicator import Indicator, Project, Section, Side, WorkItem
from domain.plan.plan import Plan


class DraftPlan(Command):
    """Begin the plan of an office, year and side; ``digits`` are those of published points."""

    NAME: ClassVar[str] = "draftPlan"

    office: str
    year: Annotated[int, Field(ge=1949, le=9998)]
    side: Side
    title: str
    scale: Points
    digits: int
    sections: tuple[Section, ...]


def draft_plan(command: DraftPlan, work: Work) -> str:
    """Gives the plan's id."""
    work.authorise(Action.DRAFT_PLAN, office=command.office)
    must_be_in_being(work.read(Office, Office.id_of(command.office)), work.today)
    plan = work.begin(Plan, Plan.id_of(command.office, command.year, command.side))
    plan.draft(
        office=command.office,
        year=command.year,
        side=command.side,
        title=command.title,
        scale=command.scale,
        digits=command.digits,
        sections=command.sections,
    )
    return str(plan.id)


class ProposeWorkItem(Command):
    """Add a work item to the draft."""

    NAME: ClassVar[str] = "proposeWorkItem"

    plan: UUID
    work_item: WorkItem


def propose_work_item(command: ProposeWorkItem, work: Work) -> str:
    """Gives the work item's code."""
    draft_of(command.plan, work).propose_work_item(command.work_item)
    return command.work_item.code


class ProposeProject(Command):
    """Add a project under a work item."""

    NAME: ClassVar[str] = "proposeProject"

    plan: UUID
    project: Project


def propose_project(command: ProposeProject, work: Work) -> str:
    """Gives the project's code."""
    draft_of(command.plan, work).propose_project(command.project)
    return command.project.code


class ProposeIndicator(Command):
    """Add an indicator under a project."""

    NAME: ClassVar[str] = "proposeIndicator"

    plan: UUID
    indicator: Indicator


def propose_indicator(command: ProposeIndicator, work: Work) -> str:
    """Gives the indicator's code."""
    draft_of(command.plan, work).propose_indicator(command.indicator)
    return command.indicator.code


class ReviseIndicator(Command):
    """Replace the text of an indicator of the draft."""

    NAME: ClassVar[str] = "reviseIndicator"

    plan: UUID
    indicator: Indicator


def revise_indicator(command: ReviseIndicator, work: Work) -> str:
    """Gives the indicator's code."""
    draft_of(command.plan, work).revise_indicator(command.indicator)
    return command.indicator.code


class WithdrawIndicator(Command):
    """Take an indicator out of the draft."""

    NAME: ClassVar[str] = "withdrawIndicator"

    plan: UUID
    indicator: str


def withdraw_indicator(command: WithdrawIndicator, work: Work) -> None:
    """The indicator leaves the draft."""
    draft_of(command.plan, work).withdraw_indicator(command.indicator)


class PublishPlan(Command):
    """Publish the draft, in force from a day on; every failed check is reported at once."""

    NAME: ClassVar[str] = "publishPlan"

    plan: UUID
    effective_from: date


def publish_plan(command: PublishPlan, work: Work) -> str:
    """Gives the number of the version."""
    office = work.read(Plan, command.plan).office
    work.authorise(Action.PUBLISH_PLAN, office=office)
    must_decide_in(LEADING_GROUP, office, work)
    plan = work.edit(Plan, command.plan)
    plan.publish(command.effective_from)
    bases = [each.legal_basis for each in plan.state.latest.indicators.values()]
    must_be_in_force(bases, command.effective_from, "indicators", work)
    return str(plan.state.latest.number)


def draft_of(plan: UUID, work: Work) -> Plan:
    """The plan, for a caller who may draft it."""
    work.authorise(Action.DRAFT_PLAN, office=work.read(Plan, plan).office)
    return work.edit(Plan, plan)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    DraftPlan: draft_plan,
    ProposeWorkItem: propose_work_item,
    ProposeProject: propose_project,
    ProposeIndicator: propose_indicator,
    ReviseIndicator: revise_indicator,
    WithdrawIndicator: withdraw_indicator,
    PublishPlan: publish_plan,
}
