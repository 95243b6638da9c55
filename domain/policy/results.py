"""How results are determined and made public."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, key, within


class ResultRules(Topic):
    """From compiled to final."""

    publicity_workdays: Annotated[
        int,
        key(
            "working days of public notice (公示), in which annual results may be contested",
            "domain.md §8.5, §9.3",
        ),
    ]
    fresh_workdays: Annotated[
        int,
        key("working days of a fresh window for whose published grade a revision changed", "domain.md §9.3"),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Numbers of days that no window has."""
        for name in type(self).model_fields:
            yield from within(f"{topic}.{name}", getattr(self, name), 1, 250)


RESULTS: Final = ResultRules(publicity_workdays=5, fresh_workdays=5)
