"""When and how a published plan may be amended (指标调整)."""

from collections.abc import Iterator
from typing import Annotated, Final

from domain.kernel.refusal import Refusal
from domain.policy.topic import Topic, key, within


class AmendmentRules(Topic):
    """The window for requests, their form, and who must have spoken before the leading group decides."""

    first_month: Annotated[
        int,
        key(
            "the first month of the plan's year in which an amendment may be requested", "domain.md §3.5, G15"
        ),
    ]
    last_month: Annotated[
        int,
        key(
            "the last month of the plan's year in which an amendment may be requested", "domain.md §3.5, G15"
        ),
    ]
    notice_days: Annotated[
        int,
        key("the least number of days from the request to the day of effect", "domain.md §3.5, G16 «及时»"),
    ]
    in_writing: Annotated[bool, key("whether a request must name its document", "domain.md §3.5, G16 «书面»")]
    committee_proposes: Annotated[
        bool,
        key("whether the committee must propose before the leading group decides", "domain.md §1.2"),
    ]

    def faults(self, topic: str) -> Iterator[Refusal]:
        """Months that are none, a window that ends before it begins, a notice that is longer than a year."""
        yield from within(f"{topic}.first_month", self.first_month, 1, 12)
        yield from within(f"{topic}.last_month", self.last_month, min(max(self.first_month, 1), 12), 12)
        yield from within(f"{topic}.notice_days", self.notice_days, 0, 366)


AMENDMENT: Final = AmendmentRules(
    first_month=1, last_month=12, notice_days=0, in_writing=True, committee_proposes=False
)
