"""When things are due, in working days."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.period import Cycle, cycle_of
from domain.policy.topic import Topic, key, within


class DeadlineRules(Topic):
    """How many working days there are, and when a silence is told."""

    month_workdays: Annotated[int, key("working days after a month to report its results", "R4 art. 22")]
    quarter_workdays: Annotated[int, key("working days after a quarter to report its results", "R4 art. 22")]
    half_workdays: Annotated[
        int, key("working days after a half-year to report its results", "domain.md §5.2, as the year")
    ]
    year_workdays: Annotated[int, key("working days after the year to report its results", "R4 art. 22")]
    self_check_workdays: Annotated[int, key("working days after a quarter to check oneself", "P19")]
    warning_workdays: Annotated[
        int, key("how many working days before a due date a silence is warned of", "rule 31, G5 art. 12")
    ]
    red_workdays: Annotated[
        int, key("how many working days after the yellow card the red one follows", "rule 31, G5 art. 12")
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Numbers of days that no deadline has."""
        for name in type(self).model_fields:
            yield from within(f"{topic}.{name}", getattr(self, name), 1, 250)

    def workdays(self, period: str) -> int:
        """The working days after a period to report its results."""
        by_cycle: Mapping[Cycle, int] = {
            Cycle.MONTH: self.month_workdays,
            Cycle.QUARTER: self.quarter_workdays,
            Cycle.HALF: self.half_workdays,
            Cycle.YEAR: self.year_workdays,
        }
        return by_cycle[cycle_of(period)]


DEADLINES: Final = DeadlineRules(
    month_workdays=7,
    quarter_workdays=7,
    half_workdays=15,
    year_workdays=15,
    self_check_workdays=7,
    warning_workdays=5,
    red_workdays=2,
)
