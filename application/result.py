"""Results: compiled by the office, proposed by the committee, determined by the leaders, made public."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated, ClassVar, Final
from uuid import UUID

from pydantic import Field

from application.actions import Action
from application.command import Command
from application.compiling import board_of
from application.dispatcher import Handler
from application.office.bodies import must_decide_in
from application.peer_group import group_of
from application.work import Work
from domain.kernel.event import Grounds
from domain.office.bodies import COMMITTEE, LEADING_GROUP
from domain.plan.plan import Plan
from domain.policy.policy import Policy
from domain.policy.policy_set import PolicySet
from domain.policy.results import ResultRules
from domain.result.board import Board, Member
from domain.result.group import (
    Group,
    Rules,
    contested,
    member_of,
    must_be_ranked,
    must_be_sealed,
)
from domain.result.result import BoardRevision, Result


class _OfPeerGroup(Command):
    """A command about the result of one peer group under a plan."""

    plan: UUID
    peer_group: Annotated[str, Field(description="One group of the plan: each is ranked alone.")]


class CompileResults(_OfPeerGroup):
    """Compile the board of a peer group (汇总): every total, rank and grade at one border of the log."""

    NAME: ClassVar[str] = "compileResults"


def compile_results(command: CompileResults, work: Work) -> None:
    """In place of an earlier board that was not determined."""
    plan = work.read(Plan, command.plan)
    work.authorise(Action.COMPILE_RESULTS, office=plan.office)
    must_be_ranked(command.peer_group, plan)
    result = work.begin(Result, Result.id_of(command.plan, command.peer_group))
    result.compile(_board(command, work), plan.latest)


class ProposeResults(_OfPeerGroup):
    """Propose the compiled board to the leading group (提出), in the name of the appraisal committee."""

    NAME: ClassVar[str] = "proposeResults"


def propose_results(command: ProposeResults, work: Work) -> None:
    """Refused when anybody of the group has moved since the board was compiled."""
    result = _open_for(Action.PROPOSE_RESULTS, command, work)
    must_decide_in(COMMITTEE, result.state.office, work)
    result.propose(_board(command, work))


class DetermineResults(_OfPeerGroup):
    """Determine the proposed board (审定), in the name of the leading group.

    ``chosen`` are those of the tied for the last place whom it lets be excellent, where the policy lets it
    choose.
    """

    NAME: ClassVar[str] = "determineResults"

    chosen: tuple[str, ...]


def determine_results(command: DetermineResults, work: Work) -> None:
    """The grades are official; refused when anybody has moved since the board was compiled."""
    result = _open_for(Action.DETERMINE_RESULTS, command, work)
    must_decide_in(LEADING_GROUP, result.state.office, work)
    result.determine(_board(command, work), command.chosen)


class PubliciseResults(_OfPeerGroup):
    """Make the determined board public (公示), with the window in which it may be contested."""

    NAME: ClassVar[str] = "publiciseResults"


def publicise_results(command: PubliciseResults, work: Work) -> None:
    """Every subject may contest its result until the window closes."""
    result = _open_for(Action.PUBLICISE, command, work)
    policy = _policy(result.state.board, result, work)
    group = group_of(command.plan, command.peer_group, work) if policy.appeals.suspends else {}
    result.publicise(policy.results, work.calendar(result.state.office), contested(group))


class ReviseResults(_OfPeerGroup):
    """Revise a determined board by what the assessments say now: a new edition, beside the earlier ones."""

    NAME: ClassVar[str] = "reviseResults"

    chosen: tuple[str, ...]
    grounds: Grounds


def revise_results(command: ReviseResults, work: Work) -> None:
    """Whom it moves is told; whose published grade changes may contest it in a fresh window."""
    result = _open_for(Action.DETERMINE_RESULTS, command, work)
    must_decide_in(LEADING_GROUP, result.state.office, work)
    board = _board(command, work)
    revision = BoardRevision(board, command.chosen, command.grounds)
    result.revise(revision, _rules(board, result, work), work.calendar(result.state.office))


class FinaliseResults(_OfPeerGroup):
    """Declare a public result final (定案): all windows are closed and nothing of the group is contested."""

    NAME: ClassVar[str] = "finaliseResults"


def finalise_results(command: FinaliseResults, work: Work) -> None:
    """It may be used."""
    result = _open_for(Action.FINALISE_RESULTS, command, work)
    group = group_of(command.plan, command.peer_group, work)
    result.finalise(_compiled(group, work), contested(group))


def _open_for(action: Action, command: _OfPeerGroup, work: Work) -> Result:
    plan = work.read(Plan, command.plan)
    work.authorise(action, office=plan.office)
    return work.edit(Result, Result.id_of(command.plan, command.peer_group))


def _board(command: _OfPeerGroup, work: Work) -> Board:
    return _compiled(group_of(command.plan, command.peer_group, work), work)


def _compiled(group: Group, work: Work) -> Board:
    """The board that compiles now: what was read is what the log says at its border."""
    must_be_sealed(group)
    return board_of(group, work, work.border, partial(_members, work))


def _members(work: Work, group: Group, rules: Rules) -> list[Member]:
    """What was composed to compile is not composed again to propose and determine."""
    return [
        work.made_of(assessment, "member", partial(member_of, assessment, state, rules))
        for assessment, state in group.items()
    ]


def _rules(board: Board, result: Result, work: Work) -> ResultRules:
    """The rules of the policy version that the board was compiled under."""
    return _policy(board, result, work).results


def _policy(board: Board, result: Result, work: Work) -> Policy:
    """The policy version that the board was compiled under."""
    policies = work.read(PolicySet, PolicySet.id_of(result.state.office))
    return policies.version(board.policy_version)


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    CompileResults: compile_results,
    ProposeResults: propose_results,
    DetermineResults: determine_results,
    PubliciseResults: publicise_results,
    ReviseResults: revise_results,
    FinaliseResults: finalise_results,
}
