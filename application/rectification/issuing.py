"""Issuing rectifications (下达整改): of a problem that somebody raised, with due dates."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.kernel.value import Code
from domain.office.office import Office
from domain.plan.plan import Plan
from domain.plan.refusals import PlanUnknown
from domain.policy.policy_set import PolicySet
from domain.policy.rectification import RectificationRules
from domain.rectification.dues import Counting, GivenDues
from domain.rectification.rectification import Rectification
from domain.rectification.refusals import (
    RectificationIndicatorAlone,
    RectificationUnderWay,
    RectificationVerifierMissing,
)
from domain.rectification.register import Numbered, RectificationRegister
from domain.rectification.state import Problem, RectificationSource, RectificationStatus


class IssueRectification(Command):
    """Have a unit put a problem right, until days that are given or that the policy sets.

    ``problem`` is the code that the same problem is known by when it comes up again; ``reference`` is the
    document, the minutes, the fault or the appeal that told it.  The department that assesses the
    ``indicator`` verifies, unless a ``verifier`` is named.
    """

    NAME: ClassVar[str] = "issueRectification"

    office: str
    owner: Code
    problem: Code
    text: str
    source: RectificationSource
    reference: str
    plan: UUID | None
    indicator: str | None
    verifier: Code | None
    due: GivenDues


def issue_rectification(command: IssueRectification, work: Work) -> str:
    """Gives the rectification's id; a problem that came up before goes to the leading group."""
    supervision = command.source == "SUPERVISION"
    action = Action.ISSUE_AFTER_SUPERVISION if supervision else Action.ISSUE_RECTIFICATION
    work.authorise(action, office=command.office)
    problem = _problem(command, work)
    rules = work.read(PolicySet, PolicySet.id_of(command.office)).on(work.today).rectification
    earlier = _earlier(command, rules, work)
    dues = Counting(work.today, rules, work.calendar(command.office)).dues(
        command.due, repeat=earlier is not None
    )
    number, stream = _numbered(command, work)
    work.begin(Rectification, stream).issue(command.office, number, problem, dues, earlier)
    return str(stream)


def _problem(command: IssueRectification, work: Work) -> Problem:
    office = work.read(Office, Office.id_of(command.office))
    assessing = _assessing(command, work)
    if (verifier := command.verifier or assessing) is None:
        raise RectificationVerifierMissing("verifier")
    for field, unit in (("owner", command.owner), ("verifier", verifier)):
        office.unit_on(unit, work.today, field)
    return Problem(
        owner=command.owner,
        verifier=verifier,
        code=command.problem,
        text=command.text,
        source=command.source,
        reference=command.reference,
        plan=command.plan,
        indicator=command.indicator,
    )


def _assessing(command: IssueRectification, work: Work) -> str | None:
    """The department that assesses the indicator, where one is named."""
    if command.plan is None or command.indicator is None:
        if (command.plan is None) != (command.indicator is None):
            raise RectificationIndicatorAlone("indicator")
        return None
    plan = work.read(Plan, command.plan)
    if plan.office != command.office:
        raise PlanUnknown("plan")
    return plan.latest.indicator(command.indicator).assessing_department


def _earlier(command: IssueRectification, rules: RectificationRules, work: Work) -> UUID | None:
    """The last rectification of the same problem that was not withdrawn, which must be closed."""
    for stream in _same_problem(command, rules, work):
        state = work.read(Rectification, stream)
        if not state.has_ended:
            raise RectificationUnderWay(
                "problem", unit=command.owner, problem=command.problem, year=state.year, number=state.number
            )
        if state.status is RectificationStatus.CLOSED:
            return stream
    return None


def _same_problem(command: IssueRectification, rules: RectificationRules, work: Work) -> Iterator[UUID]:
    """Those of the same unit and problem that a repeat looks back to, newest first."""
    for year in range(work.today.year, work.today.year - rules.repeat_cycles - 1, -1):
        register = work.find(RectificationRegister, RectificationRegister.id_of(command.office, year))
        if register is not None:
            yield from register.of(command.owner, command.problem)


def _numbered(command: IssueRectification, work: Work) -> tuple[int, UUID]:
    """The next number of the year, and the stream of the rectification that gets it."""
    office, year = command.office, work.today.year
    register = work.begin(RectificationRegister, RectificationRegister.id_of(office, year))
    stream = Rectification.id_of(office, year, register.next_number)
    return register.allot(office, year, Numbered(command.owner, command.problem, stream)), stream


HANDLERS: Final[Mapping[type[Command], Handler]] = {IssueRectification: issue_rectification}
