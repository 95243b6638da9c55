"""The appeal and its steps."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from domain.appeal import events
from domain.appeal.clock import Timing
from domain.appeal.events import (
    AppealAccepted,
    AppealExecuted,
    AppealFiled,
    AppealNotAccepted,
    AppealOverdue,
    AppealPaused,
    AppealReinstated,
    AppealResumed,
    AppealRuled,
    AppealWithdrawn,
    LateFilingAdmitted,
    RulingExtended,
)
from domain.appeal.refusals import (
    AppealInTime,
    AppealIsPaused,
    AppealIsRunning,
    AppealLate,
    AppealStepWrong,
    AppealUnknown,
    ExtendedAlready,
    ItemTwice,
    NoConcreteItem,
    NothingContested,
    RulingIncomplete,
    RulingOverdue,
)
from domain.appeal.state import PENDING, AppealState, AppealStatus, ContestedItem, ItemRuling
from domain.assessment.sheet import must_give_reason, must_say_why
from domain.calendar.calendar import WorkingCalendar
from domain.calendar.deadline import Deadline, due
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event, Grounds
from domain.kernel.ids import stream_id


class Timeliness(NamedTuple):
    """The last day of the window (``None``: at any time, rule 26), and why the filing is later than that."""

    window: date | None
    late_reason: str | None


class Appeal(Aggregate[AppealState]):
    """One appeal against an assessment."""

    NAME = "appeal"
    UNKNOWN = AppealUnknown

    @staticmethod
    def id_of(office: str, year: int, number: int) -> UUID:
        """One appeal per number of the office's register of the year."""
        return stream_id("appeal", office, year, number)

    def file(
        self,
        *,
        number: int,
        assessment: UUID,
        office: str,
        subject: str,
        statement: str,
        items: tuple[ContestedItem, ...],
        timeliness: Timeliness,
        timing: Timing,
    ) -> None:
        """File the appeal; it names items, or at least says in words what it is about.

        What is out of time says why, and waits to be let in.
        """
        if not items and not statement.strip():
            raise NothingContested("items")
        _must_be_once([each.item for each in items])
        for each in items:
            must_say_why(each.statement)
        self._must_be_timely(timeliness)
        self.trigger(
            AppealFiled,
            number=number,
            assessment=assessment,
            office=office,
            subject=subject,
            statement=statement,
            items=items,
            window=timeliness.window,
            late_reason=timeliness.late_reason,
            acceptance=self._acceptance(timing),
        )

    def admit(self, grounds: Grounds, timing: Timing) -> None:
        """Let an appeal in that was filed out of time, with grounds."""
        self._must_be(AppealStatus.OUT_OF_TIME)
        must_give_reason(grounds)
        self.trigger(LateFilingAdmitted, grounds=grounds, acceptance=self._acceptance(timing))

    def accept(self, timing: Timing) -> None:
        """Accept a filed appeal that names concrete items: its investigation and its ruling are due."""
        self._must_be(AppealStatus.FILED)
        if not self.state.items:
            raise NoConcreteItem("items")
        self.trigger(
            AppealAccepted,
            investigation=due(self.by.today, timing.rules.investigation_workdays, timing.calendar),
            ruling=due(self.by.today, timing.rules.ruling_workdays, timing.calendar),
        )

    def not_accept(self, grounds: Grounds) -> None:
        """Turn a filed appeal down, with grounds."""
        self._must_be(AppealStatus.OUT_OF_TIME, AppealStatus.FILED)
        must_give_reason(grounds)
        self.trigger(AppealNotAccepted, grounds=grounds)

    def withdraw(self, reason: str) -> None:
        """Withdraw an appeal that is not ruled on yet."""
        self._must_be(*PENDING)
        must_say_why(reason)
        self.trigger(AppealWithdrawn, reason=reason)

    def reinstate(self, reason: str, window: date | None, timing: Timing) -> None:
        """Take a withdrawn appeal up again, while it could still be filed."""
        self._must_be(AppealStatus.WITHDRAWN)
        must_say_why(reason)
        self._must_be_timely(Timeliness(window, None))
        self.trigger(AppealReinstated, reason=reason, acceptance=self._acceptance(timing))

    def pause(self, reason: str) -> None:
        """Stop the clock, with the reason."""
        self._must_be(AppealStatus.FILED, AppealStatus.ACCEPTED)
        must_say_why(reason)
        if self.state.clock.paused_on is not None:
            raise AppealIsPaused("appeal", day=self.state.clock.paused_on)
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
        if self.state.clock.paused_on is not None:
            raise AppealIsPaused("appeal", day=self.state.clock.paused_on)
        ends = self.state.clock.deadlines["RULING"].due_on
        if ends < self.by.today:
            raise RulingOverdue("appeal", day=ends)
        later = due(ends, timing.rules.extension_workdays, timing.calendar)
        self.trigger(RulingExtended, ruling=later, grounds=grounds)

    def tell_overdue(self) -> None:
        """Say of each step that it was not taken by its day, once."""
        for what, due_on in self.state.clock.passed(self.by.today):
            self.trigger(AppealOverdue, what=what, due_on=due_on)

    def rule(self, rulings: tuple[ItemRuling, ...], grounds: Grounds) -> Event:
        """Rule on every contested item of an accepted appeal, each with a reason."""
        self._must_be(AppealStatus.ACCEPTED)
        must_give_reason(grounds)
        ruled = [each.item for each in rulings]
        _must_be_once(ruled)
        contested = {each.item for each in self.state.items}
        if set(ruled) != contested:
            raise RulingIncomplete("rulings", items=", ".join(sorted(contested)))
        for each in rulings:
            must_say_why(each.reason)
        return self.trigger(AppealRuled, rulings=rulings, grounds=grounds)

    def execute(self, effects: tuple[UUID, ...]) -> None:
        """Close a ruled appeal with the events that carried the ruling out."""
        self._must_be(AppealStatus.RULED)
        self.trigger(AppealExecuted, effects=effects)

    def _acceptance(self, timing: Timing) -> Deadline:
        return due(self.by.today, timing.rules.acceptance_workdays, timing.calendar)

    def _must_be_timely(self, timeliness: Timeliness) -> None:
        """In time without a reason, out of time with one."""
        window, reason = timeliness
        late = window is not None and self.by.today > window
        if late and (reason is None or not reason.strip()):
            raise AppealLate("lateReason", day=window)
        if reason is not None and not late:
            raise AppealInTime("lateReason")

    def _must_be(self, *statuses: AppealStatus) -> None:
        if self.state.status not in statuses:
            raise AppealStepWrong("appeal", status=self.state.status)


def _must_be_once(items: Sequence[str]) -> None:
    for item in items:
        if items.count(item) > 1:
            raise ItemTwice("items", item=item)


EVENTS: Final = events.EVENTS
