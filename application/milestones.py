"""Watching the milestones of a plan."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.kernel.event import ContentHash
from domain.milestone.milestones import Milestones
from domain.plan.plan import Plan


class SetMilestone(Command):
    """Watch a day of a published plan: for one of its indicators, or for the plan as a whole."""

    NAME: ClassVar[str] = "setMilestone"

    plan: UUID
    indicator: str | None
    code: str
    name: str
    due_on: date


def set_milestone(command: SetMilestone, work: Work) -> str:
    """Gives the milestone's code."""
    plan = work.read(Plan, command.plan)
    work.authorise(Action.SET_MILESTONE, office=plan.office)
    milestones = work.begin(Milestones, Milestones.id_of(command.plan))
    milestones.set(plan.latest, command.code, command.indicator, command.name, command.due_on)
    return command.code


class RescheduleMilestone(Command):
    """Let another day count for a milestone, and say why; the planned day stays known."""

    NAME: ClassVar[str] = "rescheduleMilestone"

    plan: UUID
    milestone: str
    due_on: date
    reason: str


def reschedule_milestone(command: RescheduleMilestone, work: Work) -> None:
    """It may be overdue again on the other day."""
    plan = work.read(Plan, command.plan)
    work.authorise(Action.SET_MILESTONE, office=plan.office)
    milestones = _milestones(command.plan, work)
    milestones.reschedule(command.milestone, command.due_on, plan.year, command.reason)


class ReachMilestone(Command):
    """Record on which day a milestone was reached.

    The milestone of an indicator may be recorded by the department that assesses it, too.
    """

    NAME: ClassVar[str] = "reachMilestone"

    plan: UUID
    milestone: str
    on: date
    evidence: tuple[ContentHash, ...]


def reach_milestone(command: ReachMilestone, work: Work) -> None:
    """The planned and the actual day stand side by side."""
    plan = work.read(Plan, command.plan)
    state = work.find(Milestones, Milestones.id_of(command.plan))
    found = None if state is None else state.milestones.get(command.milestone)
    rule = None if found is None or found.indicator is None else plan.latest.indicators.get(found.indicator)
    unit = None if rule is None else rule.assessing_department
    work.authorise(Action.REACH_MILESTONE, office=plan.office, unit=unit)
    _milestones(command.plan, work).reach(command.milestone, command.on, command.evidence)


class DropMilestone(Command):
    """Watch a milestone no more, and say why."""

    NAME: ClassVar[str] = "dropMilestone"

    plan: UUID
    milestone: str
    reason: str


def drop_milestone(command: DropMilestone, work: Work) -> None:
    """It stays in the list with the reason."""
    work.authorise(Action.SET_MILESTONE, office=work.read(Plan, command.plan).office)
    _milestones(command.plan, work).drop(command.milestone, command.reason)


class TellOverdueMilestones(Command):
    """Raise the milestones of a plan whose day has passed."""

    NAME: ClassVar[str] = "tellOverdueMilestones"

    plan: UUID


def tell_overdue_milestones(command: TellOverdueMilestones, work: Work) -> None:
    """Each once for its due day."""
    work.authorise(Action.WATCH, office=work.read(Plan, command.plan).office)
    _milestones(command.plan, work).tell_overdue()


def _milestones(plan: UUID, work: Work) -> Milestones:
    return work.edit(Milestones, Milestones.id_of(plan))


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    SetMilestone: set_milestone,
    RescheduleMilestone: reschedule_milestone,
    ReachMilestone: reach_milestone,
    DropMilestone: drop_milestone,
    TellOverdueMilestones: tell_overdue_milestones,
}
"""The milestones of plans."""
