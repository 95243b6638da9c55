"""Clocks: the server's for a wall cell, a loader's for a scripted one."""

import time
from datetime import UTC, datetime, timedelta


class WallClock:
    """The server's own time."""

    scripted = False

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)


class ScriptedClock:
    """Stands at the moment that its loader set last."""

    scripted = True

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The moment set last."""
        return self._now

    def set(self, moment: datetime) -> None:
        """Move on to ``moment``; the log refuses to go back."""
        self._now = moment


class ResumedClock:
    """Goes on from where a script ended, so that a loaded demo can be worked with."""

    scripted = True

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._since = time.monotonic()

    def now(self) -> datetime:
        """The script's last moment plus the time that has passed since."""
        return self._start + timedelta(seconds=time.monotonic() - self._since)
