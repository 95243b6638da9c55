"""The quota of excellent places (优秀名额) in a peer group."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final, Literal

from domain.kernel.points import Points
from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, each_once, key, share

TieBreaker = Literal["KEY", "BASE", "DEDUCTIONS"]
QuotaTie = Literal["SHRINK", "EXPAND"]


class QuotaRules(Topic):
    """How many may be excellent, and who of those that are tied."""

    excellent_share: Annotated[
        Points,
        key("the share of a peer group that may be excellent, rounded down («不超过»)", "domain.md §8.2"),
    ]
    tie: Annotated[
        QuotaTie,
        key("whether those still tied for the last place all lose it or all get it", "decided 2"),
    ]
    tie_breakers: Annotated[
        tuple[TieBreaker, ...],
        key("what orders equal totals for the places, never for the ranks; first decides first", "decided 2"),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A share that is none, and a tie-breaker that is named twice."""
        yield from share(f"{topic}.excellent_share", self.excellent_share)
        yield from each_once(f"{topic}.tie_breakers", self.tie_breakers)


QUOTA: Final = QuotaRules(
    excellent_share=Decimal("0.30"), tie="SHRINK", tie_breakers=("KEY", "BASE", "DEDUCTIONS")
)
PERSON_QUOTA: Final = QUOTA.model_copy(update={"excellent_share": Decimal("0.20")})
"""Of the persons of a unit at most 20 % (G13)."""
