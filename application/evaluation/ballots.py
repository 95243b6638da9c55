"""Casting ballots, and finding that one must not count."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.command import Command
from application.dispatcher import Handler
from application.evaluation.opened import run_by_office
from application.evaluation.raters import must_be_eligible
from application.work import Work
from domain.evaluation.ballot import BallotLine
from domain.evaluation.round import EvaluationRound
from domain.kernel.event import Grounds


class CastBallot(Command):
    """Cast the own ballot, or that of the own ``unit``; it stands as it is.

    There is a line for every subject but the own unit; a round over the whole takes one line without subject.
    """

    NAME: ClassVar[str] = "castBallot"

    round: UUID
    unit: str | None
    lines: tuple[BallotLine, ...]


def cast_ballot(command: CastBallot, work: Work) -> None:
    """By who is on the list, from the unit and post of the list."""
    state = work.read(EvaluationRound, command.round)
    voter = command.unit or work.caller
    work.authorise(Action.CAST_BALLOT, office=state.office, unit=voter)
    round_ = work.edit(EvaluationRound, command.round)
    rater = round_.rater(voter)
    if command.unit is None:
        must_be_eligible(rater, state.office, state.direction, work)
    round_.cast(rater, command.lines)


class InvalidateBallot(Command):
    """Let a ballot not count, with grounds: that of a person by id, or of a unit by code."""

    NAME: ClassVar[str] = "invalidateBallot"

    round: UUID
    rater: str
    grounds: Grounds


def invalidate_ballot(command: InvalidateBallot, work: Work) -> None:
    """Before the count."""
    run_by_office(command.round, work).invalidate(command.rater, command.grounds)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    CastBallot: cast_ballot,
    InvalidateBallot: invalidate_ballot,
}
