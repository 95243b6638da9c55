"""What rulings leave: of the points of an item, of an indicator as a whole."""

from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple
from uuid import UUID

Settled = Literal["MAINTAINED", "VARIED", "REVOKED"]
"""维持、变更、撤销, said of the original score: what ends a contest."""

Outcome = Literal[Settled, "REMITTED"]
"""What a ruling says; 发回重核: it is to be decided again."""


class Ruled(NamedTuple):
    """What a ruling left of an item's points."""

    appeal: UUID
    outcome: Settled
    points: Decimal
    event: UUID


class RuledIndicator(NamedTuple):
    """An indicator that was ruled on as a whole.

    ``ruled`` has what it was worth by that, ``difference`` what that adds to what its results come to by
    themselves.  It has no day of its own, so ``effective_on`` is the last one of its confirmed periods.
    """

    ref: str
    indicator: str
    difference: Decimal
    effective_on: date
    events: tuple[UUID, ...]
    ruled: Ruled
