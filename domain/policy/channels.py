"""Which channel's entry counts."""

from collections.abc import Iterator
from typing import Annotated, Final, get_args

from domain.kernel.refusal import Refusal
from domain.plan.indicator import AssessmentChannel
from domain.policy.topic import Topic, complete, each_once, key


class ChannelRules(Topic):
    """The channels of assessment, against each other."""

    order: Annotated[
        tuple[AssessmentChannel, ...],
        key(
            "the channels, best first: where an entry of one stands, those of later channels do not count",
            "design §3.13, P17",
        ),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A channel that is missing or named twice."""
        yield from each_once(f"{topic}.order", self.order)
        yield from complete(f"{topic}.order", self.order, get_args(AssessmentChannel))


CHANNELS: Final = ChannelRules(order=("EVALUATION", "FIELD", "DESK", "SELF"))
