"""Recording trainings: corrected and withdrawn by further events."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import ClassVar, Final, Literal
from uuid import UUID

from domain.held import must_have_come
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.value import Code, Value
from domain.plan.draft import must_say
from domain.plan.portion import Portion
from domain.training import refusals

TrainingKind = Literal["CONCEPT", "INDICATORS", "SYSTEM"]
"""绩效理念、指标解读、系统操作."""


class TrainingFacts(Value):
    """What was taught on which day; who was invited, and who of them came.

    ``unit`` is whose persons were trained; ``None``: those of the whole office.
    """

    kind: TrainingKind
    unit: Code | None
    held_on: date
    title: str
    invited: tuple[UUID, ...]
    attended: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class TrainingState:
    """A training as it was recorded or corrected last; why it was withdrawn, if it was."""

    office: str
    facts: TrainingFacts
    withdrawn_because: str | None


class TrainingRecorded(Event):
    """A training took place on ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "training.training-recorded.v1"

    office: str
    facts: TrainingFacts

    def evolve(self, state: TrainingState | None) -> TrainingState:
        """The new training."""
        del state
        return TrainingState(self.office, self.facts, None)


class TrainingCorrected(Event):
    """What was recorded of a training was wrong; these are the facts."""

    TOPIC: ClassVar[str] = "training.training-corrected.v1"

    facts: TrainingFacts
    reason: str

    def evolve(self, state: TrainingState) -> TrainingState:
        """The facts in place of the former."""
        return replace(state, facts=self.facts)


class TrainingWithdrawn(Event):
    """The training should not have been recorded."""

    TOPIC: ClassVar[str] = "training.training-withdrawn.v1"

    reason: str

    def evolve(self, state: TrainingState) -> TrainingState:
        """It counts no more."""
        return replace(state, withdrawn_because=self.reason)


class Training(Aggregate[TrainingState]):
    """One training."""

    NAME = "training"
    UNKNOWN = refusals.TrainingUnknown

    def record(self, office: str, facts: TrainingFacts) -> None:
        """Record what took place and who came."""
        self._must_be_so(facts)
        self.trigger(TrainingRecorded, effective_on=facts.held_on, office=office, facts=facts)

    def correct(self, facts: TrainingFacts, reason: str) -> None:
        """Put other facts in place, and say why."""
        self._must_stand()
        must_say(reason, "reason")
        self._must_be_so(facts)
        self.trigger(TrainingCorrected, effective_on=facts.held_on, facts=facts, reason=reason)

    def withdraw(self, reason: str) -> None:
        """Take the training back, and say why."""
        self._must_stand()
        must_say(reason, "reason")
        self.trigger(TrainingWithdrawn, effective_on=self.state.facts.held_on, reason=reason)

    def _must_stand(self) -> None:
        if self.state.withdrawn_because is not None:
            raise refusals.TrainingWithdrawnAlready("training")

    def _must_be_so(self, facts: TrainingFacts) -> None:
        must_say(facts.title, "facts.title")
        must_have_come(facts.held_on, self.by.today, "facts.heldOn")
        if not facts.invited:
            raise refusals.NobodyInvited("facts.invited")
        _must_be_named_once(facts.invited, "facts.invited")
        _must_be_named_once(facts.attended, "facts.attended")
        if not {*facts.attended} <= {*facts.invited}:
            raise refusals.AttendedUninvited("facts.attended")


def attendance(invited: Collection[UUID], attended: Collection[UUID]) -> Portion:
    """How many of the invited came: 34 of 40 is 85.00 % (P23)."""
    return Portion(Decimal(len(attended)), Decimal(len(invited)))


def _must_be_named_once(persons: Collection[UUID], field: str) -> None:
    if len({*persons}) < len(persons):
        raise refusals.InvitedTwice(field)


EVENTS: Final = (TrainingRecorded, TrainingCorrected, TrainingWithdrawn)
