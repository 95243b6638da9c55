"""Counting ballots, and bringing what they come to into the assessments."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.evaluation.opened import plan_of, rules_of, run_by_office
from application.parts import fits, part_of
from application.work import Work
from domain.assessment.assessment import Assessment
from domain.assessment.entered import EVALUATION, takes_evaluation
from domain.assessment.entries import Finding
from domain.evaluation.round import EvaluationRound
from domain.evaluation.state import RoundState
from domain.plan.plan import Plan


class CountBallots(Command):
    """Count what was said in a round (计票), once all have spoken or the last day has passed."""

    NAME: ClassVar[str] = "countBallots"

    round: UUID


def count_ballots(command: CountBallots, work: Work) -> None:
    """Ballots that are invalid by rule are found so, and do not count."""
    round_ = run_by_office(command.round, work)
    state = round_.state
    round_.count(plan_of(state, work), rules_of(state.office, state.policy_version, work))


class CloseEvaluationRound(Command):
    """Confirm the count of another officer: what it says enters the assessments."""

    NAME: ClassVar[str] = "closeEvaluationRound"

    round: UUID


def close_evaluation_round(command: CloseEvaluationRound, work: Work) -> None:
    """In the same commit, or part by part beyond 500 subjects."""
    round_ = run_by_office(command.round, work)
    subjects = round_.state.subjects
    if not fits(subjects):
        round_.begin_entering()
        return
    taken, left_out = _split(subjects, round_.state, work)
    _enter(taken, round_, round_.close(left_out), work)


class EnterEvaluations(Command):
    """Let what a round came to enter one part of its assessments; parts count from 0."""

    NAME: ClassVar[str] = "enterEvaluations"

    round: UUID
    part: int


def enter_evaluations(command: EnterEvaluations, work: Work) -> str:
    """Gives ``MORE``, or ``DONE`` with the last part."""
    work.authorise(Action.ENTER_EVALUATION, office=work.read(EvaluationRound, command.round).office)
    round_ = work.edit(EvaluationRound, command.round)
    part, reached = part_of(round_.state.subjects, command.part)
    taken, left_out = _split(reached, round_.state, work)
    _enter(taken, round_, round_.enter_part(part.number, left_out, last=part.last), work)
    return part.outcome


def _split(subjects: Sequence[str], state: RoundState, work: Work) -> tuple[list[str], list[str]]:
    """Whose assessments take the outcome, and whose do not."""
    taken: list[str] = []
    left_out: list[str] = []
    streams = [Assessment.id_of(state.plan, subject) for subject in subjects]
    for subject, assessment in zip(subjects, work.read_all(Assessment, streams), strict=True):
        takes = takes_evaluation(assessment, state.indicator, state.period)
        (taken if takes else left_out).append(subject)
    return taken, left_out


def _enter(subjects: Sequence[str], round_: EvaluationRound, cause: UUID, work: Work) -> None:
    state = round_.state
    plans = work.read(Plan, state.plan)
    for subject in subjects:
        assessment = work.edit(Assessment, Assessment.id_of(state.plan, subject), cause=cause)
        plan = plans.in_force(state.indicator, state.period, assessment.state.plan_version)
        assessment.enter_evaluation(_finding(state, subject), plan, round_.id, state.counted_by)


def _finding(state: RoundState, subject: str) -> Finding:
    return Finding(
        indicator=state.indicator,
        period=state.period,
        channel=EVALUATION,
        measures=state.tallies[subject].measures,
        mode="EVALUATION",
        source=None,
        reason=None,
        evidence=(),
    )


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    CountBallots: count_ballots,
    CloseEvaluationRound: close_evaluation_round,
    EnterEvaluations: enter_evaluations,
}
