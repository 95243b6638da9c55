"""Priority in the allocation of places (名额分配): by grade, then by rank, as far as the places go (P24)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Annotated, NamedTuple

from pydantic import Field

from domain.kernel.value import Value
from domain.policy.policy import Policy
from domain.policy.quota import QuotaTie
from domain.result.board import Board, BoardLine
from domain.result_use.refusals import AllocationChoiceWrong, RequestedTwice, SubjectNotOnBoard
from domain.scoring.ranking import Standing, precedence

Number = Annotated[int, Field(ge=1, le=100_000)]
"""How many places."""


class PlaceRequest(Value):
    """How many places a subject asks for."""

    subject: str
    asked: Number


class _Claimant(NamedTuple):
    """A subject that asks, and what its turn goes by."""

    turn: tuple[object, ...]
    subject: str
    asked: int


class Terms(NamedTuple):
    """How many places there are, under which policy, and whom of the tied the leading group serves first."""

    places: int
    policy: Policy
    chosen: tuple[str, ...]


def allocated(requests: Sequence[PlaceRequest], board: Board, terms: Terms) -> dict[str, int]:
    """The places that each gets, in the order in which they were served.

    Who is equal in grade, rank and all tie-breakers is tied; where the places do not go round among the tied,
    ``quota.tie`` says whether none of them gets any, all get what they ask, or the leading group chooses.
    """
    claimants = sorted(_claimants(requests, board, terms.policy))
    served: dict[str, int] = {}
    left, tied = terms.places, tuple[str, ...]()
    for _, level in groupby(claimants, attrgetter("turn")):
        peers = list(level)
        if len(peers) > 1 and 0 < left < sum(each.asked for each in peers):
            tied = tuple(each.subject for each in peers)
            served |= _at_the_edge(peers, left, terms)
            left = 0
        else:
            served |= _one_after_the_other(peers, left)
            left -= sum(served[each.subject] for each in peers)
    _must_choose_of(tied if terms.policy.quota.tie == "LEADING_GROUP" else (), terms.chosen)
    return served


def _claimants(requests: Sequence[PlaceRequest], board: Board, policy: Policy) -> Iterator[_Claimant]:
    asking: set[str] = set()
    lines: Mapping[str, BoardLine] = {line.subject: line for line in board.lines}
    for each in requests:
        if each.subject in asking:
            raise RequestedTwice("requests", subject=each.subject)
        if (line := lines.get(each.subject)) is None:
            raise SubjectNotOnBoard("requests", subject=each.subject)
        asking.add(each.subject)
        yield _Claimant(_turn(line, policy), each.subject, each.asked)


def _turn(line: BoardLine, policy: Policy) -> tuple[object, ...]:
    """Better grades first, then better ranks, then what breaks ties for the places among the excellent."""
    ladder = [band.grade for band in policy.grades.bands]
    standing = Standing(line.subject, line.total, line.key, line.base, line.deductions, ())
    return (ladder.index(line.grade), line.rank, *precedence(standing, policy))


def _at_the_edge(peers: Sequence[_Claimant], left: int, terms: Terms) -> dict[str, int]:
    tie: QuotaTie = terms.policy.quota.tie
    if tie == "SHRINK":
        return dict.fromkeys((each.subject for each in peers), 0)
    if tie == "EXPAND":
        return {each.subject: each.asked for each in peers}
    order = {subject: number for number, subject in enumerate(terms.chosen)}
    return _one_after_the_other(sorted(peers, key=lambda each: order.get(each.subject, len(order))), left)


def _one_after_the_other(peers: Sequence[_Claimant], left: int) -> dict[str, int]:
    served: dict[str, int] = {}
    for each in peers:
        served[each.subject] = min(each.asked, left)
        left -= served[each.subject]
    return served


def _must_choose_of(tied: Sequence[str], chosen: Sequence[str]) -> None:
    if sorted(tied) != sorted(chosen):
        raise AllocationChoiceWrong("chosen", tied=", ".join(tied) or "–")
