"""The breakdown of a total into leaves that sum to it exactly."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from domain.kernel.points import published
from domain.scoring.contribution import Contribution


class LeafKind(StrEnum):
    """Where a leaf's points come from; ``BASE`` is what contributions are added to."""

    BASE = "BASE"
    ENTRY = "ENTRY"
    ADJUSTMENT = "ADJUSTMENT"
    BONUS = "BONUS"
    DEDUCTION = "DEDUCTION"
    RULING = "RULING"
    FLOOR = "FLOOR"
    CAP = "CAP"
    SHARE = "SHARE"
    ROUNDING = "ROUNDING"


class LeafState(StrEnum):
    """Whether a leaf's stated points count."""

    IN_FORCE = "IN_FORCE"
    SUPERSEDED = "SUPERSEDED"
    EXCLUDED = "EXCLUDED"


class Leaf(NamedTuple):
    """Points at a place in the breakdown.

    ``path`` and ``kind`` are its key within the assessment.  ``points`` is what it adds to the total;
    ``stated`` what its item says, which differs where the item is superseded or excluded.
    """

    path: str
    kind: LeafKind
    points: Decimal
    stated: Decimal
    state: LeafState
    item: str | None
    events: tuple[UUID, ...]


class PeriodScore(NamedTuple):
    """What the contributions of one period of an indicator come to; no points where nothing is counted."""

    members: tuple[Contribution, ...]
    leaves: tuple[Leaf, ...]
    points: Decimal | None
    provisional: Decimal | None


class Part(NamedTuple):
    """One node: what its items contribute, the leaves and their sum.

    ``provisional`` is the sum that would stand if all reported things counted; ``periods`` has the scores
    that an indicator's part is made of.
    """

    contributed: Mapping[str, Contribution]
    periods: Mapping[str, PeriodScore]
    leaves: tuple[Leaf, ...]
    points: Decimal
    provisional: Decimal


class Breakdown(NamedTuple):
    """The parts of a score by node; ``exact`` and ``provisional_exact`` are their sums before rounding."""

    parts: Mapping[str, Part]
    exact: Decimal
    provisional_exact: Decimal
    digits: int

    @property
    def total(self) -> Decimal:
        """The total as published."""
        return published(self.exact, self.digits)

    @property
    def provisional_total(self) -> Decimal:
        """The total if everything reported were confirmed as reported."""
        return published(self.provisional_exact, self.digits)

    @property
    def rounding(self) -> Leaf:
        """The one rounding leaf: what the published total adds to the exact sum."""
        points = self.total - self.exact
        return own_leaf("TOTAL", LeafKind.ROUNDING, points)

    @property
    def leaves(self) -> Iterator[Leaf]:
        """All leaves, the rounding leaf last; their points sum to ``total``."""
        for part in self.parts.values():
            yield from part.leaves
        yield self.rounding


def own_leaf(path: str, kind: LeafKind, points: Decimal) -> Leaf:
    """A leaf of no item: a bound, a share, the rounding."""
    return Leaf(path, kind, points, points, LeafState.IN_FORCE, None, ())
