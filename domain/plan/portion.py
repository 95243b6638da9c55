"""A part of a whole, as points and as a percentage that is rounded where it is shown."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from domain.kernel.points import product, published, quotient

_HUNDRED: Final = Decimal(100)
_DIGITS: Final = 2


@dataclass(frozen=True, slots=True)
class Portion:
    """``part`` of ``whole``: points, or counts of what is covered."""

    part: Decimal
    whole: Decimal

    @property
    def percent(self) -> Decimal | None:
        """The share in percent, rounded half up to two digits (850 of 1000 → 85.00); none of nothing."""
        if not self.whole:
            return None
        return published(product(quotient(self.part, self.whole), _HUNDRED), _DIGITS)
