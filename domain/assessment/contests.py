"""Contests: an appeal marks what it contests, an item or a whole, until that is settled."""

from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.contest_refusals import NotOfficialYet
from domain.assessment.refusals import ItemContested, ItemNotContested, ItemNotInForce
from domain.assessment.sheet import Sheet
from domain.assessment.state import AssessmentState, ClaimStatus, EntryStatus, Item, VetoStatus
from domain.assessment.voiding import status_of
from domain.assessment.wholes import confirmed_until, indicator_in, is_whole
from domain.kernel.event import Event
from domain.plan.version import PlanVersion

_RULABLE: Final = {
    EntryStatus.RECHECKED,
    ClaimStatus.IN_FORCE,
    ClaimStatus.REFUSED,
    VetoStatus.CONFIRMED,
}


class ContestOpened(Event):
    """An appeal contests an item or a whole, which stays in force meanwhile (rule 28)."""

    TOPIC: ClassVar[str] = "assessment.contest-opened.v1"

    item: str
    appeal: UUID

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Mark it."""
        return state._replace(contests={**state.contests, self.item: self.appeal})


class ContestClosed(Event):
    """A contest ended without a ruling: the appeal was withdrawn or not accepted."""

    TOPIC: ClassVar[str] = "assessment.contest-closed.v1"

    item: str
    appeal: UUID

    def evolve(self, state: AssessmentState) -> AssessmentState:
        """Take the mark off."""
        return state.without_contest(self.item)


class Contests(Sheet):
    """Opening and closing contests; open even on a sealed assessment."""

    def contest(self, ref: str, appeal: UUID, plan: PlanVersion, *, official: bool) -> None:
        """Mark what an appeal contests: an item, ``indicator:IND``, ``grade`` or ``rank``; by one at a time.

        ``official`` says whether the result of the peer group is public for the subject.
        """
        item = self._contested_item(ref)
        if ref in self.state.contests:
            raise ItemContested("items", item=ref)
        if item is None:
            self._must_be_contestable(ref, plan, official=official)
        elif status_of(item) not in _RULABLE:
            raise ItemNotInForce("items", item=ref, status=status_of(item))
        self.trigger(ContestOpened, effective_on=self._day_of(ref), item=ref, appeal=appeal)

    def close_contest(self, ref: str, appeal: UUID) -> None:
        """Take the mark off what this appeal contests."""
        self._must_contest(ref, appeal)
        self.trigger(ContestClosed, effective_on=self._day_of(ref), item=ref, appeal=appeal)

    def _must_contest(self, ref: str, appeal: UUID) -> None:
        if self.state.contests.get(ref) != appeal:
            raise ItemNotContested("items", item=ref)

    def _must_be_contestable(self, ref: str, plan: PlanVersion, *, official: bool) -> None:
        """Refuse an indicator of which nothing counts for the subject, and a provisional grade or rank."""
        if (code := indicator_in(ref)) is not None:
            plan.indicator(code).check_subject(self.state.unit)
            confirmed_until(self.state, code)
        elif not official:
            raise NotOfficialYet("items", item=ref)

    def _contested_item(self, ref: str) -> Item | None:
        """The item of that reference; ``None`` for a whole."""
        return None if is_whole(ref) else self._item(ref)

    def _day_of(self, ref: str) -> date | None:
        """The day of an item; a whole has none, so a step that concerns it has its own."""
        item = self._contested_item(ref)
        return None if item is None else item.effective_on


EVENTS: Final = (ContestOpened, ContestClosed)
