"""How many persons a performance office needs (绩效办编制)."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.kernel.value import Value
from domain.office.state import Level
from domain.policy.topic import Topic, each_once, key, within


class StaffingNeed(Value):
    """The least number of persons at a level; whether those who work part-time count."""

    level: Level
    required: int
    part_time_counts: bool


class StaffingRules(Topic):
    """The staff of the performance office."""

    needs: Annotated[
        tuple[StaffingNeed, ...],
        key(
            "the least number of persons in the performance office of each level, full-time unless part-time"
            " counts",
            "domain.md §1.1, B, R1, P3",
        ),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """A level that is named twice, and numbers that no office can have."""
        yield from each_once(f"{topic}.needs", (each.level for each in self.needs))
        for each in self.needs:
            yield from within(f"{topic}.needs", each.required, 0, 100)

    def need(self, level: Level) -> StaffingNeed | None:
        """What a level needs; ``None``: nothing is laid down for it."""
        return next((each for each in self.needs if each.level == level), None)


STAFFING: Final = StaffingRules(
    needs=(
        StaffingNeed(level="PROVINCE", required=3, part_time_counts=False),
        StaffingNeed(level="CITY", required=3, part_time_counts=False),
        StaffingNeed(level="COUNTY", required=3, part_time_counts=True),
    )
)
