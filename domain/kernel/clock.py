"""Time as the rules see it: asked of a port, counted in the cell's zone."""

from datetime import date, datetime
from typing import Final, Protocol
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Asia/Shanghai")
"""Days end at 24:00 here, whatever the server's zone."""


class Clock(Protocol):
    """The moment a command is decided.

    A scripted clock (demo, tests) tells the time its loader sets; its log takes times from it.
    """

    @property
    def scripted(self) -> bool:
        """Whether the log takes its times from this clock rather than from the database."""
        ...

    def now(self) -> datetime:
        """The present moment, with a time zone."""
        ...


def local_date(moment: datetime) -> date:
    """The day on which ``moment`` falls in the cell's zone."""
    return moment.astimezone(ZONE).date()
