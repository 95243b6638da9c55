"""The one ranking of a year's innovation projects, and the bonuses that their prizes earn."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.assessment.opened import plan_of
from application.command import Command
from application.dispatcher import Handler
from application.innovation.opened import open_for, rules_of
from application.office.bodies import must_decide_in
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.refusals import SelfInterest
from domain.innovation.project import InnovationProject
from domain.innovation.ranking import Contest, InnovationFinding
from domain.innovation.refusals import ApplicantNotAssessed
from domain.innovation.register import InnovationRegister
from domain.innovation.state import InnovationState
from domain.kernel.event import Grounds
from domain.office.bodies import COMMITTEE, LEADING_GROUP
from domain.plan.indicator import Side
from domain.plan.plan import Plan

_SIDES: Final[tuple[Side, ...]] = ("SYSTEM", "AGENCY")


class RankInnovations(Command):
    """Rank all reviewed projects of a year, both classes together: a finding on each of them.

    The ranks follow from the scores; a higher score has no worse a prize.
    """

    NAME: ClassVar[str] = "rankInnovations"

    office: str
    year: int
    findings: tuple[InnovationFinding, ...]


def rank_innovations(command: RankInnovations, work: Work) -> None:
    """By the committee, in one commit; nothing is added to the year after that."""
    work.authorise(Action.RANK_INNOVATIONS, office=command.office)
    must_decide_in(COMMITTEE, command.office, work)
    register = work.edit(InnovationRegister, InnovationRegister.id_of(command.office, command.year))
    projects = {each: work.read(InnovationProject, each) for each in register.state.innovations}
    rules = rules_of(command.office, work)
    contest = Contest(projects, _verdicts_on_borrowed(projects.values(), work), rules)
    ranking = register.rank(contest, command.findings)
    cause = register.last_event_id
    for each in ranking:
        _must_not_be_own(projects[each.innovation], work)
        work.edit(InnovationProject, each.innovation, cause=cause).take_place(each.place)


def _verdicts_on_borrowed(projects: Iterable[InnovationState], work: Work) -> dict[UUID, str]:
    """The verdicts of earlier years on the projects that those of this year take up."""
    sources = {each.application.borrows for each in projects} - {None}
    states = {source: work.read(InnovationProject, source) for source in sources if source is not None}
    return {source: state.place.verdict for source, state in states.items() if state.place is not None}


def _must_not_be_own(state: InnovationState, work: Work) -> None:
    if work.by.unit in state.application.units:
        raise SelfInterest("findings")


class GrantInnovationBonus(Command):
    """Grant a project the bonus of its prize: each applicant's part is booked in its assessment."""

    NAME: ClassVar[str] = "grantInnovationBonus"

    innovation: UUID
    grounds: Grounds


def grant_innovation_bonus(command: GrantInnovationBonus, work: Work) -> None:
    """By the leading group; grant and bookings are one commit."""
    project = open_for(Action.GRANT_INNOVATION_BONUS, command.innovation, work)
    must_decide_in(LEADING_GROUP, project.state.office, work)
    assessments = {
        unit: _assessment_of(unit, project.state, work) for unit in project.state.application.units
    }
    digits = min(plan_of(work.read(Assessment, each), work).digits for each in assessments.values())
    rules = rules_of(project.state.office, work)
    cause = project.grant(assessments, rules, digits, command.grounds)
    for portion in project.state.portions:
        assessment = work.edit(Assessment, portion.assessment, cause=cause)
        bonus = project.bonus(portion, command.grounds)
        assessment.book_innovation(bonus, plan_of(assessment.state, work))


def _assessment_of(unit: str, state: InnovationState, work: Work) -> UUID:
    """The assessment of a unit under the year's plan of its side."""
    year = state.application.year
    for side in _SIDES:
        assessment = Assessment.id_of(Plan.id_of(state.office, year, side), unit)
        if work.find(Assessment, assessment) is not None:
            return assessment
    raise ApplicantNotAssessed("innovation", unit=unit, year=year)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    RankInnovations: rank_innovations,
    GrantInnovationBonus: grant_innovation_bonus,
}
