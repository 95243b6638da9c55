"""Rectification (整改): what is due when, what lateness costs, how far back a repeat is looked for."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Annotated, Final, Literal

from domain.kernel.points import ZERO, Points, add, product
from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, key, within

CountedUntil = Literal["REPORT", "CLOSING"]
"""Whether lateness ends with the report that was verified, or only with the closing (销号)."""


class RectificationRules(Topic):
    """The terms of rectifications."""

    plan_workdays: Annotated[int, key("working days after issue to submit the plan of measures", "P26, CON")]
    report_workdays: Annotated[int, key("working days after issue to report that it is done", "P26, CON")]
    extension_workdays: Annotated[
        int, key("the most working days by which a report may be put off, once", "domain.md §10, INF")
    ]
    warning_workdays: Annotated[
        int, key("how many working days before a due date the owner is warned", "rule 35, INF")
    ]
    late_points: Annotated[Points, key("the points that a step costs from the first late day", "P26, CON")]
    further_points: Annotated[Points, key("the points that each further stretch of days costs", "P26, CON")]
    further_workdays: Annotated[int, key("the working days of such a stretch", "P26, CON")]
    late_cap: Annotated[Points, key("the most points that one rectification costs", "P26, CON")]
    counted_until: Annotated[
        CountedUntil,
        key(
            "whether a report is late until it comes in (REPORT) or until it is closed (CLOSING)", "P26, INF"
        ),
    ]
    repeat_cycles: Annotated[
        int, key("how many years back the same problem makes a rectification a repeat", "domain.md §10, INF")
    ]
    repeat_plan_workdays: Annotated[
        int, key("working days to submit the plan where the problem is a repeat", "domain.md §10, INF")
    ]
    repeat_report_workdays: Annotated[
        int, key("working days to report where the problem is a repeat", "domain.md §10, INF")
    ]
    repeat_factor: Annotated[
        Points, key("what lateness costs where the problem is a repeat, as a multiple", "domain.md §10, INF")
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Numbers of days and of points that no rectification has."""
        for name in (
            *("plan_workdays", "report_workdays", "extension_workdays", "warning_workdays"),
            *("further_workdays", "repeat_plan_workdays", "repeat_report_workdays"),
        ):
            yield from within(f"{topic}.{name}", getattr(self, name), 1, 250)
        for name in ("late_points", "further_points", "late_cap"):
            yield from within(f"{topic}.{name}", getattr(self, name), 0, 100)
        yield from within(f"{topic}.repeat_cycles", self.repeat_cycles, 0, 10)
        yield from within(f"{topic}.repeat_factor", self.repeat_factor, 1, 10)

    def workdays(self, *, repeat: bool) -> tuple[int, int]:
        """The working days for the plan and for the report."""
        if repeat:
            return self.repeat_plan_workdays, self.repeat_report_workdays
        return self.plan_workdays, self.report_workdays

    def cost(self, late: Iterable[int], *, repeat: bool) -> Decimal:
        """What steps cost that are so many working days late: 1 to 5 days 1.00, 6 to 10 1.50, … 3.00."""
        points = min(add(map(self._cost_of_step, late)), self.late_cap)
        return product(points, self.repeat_factor) if repeat else points

    def _cost_of_step(self, days: int) -> Decimal:
        if days < 1:
            return ZERO
        further = (days - 1) // self.further_workdays
        return add((self.late_points, product(self.further_points, Decimal(further))))


RECTIFICATION: Final = RectificationRules(
    plan_workdays=5,
    report_workdays=30,
    extension_workdays=10,
    warning_workdays=3,
    late_points=Decimal("1.00"),
    further_points=Decimal("0.50"),
    further_workdays=5,
    late_cap=Decimal("3.00"),
    counted_until="REPORT",
    repeat_cycles=1,
    repeat_plan_workdays=3,
    repeat_report_workdays=20,
    repeat_factor=Decimal(1),
)
