"""The quota of excellent places (优秀名额) in a peer group."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final, Literal

from domain.kernel.points import Points
from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, each_once, key, share, within

TieBreaker = Literal["KEY", "BASE", "DEDUCTIONS"]
QuotaTie = Literal["SHRINK", "EXPAND", "LEADING_GROUP"]
"""Of those tied for the last place none gets it, all get it, or the leading group chooses."""

Rounding = Literal["FLOOR", "HALF_UP", "CEILING"]
Vacated = Literal["PASS_DOWN", "LAPSE"]
"""What becomes of the place of who may not be excellent: the next one gets it, or nobody."""


class QuotaRules(Topic):
    """How many may be excellent, and who of those that are tied."""

    excellent_share: Annotated[
        Points,
        key("the share of a peer group that may be excellent", "domain.md §8.2"),
    ]
    rounding: Annotated[
        Rounding,
        key(
            "how that share of the members becomes a number of places: «不超过» rounds down", "domain.md §8.2"
        ),
    ]
    minimum: Annotated[
        int, key("the least number of places of a peer group, however small it is", "rule 38, note")
    ]
    vacated: Annotated[
        Vacated,
        key("whether the place of who is vetoed passes down to the next one or lapses", "rule 22, §8.3"),
    ]
    tie: Annotated[
        QuotaTie,
        key(
            "whether those still tied for the last place all lose it, all get it, or are chosen from",
            "decided 2",
        ),
    ]
    tie_breakers: Annotated[
        tuple[TieBreaker, ...],
        key("what orders equal totals for the places, never for the ranks; first decides first", "decided 2"),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A share that is none, and a tie-breaker that is named twice."""
        yield from share(f"{topic}.excellent_share", self.excellent_share)
        yield from within(f"{topic}.minimum", self.minimum, 0, 1000)
        yield from each_once(f"{topic}.tie_breakers", self.tie_breakers)


QUOTA: Final = QuotaRules(
    excellent_share=Decimal("0.30"),
    rounding="FLOOR",
    minimum=0,
    vacated="PASS_DOWN",
    tie="SHRINK",
    tie_breakers=("KEY", "BASE", "DEDUCTIONS"),
)
PERSON_QUOTA: Final = QUOTA.model_copy(update={"excellent_share": Decimal("0.20")})
"""Of the persons of a unit at most 20 % (G13)."""
