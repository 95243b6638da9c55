"""Which channel's entry counts."""

from typing import Annotated, Final

from domain.policy.topic import Topic, key


class ChannelRules(Topic):
    """The channels of assessment, against each other."""

    order: Annotated[
        tuple[str, ...],
        key(
            "the channels, best first: where an entry of one stands, those of later channels do not count",
            "design §3.13, P17",
        ),
    ]


CHANNELS: Final = ChannelRules(order=("EVALUATION", "FIELD", "DESK", "SELF"))
