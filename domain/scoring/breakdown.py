"""The breakdown of a total into leaves that sum to it exactly."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple, Self
from uuid import UUID

from domain.kernel.points import ZERO, published
from domain.scoring.contribution import Contribution


class LeafKind(StrEnum):
    """Where a leaf's points come from; ``BASE`` is what contributions are added to."""

    BASE = "BASE"
    ENTRY = "ENTRY"
    ADJUSTMENT = "ADJUSTMENT"
    BONUS = "BONUS"
    DEDUCTION = "DEDUCTION"
    RULING = "RULING"
    NOT_APPLICABLE = "NOT_APPLICABLE"
    SCALE_UP = "SCALE_UP"
    FLOOR = "FLOOR"
    CAP = "CAP"
    SHARE = "SHARE"
    ROUNDING = "ROUNDING"


class LeafState(StrEnum):
    """Whether a leaf's stated points count; composing leaves none VOIDED, they are told with the history."""

    IN_FORCE = "IN_FORCE"
    SUPERSEDED = "SUPERSEDED"
    EXCLUDED = "EXCLUDED"
    VOIDED = "VOIDED"


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


class Counted(NamedTuple):
    """What counts of a period: no points where nothing does; ``left_out`` where it leaves the scale."""

    points: Decimal | None
    left_out: bool


class PeriodScore(NamedTuple):
    """What the contributions of one period of an indicator come to, confirmed ones and all."""

    members: tuple[Contribution, ...]
    leaves: tuple[Leaf, ...]
    confirmed: Counted
    provisional: Counted


class Part(NamedTuple):
    """One node: what its items contribute, the leaves and their sum.

    ``provisional`` is the sum that would stand if all reported things counted; ``periods`` has the scores
    that an indicator's part is made of; ``left_out`` are the full marks that leave the scale because they do
    not apply, confirmed and provisionally.
    """

    contributed: Mapping[str, Contribution]
    periods: Mapping[str, PeriodScore]
    leaves: tuple[Leaf, ...]
    points: Decimal
    provisional: Decimal
    left_out: tuple[Decimal, Decimal] = (ZERO, ZERO)


NO_PART: Final = Part({}, {}, (), ZERO, ZERO)
"""What stands at a node where nothing has happened."""


class Breakdown(NamedTuple):
    """The parts of a score by node; ``exact`` and ``provisional_exact`` are their sums before rounding.

    ``left_out`` sums up what leaves the scale, as in the parts.
    """

    parts: Mapping[str, Part]
    exact: Decimal
    provisional_exact: Decimal
    digits: int
    left_out: tuple[Decimal, Decimal] = (ZERO, ZERO)

    def with_parts(self, parts: Mapping[str, Part]) -> Self:
        """The breakdown with ``parts`` in place of what stood at their nodes, and the sums moved by that."""
        exact, provisional_exact = self.exact, self.provisional_exact
        confirmed, provisional = self.left_out
        for node, part in parts.items():
            old = self.parts.get(node, NO_PART)
            exact += part.points - old.points
            provisional_exact += part.provisional - old.provisional
            confirmed += part.left_out[0] - old.left_out[0]
            provisional += part.left_out[1] - old.left_out[1]
        return self._replace(
            parts={**self.parts, **parts},
            exact=exact,
            provisional_exact=provisional_exact,
            left_out=(confirmed, provisional),
        )

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
