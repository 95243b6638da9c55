"""Rank movements (位次变动) between two boards of a peer group, split by whose doing each place is.

A rank is one more than the number of those above.  A movement is therefore a sum over the others: each who
got above counts one, each who fell from above minus one.  What of it the subject's own points did, measured
against where the others stood before, is its own part; the rest the others did.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from domain.policy.grades import Grade
from domain.policy.policy import Policy
from domain.scoring.ranking import Standing, display_order, provisional_grades, ranks


class Place(NamedTuple):
    """Where a subject stood, graded as if its group had been graded then."""

    standing: Standing
    rank: int
    grade: Grade


class Movement(NamedTuple):
    """A subject on the board before and after (``None``: not on it).

    ``own`` and ``others`` sum to what its rank moved (positive: down); ``None`` for who was not on both.
    """

    subject: str
    before: Place | None
    after: Place | None
    own: int | None
    others: int | None


class Crossing(NamedTuple):
    """Somebody who got above the subject (1) or fell from above it (-1)."""

    subject: str
    change: int


@dataclass(frozen=True, slots=True)
class Graded:
    """A whole peer group at a moment, in the order in which its board is shown."""

    places: Mapping[str, Place]
    policy: Policy

    @classmethod
    def of(cls, group: Sequence[Standing], policy: Policy) -> "Graded":
        """The group ranked and graded by a policy."""
        ranked, graded = (
            ranks({each.subject: each.total for each in group}),
            provisional_grades(group, policy),
        )
        order = display_order(group, policy)
        return cls(
            {each.subject: Place(each, ranked[each.subject], graded[each.subject]) for each in order}, policy
        )

    def total(self, subject: str) -> Decimal | None:
        """The total of a subject; ``None`` where it is not there."""
        place = self.places.get(subject)
        return None if place is None else place.standing.total


def movements(before: Graded, after: Graded) -> list[Movement]:
    """The movement of everybody on either board: in the order of the later one, then who is gone from it."""
    totals = sorted(place.standing.total for place in before.places.values())
    return [
        _movement(subject, before.places.get(subject), after.places.get(subject), totals)
        for subject in {**after.places, **before.places}
    ]


def _movement(subject: str, before: Place | None, after: Place | None, totals: Sequence[Decimal]) -> Movement:
    if before is None or after is None:
        return Movement(subject, before, after, None, None)
    alone = _rank_at(after.standing.total, before.standing.total, totals)
    return Movement(subject, before, after, alone - before.rank, after.rank - alone)


def _rank_at(total: Decimal, own: Decimal, totals: Sequence[Decimal]) -> int:
    """The rank of ``total`` among ``totals``, from which the subject's ``own`` is taken away."""
    return 1 + len(totals) - bisect_right(totals, total) - (own > total)


def crossings(
    subject: str, before: Graded, after: Graded
) -> tuple[tuple[Crossing, ...], tuple[Crossing, ...]]:
    """Whom the subject let past or passed by its own points, and who did by theirs; each sums to its part.

    Empty for who was not on both boards.
    """
    was, now = before.total(subject), after.total(subject)
    if was is None or now is None:
        return (), ()
    others = sorted({*before.places, *after.places} - {subject})
    own = (
        Crossing(other, _above(before.total(other), now) - _above(before.total(other), was))
        for other in others
    )
    theirs = (
        Crossing(other, _above(after.total(other), now) - _above(before.total(other), now))
        for other in others
    )
    return tuple(each for each in own if each.change), tuple(each for each in theirs if each.change)


def _above(theirs: Decimal | None, mine: Decimal) -> bool:
    return theirs is not None and theirs > mine


def grade_alone(subject: str, before: Graded, after: Graded) -> Grade | None:
    """The grade that the subject's own points and vetoes alone would have given it, all others as before."""
    if subject not in before.places or subject not in after.places:
        return None
    others = [place.standing for each, place in before.places.items() if each != subject]
    own = after.places[subject].standing
    return provisional_grades([*others, own], before.policy)[subject]
