"""What happens to an appeal."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.appeal.clock import NOTHING_DUE, AppealDue, DueStep
from domain.appeal.state import AppealState, AppealStatus, ContestedItem, ItemRuling
from domain.calendar.deadline import Deadline
from domain.kernel.event import Event, Grounds


class AppealFiled(Event):
    """The assessed unit contests items of its assessment."""

    TOPIC: ClassVar[str] = "appeal.appeal-filed.v1"

    number: int
    assessment: UUID
    office: str
    subject: str
    statement: str
    items: tuple[ContestedItem, ...]
    window: date | None
    late_reason: str | None
    acceptance: Deadline

    def evolve(self, state: AppealState | None) -> AppealState:
        """The new appeal; one that is out of time waits to be let in."""
        del state
        return AppealState(
            number=self.number,
            assessment=self.assessment,
            office=self.office,
            subject=self.subject,
            filed_by=self.envelope.actor.id,
            filed_on=self.envelope.effective_on,
            statement=self.statement,
            items=self.items,
            window=self.window,
            late_reason=self.late_reason,
            status=AppealStatus.FILED if self.late_reason is None else AppealStatus.OUT_OF_TIME,
            clock=NOTHING_DUE.waiting_for(DueStep(what="ACCEPTANCE", deadline=self.acceptance)),
            accepted_by=None,
            rulings=(),
            effects=(),
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
        """It waits for the performance office."""
        waiting = DueStep(what="ACCEPTANCE", deadline=self.acceptance)
        return replace(
            state, status=AppealStatus.FILED, clock=NOTHING_DUE.waiting_for(waiting), accepted_by=None
        )


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
        deadlines = {**state.clock.deadlines, "RULING": self.ruling}
        return replace(state, clock=state.clock._replace(deadlines=deadlines, extended=True))


class AppealOverdue(Event):
    """A step of the appeal was not taken by its day."""

    TOPIC: ClassVar[str] = "appeal.appeal-overdue.v1"

    what: AppealDue
    due_on: date

    def evolve(self, state: AppealState) -> AppealState:
        """It was said."""
        told = state.clock.told | {(self.what, self.due_on)}
        return replace(state, clock=state.clock._replace(told=told))


class AppealRuled(Event):
    """The committee ruled (裁定) on every contested item."""

    TOPIC: ClassVar[str] = "appeal.appeal-ruled.v1"

    rulings: tuple[ItemRuling, ...]
    grounds: Grounds

    @property
    def rests_on(self) -> None:
        """Nothing of its own: its effects rest on what was in force on the days of their items."""

    def evolve(self, state: AppealState) -> AppealState:
        """Remember the rulings."""
        return replace(state, status=AppealStatus.RULED, rulings=self.rulings, clock=NOTHING_DUE)


class AppealExecuted(Event):
    """The ruling took effect in the same commit; ``effects`` are the events that it ordered."""

    TOPIC: ClassVar[str] = "appeal.appeal-executed.v1"

    effects: tuple[UUID, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """The appeal is done."""
        return replace(state, status=AppealStatus.EXECUTED, effects=self.effects)


EVENTS: Final = (
    AppealFiled,
    LateFilingAdmitted,
    AppealAccepted,
    AppealNotAccepted,
    AppealWithdrawn,
    AppealReinstated,
    AppealPaused,
    AppealResumed,
    RulingExtended,
    AppealOverdue,
    AppealRuled,
    AppealExecuted,
)
