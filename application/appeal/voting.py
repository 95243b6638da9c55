"""The bench votes (合议表决): opened by the chair, cast under seal, opened when all are in or time is up."""

from collections.abc import Mapping
from typing import ClassVar, Final
from uuid import UUID

from application.actions import Action
from application.appeal.filing import open_for, timing_of
from application.assessment.opened import plan_of, policy_of
from application.command import Command
from application.dispatcher import Handler
from application.work import Work
from domain.appeal.appeal import Appeal
from domain.appeal.vote import BALLOT_FIELD, ItemVote
from domain.appeal.voting import sealed_ballots
from domain.assessment.assessment import Assessment
from domain.kernel.event import Grounds
from domain.scoring.worth import worth_of


class OpenVoting(Command):
    """Open a round of voting by the newest case file, as the chair of the bench."""

    NAME: ClassVar[str] = "openVoting"

    appeal: UUID


def open_voting(command: OpenVoting, work: Work) -> None:
    """Refused without a quorum of members who declared and are not barred."""
    appeal = open_for(Action.RULE_ON_APPEAL, command.appeal, work)
    appeal.open_voting(timing_of(appeal.state.assessment, work))


class CastVote(Command):
    """Cast a ballot: one vote for every contested item; nobody reads it before all are in or time is up."""

    NAME: ClassVar[str] = "castVote"

    appeal: UUID
    votes: tuple[ItemVote, ...]


def cast_vote(command: CastVote, work: Work) -> None:
    """With the last one the ballots are opened in the same commit."""
    appeal = open_for(Action.RULE_ON_APPEAL, command.appeal, work)
    _must_be_possible(command.votes, appeal, work)
    appeal.cast(command.votes)
    if appeal.all_are_in:
        _open(appeal, work)


class OpenVotes(Command):
    """Open and count the ballots of a round whose time is up."""

    NAME: ClassVar[str] = "openVotes"

    appeal: UUID


def open_votes(command: OpenVotes, work: Work) -> None:
    """By a member of the committee, or by the clock."""
    _open(open_for(Action.OPEN_VOTES, command.appeal, work), work)


def _open(appeal: Appeal, work: Work) -> None:
    texts = {
        member: work.unseal(ballot, BALLOT_FIELD, box)
        for member, ballot, box in sealed_ballots(appeal.id, appeal.state)
    }
    appeal.open_ballots(texts, timing_of(appeal.state.assessment, work).rules)


def _must_be_possible(votes: tuple[ItemVote, ...], appeal: Appeal, work: Work) -> None:
    """Refuse a vote for what no ruling on that item can say."""
    state = work.read(Assessment, appeal.state.assessment)
    plan, policy = plan_of(state, work), policy_of(state, work)
    for vote in votes:
        if state.contests.get(vote.item) == appeal.id:
            work.scratch(Assessment, appeal.state.assessment).apply_ruling(
                item=vote.item,
                appeal=appeal.id,
                outcome=vote.outcome,
                points=vote.points,
                grounds=_AS_A_VOTE,
                plan=plan,
                worth=lambda indicator: worth_of(indicator, state, plan, policy),
            )


_AS_A_VOTE: Final = Grounds(reason_code="VOTE", reason="VOTE", legal_basis="_#_", evidence=())


HANDLERS: Final[Mapping[type[Command], Handler]] = {
    OpenVoting: open_voting,
    CastVote: cast_vote,
    OpenVotes: open_votes,
}
