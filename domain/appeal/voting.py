"""The bench votes (合议表决): opened by the chair, sealed ballots, all opened together and counted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, Final
from uuid import UUID

from domain.appeal.bench_refusals import (
    BenchNotSeated,
    DeclarationMissing,
    MemberBarred,
    NotInTheChair,
    NotOnBench,
    QuorumMissing,
)
from domain.appeal.case import Case
from domain.appeal.clock import Timing
from domain.appeal.state import AppealState, AppealStatus
from domain.appeal.vote import (
    BALLOT_FIELD,
    NO_VOTE,
    Decided,
    ItemVote,
    OpenedBallot,
    SealedBallot,
    ballot_id,
    committed,
    counted,
    written,
)
from domain.appeal.vote_refusals import (
    BallotsSealed,
    CaseFileMissing,
    DecidedAlready,
    VoteCastAlready,
    VotesIncomplete,
    VotingClosed,
    VotingIsOpen,
)
from domain.assessment.sheet import must_say_why
from domain.calendar.deadline import Deadline, due
from domain.kernel.event import ContentHash, Event, Sealed
from domain.policy.appeals import AppealRules


class VotingOpened(Event):
    """The chair opened a round of voting by the newest case file, until a day."""

    TOPIC: ClassVar[str] = "appeal.voting-opened.v1"

    round: int
    case_file: int
    deadline: Deadline

    def evolve(self, state: AppealState) -> AppealState:
        """Ballots may be cast."""
        clock = state.clock.adding("VOTING", self.deadline)
        return replace(state, clock=clock, vote=NO_VOTE._replace(round=self.round, is_open=True))


class VoteCast(Event):
    """A member cast a sealed ballot, and committed to what is in it."""

    TOPIC: ClassVar[str] = "appeal.vote-cast.v1"

    round: int
    box: Sealed
    commitment: ContentHash

    def evolve(self, state: AppealState) -> AppealState:
        """It stays sealed."""
        member = UUID(self.envelope.actor.id)
        ballots = {**state.vote.ballots, member: SealedBallot(self.box, self.commitment)}
        return replace(state, vote=state.vote._replace(ballots=ballots))


class VotesOpened(Event):
    """The ballots of a round were opened together and counted.

    ``spoilt`` are ballots that do not open to what was committed to, or whose key was erased; ``decided`` is
    empty where the rest were no quorum.
    """

    TOPIC: ClassVar[str] = "appeal.votes-opened.v1"

    round: int
    ballots: tuple[OpenedBallot, ...]
    spoilt: tuple[UUID, ...]
    decided: tuple[Decided, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """Nobody votes in this round any more."""
        vote = state.vote._replace(is_open=False, opened=self.ballots, decided=self.decided)
        return replace(state, clock=state.clock.without("VOTING"), vote=vote)


class Voting(Case):
    """Opening a round, casting, opening the ballots."""

    def open_voting(self, timing: Timing) -> None:
        """Open a round, as the chair: the case file is frozen and enough members may vote."""
        self._must_be(AppealStatus.ACCEPTED)
        self._must_chair()
        if self.state.vote.is_open:
            raise VotingIsOpen("appeal")
        if self.is_decided:
            raise DecidedAlready("appeal")
        if not self.state.hearing.current:
            raise CaseFileMissing("appeal")
        self._must_have_quorum(timing.rules)
        self.trigger(
            VotingOpened,
            round=self.state.vote.round + 1,
            case_file=len(self.state.hearing.files),
            deadline=due(self.by.today, timing.rules.voting_workdays, timing.calendar),
        )

    def cast(self, votes: tuple[ItemVote, ...]) -> None:
        """Cast a ballot that speaks once of every contested item; it cannot be changed."""
        member = self._must_vote()
        if member in self.state.vote.ballots:
            raise VoteCastAlready("appeal")
        contested = sorted(each.item for each in self.state.items)
        if sorted(each.item for each in votes) != contested:
            raise VotesIncomplete("votes", items=", ".join(contested))
        for each in votes:
            must_say_why(each.reason)
        text = written(votes, self.by.new_id())
        round_ = self.state.vote.round
        box = self.by.seal(ballot_id(self.id, round_, member), BALLOT_FIELD, text)
        self.trigger(VoteCast, round=round_, box=box, commitment=committed(text))

    @property
    def all_are_in(self) -> bool:
        """Whether everybody who may vote has."""
        return self.state.vote.is_open and set(self.state.bench.able) <= set(self.state.vote.ballots)

    @property
    def is_decided(self) -> bool:
        """Whether there is a decision on every contested item."""
        return len(self.state.vote.decided) == len(self.state.items)

    def open_ballots(self, texts: Mapping[UUID, str | None], rules: AppealRules) -> None:
        """Open and count the ballots once all are in or the time is up; ``texts`` is what they open to."""
        self._must_be(AppealStatus.ACCEPTED)
        vote, bench = self.state.vote, self.state.bench
        if not vote.is_open:
            raise VotingClosed("appeal")
        if not self.all_are_in and not self.state.clock.is_over("VOTING", self.by.today):
            raise BallotsSealed("appeal", day=self.state.clock.deadlines["VOTING"].due_on)
        good = [
            OpenedBallot(member=member, text=text)
            for member, ballot in vote.ballots.items()
            if (text := texts.get(member)) is not None and committed(text) == ballot.commitment
        ]
        members = {each.member for each in good}
        items = [each.item for each in self.state.items]
        quorum = bench.has_quorum(len(good), rules.quorum_share)
        self.trigger(
            VotesOpened,
            round=vote.round,
            ballots=tuple(good),
            spoilt=tuple(each for each in vote.ballots if each not in members),
            decided=tuple(counted(good, items, bench.chair, rules)) if quorum else (),
        )

    def _must_vote(self) -> UUID:
        """Refuse who may not vote now; gives who votes."""
        self._must_be(AppealStatus.ACCEPTED)
        member = self._must_sit()
        if not self.state.vote.is_open or self.state.clock.is_over("VOTING", self.by.today):
            raise VotingClosed("appeal")
        return member

    def _must_sit(self) -> UUID:
        """Refuse who does not sit, is barred, or has not declared; gives who it is."""
        bench, caller = self.state.bench, self._caller
        if not bench.seats:
            raise BenchNotSeated("appeal")
        if caller is None or caller not in bench.seats:
            raise NotOnBench("appeal")
        if caller in bench.barred:
            raise MemberBarred("appeal")
        if caller not in bench.declared:
            raise DeclarationMissing("appeal")
        return caller

    def _must_chair(self) -> None:
        if self._must_sit() != self.state.bench.chair:
            raise NotInTheChair("appeal")

    def _must_have_quorum(self, rules: AppealRules) -> None:
        bench = self.state.bench
        if not bench.has_quorum(len(bench.able), rules.quorum_share):
            raise QuorumMissing("appeal", seats=len(bench.seats), able=len(bench.able))


def sealed_ballots(appeal: UUID, state: AppealState) -> Sequence[tuple[UUID, UUID, Sealed]]:
    """The sealed ballots of the round: the member, what the ballot is bound to, and its box."""
    round_, ballots = state.vote.round, state.vote.ballots
    return [(member, ballot_id(appeal, round_, member), each.box) for member, each in ballots.items()]


EVENTS: Final = (VotingOpened, VoteCast, VotesOpened)
