"""How results go their way."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Final

from domain.kernel.points import Points
from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, key, share, within


class WorkflowRules(Topic):
    """What the steps of the workflow ask for."""

    fault_witnesses: Annotated[
        int,
        key(
            "how many witnesses of other units it takes to record that a unit refuses to confirm a fault",
            "rule 36, decided 6",
        ),
    ]
    nil_share: Annotated[
        Points,
        key(
            "the share of a period's full marks that a nil return is worth: nothing is lost",
            "rule 32, domain.md §5.2",
        ),
    ]
    self_check_threshold: Annotated[
        Points, key("the share of the full marks below which a self-check names a measure", "P19")
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A number of witnesses that cannot be found, or shares that are none."""
        yield from within(f"{topic}.fault_witnesses", self.fault_witnesses, 0, 10)
        yield from share(f"{topic}.nil_share", self.nil_share)
        yield from share(f"{topic}.self_check_threshold", self.self_check_threshold)


WORKFLOW: Final = WorkflowRules(fault_witnesses=2, nil_share=Decimal(1), self_check_threshold=Decimal("0.90"))
