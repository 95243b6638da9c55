"""Rank movements (位次变动) between two boards of a peer group, split by whose doing each place is.

A rank is one more than the number of those above.  A movement is therefore a sum over the others: each who
got above counts one, each who fell from above minus one.  What of it the subject's own points did, measured
against where the others stood before, is its own part; the rest the others did.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from domain.policy.grades import Grade
from domain.policy.policy import Policy
from domain.scoring.ranking import Standing, display_order, provisional_grades, ranks


class Place(NamedTuple):
    """Where a subject stood, graded as if its group had been graded then."""

    standing: Standing
    rank: int
    grade: Grade


Places = Mapping[str, Place]
"""Where everybody of a whole peer group stood at a moment, by subject, in the order of the board."""


class Presence(StrEnum):
    """Whether a subject was on both boards, on the later one only, or on the earlier one only."""

    STAYED = "STAYED"
    JOINED = "JOINED"
    LEFT = "LEFT"


class Movement(NamedTuple):
    """A subject on the board before and after (``None``: not on it).

    ``own`` and ``others`` sum to what its rank moved (positive: down); ``None`` for who was not on both.
    """

    subject: str
    before: Place | None
    after: Place | None
    own: int | None
    others: int | None

    @property
    def change(self) -> int | None:
        """What its rank moved."""
        return None if self.before is None or self.after is None else self.after.rank - self.before.rank

    @property
    def presence(self) -> Presence:
        """On which of the boards it was."""
        if self.before is None:
            return Presence.JOINED
        return Presence.LEFT if self.after is None else Presence.STAYED


class Crossing(NamedTuple):
    """Somebody who got above the subject (1) or fell from above it (-1)."""

    subject: str
    change: int


class Crossings(NamedTuple):
    """Those that a subject's own points made, and those that the others' made; each sums to its part.

    Whoever was passed and passed again is in both.
    """

    own: tuple[Crossing, ...]
    others: tuple[Crossing, ...]


_NOWHERE: Final = Decimal("-Infinity")
"""Below everybody."""


def graded(group: Sequence[Standing], policy: Policy) -> Places:
    """The group ranked and graded by a policy."""
    ranked, grades = ranks({each.subject: each.total for each in group}), provisional_grades(group, policy)
    order = display_order(group, policy)
    return {each.subject: Place(each, ranked[each.subject], grades[each.subject]) for each in order}


def movements(before: Places, after: Places) -> list[Movement]:
    """The movement of everybody on either board: in the order of the later one, then who is gone from it."""
    totals = sorted(place.standing.total for place in before.values())
    return [
        _movement(subject, before.get(subject), after.get(subject), totals) for subject in {**after, **before}
    ]


def crossings(subject: str, before: Places, after: Places) -> Crossings:
    """Who got above a subject that was on both boards or fell from above it, and by whose points."""
    was, now = _total(before, subject), _total(after, subject)
    others = [
        (each, _total(before, each), _total(after, each)) for each in sorted({*before, *after} - {subject})
    ]
    return Crossings(
        own=_crossed((each, (then > now) - (then > was)) for each, then, _ in others),
        others=_crossed((each, (at_last > now) - (then > now)) for each, then, at_last in others),
    )


def grade_alone(subject: str, before: Places, after: Places, policy: Policy) -> Grade:
    """The grade of a subject that was on both boards if its own points and vetoes alone had changed.

    ``policy`` is the one that graded before.
    """
    others = [place.standing for each, place in before.items() if each != subject]
    return provisional_grades([*others, after[subject].standing], policy)[subject]


def _movement(subject: str, before: Place | None, after: Place | None, totals: Sequence[Decimal]) -> Movement:
    if before is None or after is None:
        return Movement(subject, before, after, None, None)
    alone = _rank_at(after.standing.total, before.standing.total, totals)
    return Movement(subject, before, after, alone - before.rank, after.rank - alone)


def _rank_at(total: Decimal, own: Decimal, totals: Sequence[Decimal]) -> int:
    """The rank of ``total`` among sorted ``totals``, from which the subject's ``own`` is taken away."""
    return 1 + len(totals) - bisect_right(totals, total) - (own > total)


def _total(places: Places, subject: str) -> Decimal:
    return places[subject].standing.total if subject in places else _NOWHERE


def _crossed(changes: Iterable[tuple[str, int]]) -> tuple[Crossing, ...]:
    return tuple(Crossing(subject, change) for subject, change in changes if change)
