"""What the docket comes to, as the interface tells it."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median
from typing import Self

import strawberry

from projections.appeal_docket.statistics import DocketStatistics, Tally


@strawberry.type(description="How often something occurs.")
class AppealTally:
    """A tally."""

    key: str
    count: int

    @classmethod
    def all_of(cls, tallies: Sequence[Tally]) -> list[Self]:
        """The tallies, most frequent first."""
        return [cls(key=each.key, count=each.count) for each in tallies]


@strawberry.type(description="Appeals and their contested items, counted over those that you may see.")
class AppealStatistics:
    """Statistics."""

    appeals: int
    pending: int
    overdue: int = strawberry.field(description="Those of which a step was not taken by its day.")
    by_status: list[AppealTally]
    by_unit: list[AppealTally] = strawberry.field(description="By who appeals.")
    by_ground: list[AppealTally] = strawberry.field(description="Contested items, by ground.")
    by_indicator: list[AppealTally] = strawberry.field(description="Contested items, by indicator.")
    by_outcome: list[AppealTally] = strawberry.field(description="Items that were ruled on, by outcome.")
    median_days: Decimal | None = strawberry.field(
        description="From filing to the end, of those that have ended; null where none has."
    )
    longest_days: int | None

    @classmethod
    def of(cls, found: DocketStatistics) -> Self:
        """The statistics of a docket."""
        days = found.days
        return cls(
            appeals=found.appeals,
            pending=found.pending,
            overdue=found.overdue,
            by_status=AppealTally.all_of(found.by_status),
            by_unit=AppealTally.all_of(found.by_unit),
            by_ground=AppealTally.all_of(found.by_ground),
            by_indicator=AppealTally.all_of(found.by_indicator),
            by_outcome=AppealTally.all_of(found.by_outcome),
            median_days=Decimal(str(median(days))) if days else None,
            longest_days=max(days, default=None),
        )
