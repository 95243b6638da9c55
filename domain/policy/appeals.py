"""How appeals are dealt with: how long each step may take, and how a bench decides."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final

from domain.kernel.points import Points
from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, key, share, within


class AppealRules(Topic):
    """The clock of an appeal (申诉时限), and its bench (合议)."""

    acceptance_workdays: Annotated[
        int, key("working days after filing to accept an appeal or not", "domain.md §9.3")
    ]
    investigation_workdays: Annotated[
        int, key("working days after acceptance to investigate", "domain.md §9.3, G23; decided 6")
    ]
    voting_workdays: Annotated[int, key("working days for which a round of voting is open", "inferred")]
    ruling_workdays: Annotated[int, key("working days after acceptance to rule", "domain.md §9.3, G20c")]
    extension_workdays: Annotated[
        int,
        key("working days by which the time to rule may be extended once", "domain.md §9.3"),
    ]
    remittal_workdays: Annotated[
        int, key("working days to decide again what a ruling sent back (发回重核)", "inferred")
    ]
    investigators: Annotated[int, key("the least number of members of the working group", "domain.md §9.3")]
    quorum_share: Annotated[
        Points, key("a bench decides when more than this share of its seats vote", "inferred")
    ]
    majority_share: Annotated[
        Points, key("a choice is decided by more than this share of the votes", "inferred")
    ]
    chair_breaks_ties: Annotated[
        bool, key("whether the chair's vote decides when two choices have half of the votes each", "inferred")
    ]
    endorsement_share: Annotated[
        Points,
        key("a ruling that moves an item by more than this share of the scale is approved by another", "N21"),
    ]
    suspends: Annotated[
        bool,
        key("whether a determined result is not made public while something in it is contested", "rule 28"),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Numbers of days that no step has, and shares that are none."""
        for name in type(self).model_fields:
            if name.endswith("_workdays"):
                yield from within(f"{topic}.{name}", getattr(self, name), 1, 250)
            elif name.endswith("_share"):
                yield from share(f"{topic}.{name}", getattr(self, name))
        yield from within(f"{topic}.majority_share", self.majority_share * 2, 1, 2)
        yield from within(f"{topic}.investigators", self.investigators, 1, 50)


APPEALS: Final = AppealRules(
    acceptance_workdays=2,
    investigation_workdays=10,
    voting_workdays=3,
    ruling_workdays=20,
    extension_workdays=10,
    remittal_workdays=10,
    investigators=2,
    quorum_share=Decimal("0.5"),
    majority_share=Decimal("0.5"),
    chair_breaks_ties=True,
    endorsement_share=Decimal("0.02"),
    suspends=False,
)
