"""Opening, publicising and sealing assessments."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import open_for
from application.assessment.subjects import subject_of
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.deadlines import due_dates
from domain.assessment.roll import AssessmentRoll
from domain.plan.plan import Plan
from domain.policy.policy_set import PolicySet


class OpenAssessment(Command):
    """Begin the assessment of a subject under a published plan: a unit by code, a person by id."""

    NAME: ClassVar[str] = "openAssessment"

    plan: UUID
    subject: str


def open_assessment(command: OpenAssessment, work: Work) -> str:
    """Gives the assessment's id."""
    plan = work.read(Plan, command.plan)
    work.authorise(Action.OPEN_ASSESSMENT, office=plan.office)
    subject = subject_of(command.subject, plan, work)
    policies = work.read(PolicySet, PolicySet.id_of(plan.office))
    policy = policies.in_force_on(work.today)
    rules, calendar = policies.versions[policy].deadlines, work.calendar(plan.office)
    due = due_dates(plan.latest, subject.unit, rules, calendar)
    roll = work.begin(AssessmentRoll, AssessmentRoll.id_of(command.plan))
    assessment = work.begin(Assessment, Assessment.id_of(command.plan, subject.code))
    assessment.open(plan=plan.latest, policy=policy, subject=subject, due_dates=due)
    roll.enrol(plan.office, command.plan, assessment.id, subject.peer_group)
    return str(assessment.id)


class PubliciseInterim(Command):
    """Show the interim results of a period to the assessed unit."""

    NAME: ClassVar[str] = "publiciseInterim"

    assessment: UUID
    period: str


def publicise_interim(command: PubliciseInterim, work: Work) -> None:
    """The unit may contest them at any time."""
    open_for(Action.PUBLICISE, command.assessment, work).assessment.publicise_interim(command.period)


class SealAssessment(Command):
    """Close an assessment to everything but rulings and vetoes."""

    NAME: ClassVar[str] = "sealAssessment"

    assessment: UUID


def seal_assessment(command: SealAssessment, work: Work) -> None:
    """Only rulings change its score from now on; vetoes still touch its grade."""
    open_for(Action.SEAL, command.assessment, work).assessment.seal()


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    OpenAssessment: open_assessment,
    PubliciseInterim: publicise_interim,
    SealAssessment: seal_assessment,
}
