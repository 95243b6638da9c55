"""How results go their way."""

from typing import Annotated, Final

from domain.policy.topic import Topic, key


class WorkflowRules(Topic):
    """What the steps of the workflow ask for."""

    fault_witnesses: Annotated[
        int,
        key(
            "how many witnesses of other units it takes to record that a unit refuses to confirm a fault",
            "rule 36, decided 6",
        ),
    ]


WORKFLOW: Final = WorkflowRules(fault_witnesses=2)
