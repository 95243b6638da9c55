"""How results go their way."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, key, within


class WorkflowRules(Topic):
    """What the steps of the workflow ask for."""

    fault_witnesses: Annotated[
        int,
        key(
            "how many witnesses of other units it takes to record that a unit refuses to confirm a fault",
            "rule 36, decided 6",
        ),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A number of witnesses that cannot be found."""
        yield from within(f"{topic}.fault_witnesses", self.fault_witnesses, 0, 10)


WORKFLOW: Final = WorkflowRules(fault_witnesses=2)
