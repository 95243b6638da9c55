"""How appeals are dealt with, and how long each step may take."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, key, within


class AppealRules(Topic):
    """The clock of an appeal (申诉时限)."""

    acceptance_workdays: Annotated[
        int, key("working days after filing to accept an appeal or not", "domain.md §9.3")
    ]
    investigation_workdays: Annotated[
        int, key("working days after acceptance to investigate", "domain.md §9.3, G23; decided 6")
    ]
    ruling_workdays: Annotated[int, key("working days after acceptance to rule", "domain.md §9.3, G20c")]
    extension_workdays: Annotated[
        int,
        key("working days by which the time to rule may be extended once", "domain.md §9.3"),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Numbers of days that no step has."""
        for name in type(self).model_fields:
            yield from within(f"{topic}.{name}", getattr(self, name), 1, 250)


APPEALS: Final = AppealRules(
    acceptance_workdays=2, investigation_workdays=10, ruling_workdays=20, extension_workdays=10
)
