"""The appeal and its steps."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final
from uuid import UUID

from domain.appeal.refusals import (
    AppealStepWrong,
    AppealUnknown,
    ItemTwice,
    NoConcreteItem,
    NothingContested,
    RulingIncomplete,
)
from domain.appeal.state import AppealState, AppealStatus, ContestedItem, ItemRuling
from domain.assessment.sheet import must_give_reason, must_say_why
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event, Grounds
from domain.kernel.ids import stream_id


class AppealFiled(Event):
    """The assessed unit contests items of its assessment."""

    TOPIC: ClassVar[str] = "appeal.appeal-filed.v1"

    number: int
    assessment: UUID
    office: str
    subject: str
    statement: str
    items: tuple[ContestedItem, ...]

    def evolve(self, state: AppealState | None) -> AppealState:
        """The new appeal."""
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
            status=AppealStatus.FILED,
            accepted_by=None,
            rulings=(),
            effects=(),
        )


class AppealAccepted(Event):
    """The performance office accepted the appeal (受理)."""

    TOPIC: ClassVar[str] = "appeal.appeal-accepted.v1"

    def evolve(self, state: AppealState) -> AppealState:
        """It goes to the committee."""
        return replace(state, status=AppealStatus.ACCEPTED, accepted_by=self.envelope.actor.id)


class AppealNotAccepted(Event):
    """The performance office did not accept the appeal (不予受理), with grounds."""

    TOPIC: ClassVar[str] = "appeal.appeal-not-accepted.v1"

    grounds: Grounds

    def evolve(self, state: AppealState) -> AppealState:
        """It ends here."""
        return replace(state, status=AppealStatus.NOT_ACCEPTED)


class AppealWithdrawn(Event):
    """The appellant withdrew the appeal."""

    TOPIC: ClassVar[str] = "appeal.appeal-withdrawn.v1"

    reason: str

    def evolve(self, state: AppealState) -> AppealState:
        """It ends here."""
        return replace(state, status=AppealStatus.WITHDRAWN)


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
        return replace(state, status=AppealStatus.RULED, rulings=self.rulings)


class AppealExecuted(Event):
    """The ruling took effect in the same commit; ``effects`` are the events that it ordered."""

    TOPIC: ClassVar[str] = "appeal.appeal-executed.v1"

    effects: tuple[UUID, ...]

    def evolve(self, state: AppealState) -> AppealState:
        """The appeal is done."""
        return replace(state, status=AppealStatus.EXECUTED, effects=self.effects)


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
    ) -> None:
        """File the appeal; it names items, or at least says in words what it is about."""
        if not items and not statement.strip():
            raise NothingContested("items")
        _must_be_once([each.item for each in items])
        for each in items:
            must_say_why(each.statement)
        self.trigger(
            AppealFiled,
            number=number,
            assessment=assessment,
            office=office,
            subject=subject,
            statement=statement,
            items=items,
        )

    def accept(self) -> None:
        """Accept a filed appeal that names concrete items."""
        self._must_be(AppealStatus.FILED)
        if not self.state.items:
            raise NoConcreteItem("items")
        self.trigger(AppealAccepted)

    def not_accept(self, grounds: Grounds) -> None:
        """Turn a filed appeal down, with grounds."""
        self._must_be(AppealStatus.FILED)
        must_give_reason(grounds)
        self.trigger(AppealNotAccepted, grounds=grounds)

    def withdraw(self, reason: str) -> None:
        """Withdraw an appeal that is not ruled on yet."""
        self._must_be(AppealStatus.FILED, AppealStatus.ACCEPTED)
        must_say_why(reason)
        self.trigger(AppealWithdrawn, reason=reason)

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

    def _must_be(self, *statuses: AppealStatus) -> None:
        if self.state.status not in statuses:
            raise AppealStepWrong("appeal", status=self.state.status)


def _must_be_once(items: Sequence[str]) -> None:
    for item in items:
        if items.count(item) > 1:
            raise ItemTwice("items", item=item)


EVENTS: Final = (
    AppealFiled,
    AppealAccepted,
    AppealNotAccepted,
    AppealWithdrawn,
    AppealRuled,
    AppealExecuted,
)
