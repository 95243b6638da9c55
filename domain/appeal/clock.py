"""The clock of an appeal: what is due when, stopped while it is paused."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple, Self

from domain.calendar.calendar import WorkingCalendar
from domain.calendar.deadline import Deadline, due
from domain.kernel.value import Value
from domain.policy.appeals import AppealRules

AppealDue = Literal["ACCEPTANCE", "INVESTIGATION", "VOTING", "RULING", "REMITTAL"]
"""受理, 调查, 表决, 裁定 and 发回重核: what somebody has to do by a day."""


class Timing(NamedTuple):
    """How long steps may take, and the calendar by which that is counted."""

    rules: AppealRules
    calendar: WorkingCalendar


class DueStep(Value):
    """A step that is due, and by when, with the days counted."""

    what: AppealDue
    deadline: Deadline


class AppealClock(NamedTuple):
    """The deadlines of the steps that are still to be taken.

    ``paused_on`` is the day on which it was stopped (``None``: it runs); ``told`` are the deadlines of which
    it was said that they had passed.
    """

    deadlines: Mapping[AppealDue, Deadline]
    paused_on: date | None
    extended: bool
    told: frozenset[tuple[AppealDue, date]]

    def waiting_for(self, *steps: DueStep) -> Self:
        """The clock that waits for these steps and no others."""
        return self._replace(deadlines={each.what: each.deadline for each in steps})

    def adding(self, what: AppealDue, deadline: Deadline) -> Self:
        """The clock that waits for one step more, or for that one by another day."""
        return self._replace(deadlines={**self.deadlines, what: deadline})

    def without(self, *steps: AppealDue) -> Self:
        """The clock that no longer waits for some steps."""
        left = {what: deadline for what, deadline in self.deadlines.items() if what not in steps}
        return self._replace(deadlines=left)

    def is_over(self, what: AppealDue, today: date) -> bool:
        """Whether the day of a step that is waited for has passed; none does while it is paused."""
        return self.paused_on is None and what in self.deadlines and self.deadlines[what].due_on < today

    def passed(self, today: date) -> Iterator[tuple[AppealDue, date]]:
        """Each step whose day has passed and of which nobody said so; nothing passes while it is paused."""
        if self.paused_on is not None:
            return
        for what, deadline in self.deadlines.items():
            if deadline.due_on < today and (what, deadline.due_on) not in self.told:
                yield what, deadline.due_on

    def resumed(self, today: date, calendar: WorkingCalendar) -> tuple[DueStep, ...]:
        """What is due once it runs again: the working days that were left when it stopped, from today on.

        What had passed by then stays as it was.
        """
        stopped = self.paused_on or today
        return tuple(
            DueStep(what=what, deadline=_pushed(deadline, stopped, today, calendar))
            for what, deadline in self.deadlines.items()
        )


NOTHING_DUE = AppealClock({}, None, extended=False, told=frozenset())


def _pushed(deadline: Deadline, stopped: date, today: date, calendar: WorkingCalendar) -> Deadline:
    left = deadline.workdays_left(stopped)
    return due(today, left, calendar) if left else deadline
