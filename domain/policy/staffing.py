"""How many persons a performance office needs (绩效办编制)."""

from typing import Annotated, Final

from domain.kernel.value import Value
from domain.office.state import Level
from domain.policy.topic import Topic, key


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
