"""Filing an appeal, and whether it is taken in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar, Final, NamedTuple
from uuid import UUID

from domain.appeal.bench import EMPTY_BENCH
from domain.appeal.case import Case
from domain.appeal.clock import NOTHING_DUE, DueStep, Timing
from domain.appeal.hearing_record import NOT_HEARD
from domain.appeal.refusals import AppealInTime, AppealLate, ItemTwice, NoConcreteItem, NothingContested
from domain.appeal.state import PENDING, About, AppealState, AppealStatus, ContestedItem, opened
from domain.appeal.vote import NO_VOTE
from domain.assessment.sheet import must_give_reason, must_say_why
from domain.calendar.deadline import Deadline, due
from domain.kernel.event import Event, Grounds


class Timeliness(NamedTuple):
    """The last day of the window (``None``: at any time, rule 26), and why the filing is later than that."""

    window: date | None
    late_reason: str | None


class AppealFiled(Event):
    """The assessed unit contests items of its assessment; ``handlers`` had a hand in these."""

    TOPIC: ClassVar[str] = "appeal.appeal-filed.v1"

    number: int
    assessment: UUID
    office: str
    subject: str
    unit: str
    handlers: tuple[str, ...]
    statement: str
    items: tuple[ContestedItem, ...]
    window: date | None
    late_reason: str | None
    acceptance: Deadline

    def evolve(self, state: AppealState | None) -> AppealState:
        """The new appeal; one that is out of time waits to be let in."""
        del state
        about = About(self.assessment, self.office, self.subject, self.unit, frozenset(self.handlers))
        new = opened(self.number, about, self.envelope.actor.id, self.envelope.effective_on)
        return replace(
            new,
            statement=self.statement,
            items=self.items,
            window=self.window,
            late_reason=self.late_reason,
            status=AppealStatus.FILED if self.late_reason is None else AppealStatus.OUT_OF_TIME,
            clock=NOTHING_DUE.waiting_for(DueStep(what="ACCEPTANCE", deadline=self.acceptance)),
        )


class LateFilingAdmitted(Event):
    """The performance office let an appeal in that was filed out of time, with grounds."""

    TOPIC: ClassVar[str] = "appeal.late-filing-admitted.v1"

    grounds: Grounds
    acceptance: Deadline

    def evolve(self, state: AppealState) -> AppealState:
        """It stands as if it had been filed in time."""
        waiting = DueStep(what="ACCEPTANCE", deadline=self.acceptance)
        return replace(state, status=AppealStatus.FILED, clock=state.clock.waiting_for(waiting))


class AppealAccepted(Event):
    """The performance office accepted the appeal (受理): its investigation and the ruling are due."""

    TOPIC: ClassVar[str] = "appeal.appeal-accepted.v1"

    investigation: Deadline
    ruling: Deadline

    def evolve(self, state: AppealState) -> AppealState:
        """It goes to the committee."""
        waiting = state.clock.waiting_for(
            DueStep(what="INVESTIGATION", deadline=self.investigation),
            DueStep(what="RULING", deadline=self.ruling),
        )
        return replace(state, status=AppealStatus.ACCEPTED, clock=waiting, accepted_by=self.envelope.actor.id)


class AppealNotAccepted(Event):
    """The performance office did not accept the appeal (不予受理), with grounds."""

    TOPIC: ClassVar[str] = "appeal.appeal-not-accepted.v1"

    grounds: Grounds

    def evolve(self, state: AppealState) -> AppealState:
        """It ends here."""
        return replace(state, status=AppealStatus.NOT_ACCEPTED, clock=NOTHING_DUE)


class AppealWithdrawn(Event):
    """The appellant withdrew the appeal."""

    TOPIC: ClassVar[str] = "appeal.appeal-withdrawn.v1"

    reason: str

    def evolve(self, state: AppealState) -> AppealState:
        """It ends here, unless the appellant takes it up again."""
        return replace(state, status=AppealStatus.WITHDRAWN, clock=NOTHING_DUE)


class AppealReinstated(Event):
    """The appellant took a withdrawn appeal up again; it stands as when it was filed."""

    TOPIC: ClassVar[str] = "appeal.appeal-reinstated.v1"

    reason: str
    acceptance: Deadline

    def evolve(self, state: AppealState) -> AppealState:
        """It waits for the performance office; who is barred, and who declared what, stays so."""
        waiting = DueStep(what="ACCEPTANCE", deadline=self.acceptance)
        known = state.bench
        return replace(
            state,
            status=AppealStatus.FILED,
            clock=NOTHING_DUE.waiting_for(waiting),
            accepted_by=None,
            bench=EMPTY_BENCH._replace(declared=known.declared, barred=known.barred),
            hearing=NOT_HEARD._replace(files=state.hearing.files, exhibits=state.hearing.exhibits),
            vote=NO_VOTE._replace(round=state.vote.round),
        )


class Filing(Case):
    """From filing to acceptance, and back."""

    def file(
        self,
        number: int,
        about: About,
        *,
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
        must_be_once([each.item for each in items])
        for each in items:
            must_say_why(each.statement)
        self._must_be_timely(timeliness)
        self.trigger(
            AppealFiled,
            number=number,
            assessment=about.assessment,
            office=about.office,
            subject=about.subject,
            unit=about.unit,
            handlers=tuple(sorted(about.handlers)),
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


def must_be_once(items: Sequence[str]) -> None:
    """Refuse an item that stands twice among others."""
    for item in items:
        if items.count(item) > 1:
            raise ItemTwice("items", item=item)


EVENTS: Final = (
    AppealFiled,
    LateFilingAdmitted,
    AppealAccepted,
    AppealNotAccepted,
    AppealWithdrawn,
    AppealReinstated,
)
