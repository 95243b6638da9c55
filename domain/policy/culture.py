"""How performance management is made known."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.kernel.value import Code
from domain.policy.topic import Topic, each_once, key


class CultureRules(Topic):
    """Publicity and culture."""

    channels: Annotated[
        tuple[Code, ...],
        key("through what activities are made known: website, bulletin, notice board, meeting", "A, P22"),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A channel that is named twice."""
        yield from each_once(f"{topic}.channels", self.channels)


CULTURE: Final = CultureRules(channels=("WEBSITE", "BULLETIN", "BOARD", "MEETING"))
