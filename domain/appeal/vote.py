"""The vote of a bench: sealed until all are in or the time is up, then opened and counted (N13)."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple
from uuid import UUID

from pydantic import TypeAdapter

from domain.assessment.ruled import Outcome
from domain.kernel.digest import canonical, digest_of
from domain.kernel.event import ContentHash, Sealed
from domain.kernel.ids import stream_id
from domain.kernel.points import Points
from domain.kernel.value import Value
from domain.policy.appeals import AppealRules

BALLOT_FIELD: Final = "appeal.vote"
"""What a sealed ballot is bound to, beside its own id."""


class ItemVote(Value):
    """How a member votes on one item: ``points`` is what it shall be worth where it is VARIED."""

    item: str
    outcome: Outcome
    points: Points | None
    reason: str


class SealedBallot(NamedTuple):
    """A ballot nobody can read yet, and the commitment that what is opened must match."""

    box: Sealed
    commitment: ContentHash


class OpenedBallot(Value):
    """What a member voted; ``text`` is what the commitment is over."""

    member: UUID
    text: str

    @property
    def votes(self) -> tuple[ItemVote, ...]:
        """The votes in it."""
        return votes_in(self.text)


class Decided(Value):
    """What the bench decided on an item, and by how many votes."""

    item: str
    outcome: Outcome
    points: Points | None
    votes: int


class Vote(NamedTuple):
    """The vote as it stands: its round (0: none yet), whether ballots may be cast, those cast, by member.

    ``decided`` is what came of it, item by item; ``endorsed_by`` who approved that as a second person.
    """

    round: int
    is_open: bool
    ballots: Mapping[UUID, SealedBallot]
    opened: tuple[OpenedBallot, ...]
    decided: tuple[Decided, ...]
    endorsed_by: str | None


NO_VOTE = Vote(0, is_open=False, ballots={}, opened=(), decided=(), endorsed_by=None)


def ballot_id(appeal: UUID, round_: int, member: UUID) -> UUID:
    """What the ballot of a member in a round is sealed under."""
    return stream_id("appeal-ballot", appeal, round_, member)


def written(votes: Sequence[ItemVote], nonce: UUID) -> str:
    """The text of a ballot: its votes, and a number that keeps its commitment from being guessed."""
    told = {"nonce": str(nonce), "votes": [each.model_dump(mode="json") for each in votes]}
    return canonical(told)


def committed(text: str) -> ContentHash:
    """The commitment to a ballot."""
    return digest_of(text.encode())


def votes_in(text: str) -> tuple[ItemVote, ...]:
    """The votes of a ballot."""
    return _VOTES.validate_json(json.dumps(json.loads(text)["votes"]))


def counted(
    ballots: Iterable[OpenedBallot], items: Sequence[str], chair: UUID | None, rules: AppealRules
) -> Iterator[Decided]:
    """What the ballots decide, item by item; an item that no choice has a majority for is left out."""
    cast = {each.member: {vote.item: vote for vote in each.votes} for each in ballots}
    for item in items:
        choices = {member: _choice(votes[item]) for member, votes in cast.items()}
        tally = Counter(choices.values())
        preferred = choices.get(chair) if chair is not None and rules.chair_breaks_ties else None
        for choice, votes in tally.items():
            leads = votes > len(cast) * rules.majority_share
            if leads or (choice == preferred and _is_tied(choice, tally)):
                yield Decided(item=item, outcome=choice[0], points=choice[1], votes=votes)


_Choice = tuple[Outcome, Decimal | None]
_VOTES: Final = TypeAdapter(tuple[ItemVote, ...])


def _choice(vote: ItemVote) -> _Choice:
    return vote.outcome, vote.points


def _is_tied(choice: _Choice, tally: Counter[_Choice]) -> bool:
    """Whether half of the votes are for it, and half for one other."""
    return len(tally) == 2 and tally[choice] * 2 == tally.total()  # noqa: PLR2004 - two halves
