"""How an approved amendment reaches assessments: in its own commit, or part by part beyond 500."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import policy_of
from application.command import Command
from application.dispatcher import Handler
from application.parts import fits, part_of
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.roll import AssessmentRoll
from domain.plan.plan import Plan


class AdoptPlanVersion(Command):
    """Let one part of a plan's assessments adopt the version that an amendment made; parts count from 0."""

    NAME: ClassVar[str] = "adoptPlanVersion"

    plan: UUID
    amendment: int
    part: int


def adopt_plan_version(command: AdoptPlanVersion, work: Work) -> str:
    """Gives ``MORE``, or ``DONE`` with the last part."""
    work.authorise(Action.ADOPT_PLAN_VERSION, office=work.read(Plan, command.plan).office)
    plan = work.edit(Plan, command.plan)
    part, reached = part_of(_roll(plan, work), command.part)
    cause = plan.advance_adoption(command.amendment, part.number, last=part.last)
    for each in reached:
        _adopt(each, plan, command.amendment, cause, work)
    return part.outcome


def reach(plan: Plan, amendment: int, cause: UUID, work: Work) -> None:
    """Let every assessment of the plan adopt its new version at once, or begin to let them."""
    roll = _roll(plan, work)
    if not fits(roll):
        plan.begin_adoption(amendment)
        return
    for each in roll:
        _adopt(each, plan, amendment, cause, work)


def _roll(plan: Plan, work: Work) -> tuple[UUID, ...]:
    roll = work.find(AssessmentRoll, AssessmentRoll.id_of(plan.id))
    return () if roll is None else roll.assessments


def _adopt(stream: UUID, plan: Plan, amendment: int, cause: UUID, work: Work) -> None:
    """Nothing where the assessment is sealed, or was opened on the new version."""
    assessment, after = work.edit(Assessment, stream, cause=cause), plan.state.latest
    state = assessment.state
    if state.sealed or state.plan_version == after.number:
        return
    reason = plan.state.amendment(amendment).told
    assessment.adopt(plan.state.version(state.plan_version), after, amendment, reason)
    assessment.set_due_dates(after, policy_of(state, work).deadlines, work.calendar(state.office))


HANDLERS: Final[Mapping[type[Command], Handler]] = {AdoptPlanVersion: adopt_plan_version}
