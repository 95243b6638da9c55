"""Who must know the system."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.person import Role
from domain.policy.topic import Topic, each_once, key


class TrainingRules(Topic):
    """What training asks for."""

    reviewers: Annotated[
        tuple[Role, ...],
        key("roles whose holders are warned of until they have been trained in the system", "B, P23"),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A role that is named twice."""
        yield from each_once(f"{topic}.reviewers", self.reviewers)


TRAINING: Final = TrainingRules(reviewers=(Role.ASSESSOR, Role.PERFORMANCE_OFFICE))
