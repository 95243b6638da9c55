"""Daily management (日常管理): watching milestones, analysing the quarter."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, key, within


class MonitoringRules(Topic):
    """When a milestone warns, when the analysis of a quarter is due, and what it dwells on."""

    milestone_workdays: Annotated[
        int,
        key(
            "how many working days before its due day a milestone turns yellow", "R1 art. 20, R29, G5 art. 12"
        ),
    ]
    analysis_workdays: Annotated[
        int, key("working days after a quarter for its analysis report and the minutes of its meeting", "P39")
    ]
    losses: Annotated[
        int,
        key("how many of the biggest losses of a subject the analysis of a quarter names", "domain.md §5.5"),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Numbers that no deadline and no list has."""
        for name in type(self).model_fields:
            yield from within(f"{topic}.{name}", getattr(self, name), 1, 250)


MONITORING: Final = MonitoringRules(milestone_workdays=5, analysis_workdays=10, losses=5)
