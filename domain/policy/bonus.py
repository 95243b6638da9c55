"""How much bonus (加分) counts."""

from decimal import Decimal
from typing import Annotated, Final

from domain.kernel.points import Points
from domain.policy.topic import Topic, key


class BonusRules(Topic):
    """The limits of bonus items."""

    cap_share: Annotated[
        Points, key("the most bonus points that count, as a share of the plan's scale", "domain.md §4 M2, R9")
    ]


BONUS: Final = BonusRules(cap_share=Decimal("0.08"))
