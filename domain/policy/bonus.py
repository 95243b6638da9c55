"""How much bonus (加分) counts."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final

from domain.kernel.points import Points
from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, key, share


class BonusRules(Topic):
    """The limits of bonus items."""

    cap_share: Annotated[
        Points, key("the most bonus points that count, as a share of the plan's scale", "domain.md §4 M2, R9")
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A share that is none."""
        yield from share(f"{topic}.cap_share", self.cap_share)


BONUS: Final = BonusRules(cap_share=Decimal("0.08"))
