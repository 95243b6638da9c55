"""The time that an appeal takes: stopped, running again, extended once, and told when it runs out."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from domain.appeal.case import Case
from domain.appeal.clock import AppealDue, DueStep, Timing
from domain.appeal.refusals import AppealIsPaused, AppealIsRunning, ExtendedAlready, RulingOverdue
from domain.appeal.state import AppealState, AppealStatus
from domain.assessment.sheet import must_give_reason, must_say_why
from domain.calendar.calendar import WorkingCalendar
from domain.calendar.deadline import Deadline, due
from domain.kernel.event import Event, Grounds


class AppealPaused(Event):
    """The clock of the appeal was stopped, with the reason."""

    TOPIC: ClassVar[str] = "appeal.appeal-paused.v1"

    reason: str

    def evolve(self, state: AppealState) -> AppealState:
        """Nothing falls due meanwhile."""
        return replace(state, clock=state.clock._replace(paused_on=self.envelope.effective_on))


class AppealResumed(Event):
    """The clock of the appeal runs again: what was left of each time is counted from here."""

    TOPIC: ClassVar[str] = "appeal.appeal-resumed.v1"

    due: tuple[DueStep, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """New days are due."""
        return replace(state, clock=state.clock.waiting_for(*self.due)._replace(paused_on=None))


class RulingExtended(Event):
    """The time to rule was extended, which happens once, with grounds."""

    TOPIC: ClassVar[str] = "appeal.ruling-extended.v1"

    ruling: Deadline
    grounds: Grounds

    def evolve(self, state: AppealState) -> AppealState:
        """The ruling is due later."""
        return replace(state, clock=state.clock.adding("RULING", self.ruling)._replace(extended=True))


class AppealOverdue(Event):
    """A step of the appeal was not taken by its day."""

    TOPIC: ClassVar[str] = "appeal.appeal-overdue.v1"

    what: AppealDue
    due_on: date

    def evolve(self, state: AppealState) -> AppealState:
        """It was said."""
        told = state.clock.told | {(self.what, self.due_on)}
        return replace(state, clock=state.clock._replace(told=told))


class Timekeeping(Case):
    """Pausing, resuming, extending, and what ran out."""

    def pause(self, reason: str) -> None:
        """Stop the clock, with the reason."""
        self._must_be(AppealStatus.FILED, AppealStatus.ACCEPTED)
        must_say_why(reason)
        self._must_run()
        self.trigger(AppealPaused, reason=reason)

    def resume(self, calendar: WorkingCalendar) -> None:
        """Let the clock run again: what was left of each time is counted from today."""
        if self.state.clock.paused_on is None:
            raise AppealIsRunning("appeal")
        self.trigger(AppealResumed, due=self.state.clock.resumed(self.by.today, calendar))

    def extend(self, grounds: Grounds, timing: Timing) -> None:
        """Extend the time to rule, once, by the working days of the policy after the day it was due."""
        self._must_be(AppealStatus.ACCEPTED)
        must_give_reason(grounds)
        if self.state.clock.extended:
            raise ExtendedAlready("appeal")
        self._must_run()
        ends = self.state.clock.deadlines["RULING"].due_on
        if ends < self.by.today:
            raise RulingOverdue("appeal", day=ends)
        later = due(ends, timing.rules.extension_workdays, timing.calendar)
        self.trigger(RulingExtended, ruling=later, grounds=grounds)

    def tell_overdue(self) -> None:
        """Say of each step that it was not taken by its day, once."""
        for what, due_on in self.state.clock.passed(self.by.today):
            self.trigger(AppealOverdue, what=what, due_on=due_on)

    def _must_run(self) -> None:
        if self.state.clock.paused_on is not None:
            raise AppealIsPaused("appeal", day=self.state.clock.paused_on)


EVENTS: Final = (AppealPaused, AppealResumed, RulingExtended, AppealOverdue)
