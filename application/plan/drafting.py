"""Beginning plans and writing their drafts (指标初拟)."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.plan.context import context_of
from application.work import Work
from domain.kernel.points import Points
from domain.kernel.value import Code
from domain.library.library import IndicatorLibrary, must_be_in_use
from domain.library.refusals import LibraryIndicatorUnknown
from domain.office.office import Office
from domain.office.roster import must_be_in_being
from domain.plan.indicator import Indicator, MajorTask, Project, Section, Side, WorkItem
from domain.plan.placing import Placement, drawn
from domain.plan.plan import Plan


class DraftPlan(Command):
    """Begin the plan of an office, year and side for some peer groups; ``digits`` are of published points."""

    NAME: ClassVar[str] = "draftPlan"

    office: str
    year: Annotated[int, Field(ge=1949, le=9998)]
    side: Side
    title: str
    scale: Points
    digits: int
    sections: tuple[Section, ...]
    peer_groups: tuple[Code, ...]


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
        peer_groups=command.peer_groups,
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
    _block(command.plan, work, command.indicator.assessing_department).propose_indicator(command.indicator)
    return command.indicator.code


class CascadeIndicator(Command):
    """Take up an indicator of the superior's published plan, in a place of the draft.

    The text is the superior's; ``target`` replaces its target where one is given.
    """

    NAME: ClassVar[str] = "cascadeIndicator"

    plan: UUID
    superior: str
    placement: Placement
    target: Points | None


def cascade_indicator(command: CascadeIndicator, work: Work) -> str:
    """Gives the indicator's code."""
    place = command.placement
    plan = _block(command.plan, work, place.assessing_department)
    plan.cascade_indicator(command.superior, place, command.target, context_of(plan.state, work))
    return place.code


class ProposeFromLibrary(Command):
    """Add an indicator of the office's library in a place of the draft; the text is the library's."""

    NAME: ClassVar[str] = "proposeFromLibrary"

    plan: UUID
    library: str
    placement: Placement


def propose_from_library(command: ProposeFromLibrary, work: Work) -> str:
    """Gives the indicator's code."""
    place = command.placement
    plan = _block(command.plan, work, place.assessing_department)
    library = work.find(IndicatorLibrary, IndicatorLibrary.id_of(plan.state.office))
    if library is None:
        raise LibraryIndicatorUnknown("library", indicator=command.library)
    plan.propose_indicator(drawn(must_be_in_use(library, command.library), place))
    return place.code


class ReviseIndicator(Command):
    """Replace the text of an indicator of the draft."""

    NAME: ClassVar[str] = "reviseIndicator"

    plan: UUID
    indicator: Indicator


def revise_indicator(command: ReviseIndicator, work: Work) -> str:
    """Gives the indicator's code."""
    was = _department(command.plan, command.indicator.code, work)
    _block(command.plan, work, command.indicator.assessing_department, was).revise_indicator(
        command.indicator
    )
    return command.indicator.code


class WithdrawIndicator(Command):
    """Take an indicator out of the draft."""

    NAME: ClassVar[str] = "withdrawIndicator"

    plan: UUID
    indicator: str


def withdraw_indicator(command: WithdrawIndicator, work: Work) -> None:
    """The indicator leaves the draft."""
    was = _department(command.plan, command.indicator, work)
    _block(command.plan, work, was).withdraw_indicator(command.indicator)


class DeclareMajorTask(Command):
    """Declare a major task: an indicator must serve it, in the draft or by amendment."""

    NAME: ClassVar[str] = "declareMajorTask"

    plan: UUID
    major_task: MajorTask


def declare_major_task(command: DeclareMajorTask, work: Work) -> str:
    """Gives the task's code."""
    draft_of(command.plan, work).declare_major_task(command.major_task)
    return command.major_task.code


def draft_of(plan: UUID, work: Work) -> Plan:
    """The plan, for a caller who may draft it."""
    work.authorise(Action.DRAFT_PLAN, office=work.read(Plan, plan).office)
    return work.edit(Plan, plan)


def _department(plan: UUID, indicator: str, work: Work) -> str | None:
    """The department that assesses an indicator of the draft, as it stands."""
    found = work.read(Plan, plan).indicators.get(indicator)
    return None if found is None else found.assessing_department


def _block(plan: UUID, work: Work, *departments: str | None) -> Plan:
    """The plan, for a caller who may draft what these departments assess."""
    office = work.read(Plan, plan).office
    named = tuple(each for each in departments if each is not None)
    for department in named or (None,):
        work.authorise(Action.PROPOSE_INDICATOR, office=office, unit=department)
    return work.edit(Plan, plan)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    DraftPlan: draft_plan,
    ProposeWorkItem: propose_work_item,
    ProposeProject: propose_project,
    ProposeIndicator: propose_indicator,
    CascadeIndicator: cascade_indicator,
    ProposeFromLibrary: propose_from_library,
    ReviseIndicator: revise_indicator,
    WithdrawIndicator: withdraw_indicator,
    DeclareMajorTask: declare_major_task,
}
