"""How soon the grass roots get an answer."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, key, within


class FeedbackRules(Topic):
    """What feedback asks for."""

    answer_workdays: Annotated[
        int, key("working days in which the performance office answers feedback of a unit", "P18")
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Numbers of days that no deadline has."""
        yield from within(f"{topic}.answer_workdays", self.answer_workdays, 1, 250)


FEEDBACK: Final = FeedbackRules(answer_workdays=10)
