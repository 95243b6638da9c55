"""Keeping the library: indicators are added and retired, never rewritten."""

from dataclasses import replace
from typing import ClassVar, Final
from uuid import UUID

from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id
from domain.library.refusals import (
    LibraryIndicatorExists,
    LibraryIndicatorRetired,
    LibraryIndicatorUnknown,
    LibraryTypeUnknown,
)
from domain.library.state import Entry, LibraryIndicator, LibraryState, Retirement, RetirementReason
from domain.plan.draft import must_be_code, must_say
from domain.policy.planning import PlanningRules


class LibraryIndicatorAdded(Event):
    """An indicator entered the library of an office."""

    TOPIC: ClassVar[str] = "library.indicator-added.v1"

    office: str
    indicator: LibraryIndicator

    def evolve(self, state: LibraryState | None) -> LibraryState:
        """Add the indicator; the first one opens the library."""
        known = {} if state is None else state.entries
        return LibraryState(self.office, {**known, self.indicator.code: Entry(self.indicator, None)})


class LibraryIndicatorRetiredFromUse(Event):
    """An indicator is taken into plans no more; plans that have it keep it."""

    TOPIC: ClassVar[str] = "library.indicator-retired.v1"

    indicator: str
    reason: RetirementReason
    note: str

    def evolve(self, state: LibraryState) -> LibraryState:
        """Mark the indicator as retired."""
        entry = replace(state.entries[self.indicator], retirement=Retirement(self.reason, self.note))
        return replace(state, entries={**state.entries, self.indicator: entry})


class IndicatorLibrary(Aggregate[LibraryState]):
    """The indicator library of one office."""

    NAME = "library"
    UNKNOWN = LibraryIndicatorUnknown

    @staticmethod
    def id_of(office: str) -> UUID:
        """One library per office."""
        return stream_id("library", office)

    def add(self, office: str, indicator: LibraryIndicator, rules: PlanningRules) -> None:
        """Add an indicator of one of the types of ``rules``; raises ``LibraryIndicatorExists``."""
        must_be_code(indicator.code)
        if self.exists and indicator.code in self.state.entries:
            raise LibraryIndicatorExists("code", indicator=indicator.code)
        if rules.type(indicator.type) is None:
            raise LibraryTypeUnknown("indicator.type", type=indicator.type)
        self.trigger(LibraryIndicatorAdded, office=office, indicator=indicator)

    def retire(self, code: str, reason: RetirementReason, note: str) -> None:
        """Take an indicator out of use, once, and say why."""
        must_say(note, "note")
        if not self.exists:
            raise LibraryIndicatorUnknown("library", indicator=code)
        must_be_in_use(self.state, code)
        self.trigger(LibraryIndicatorRetiredFromUse, indicator=code, reason=reason, note=note)


def must_be_in_use(state: LibraryState, code: str) -> LibraryIndicator:
    """The indicator of that code; raises ``LibraryIndicatorUnknown`` or ``LibraryIndicatorRetired``."""
    entry = state.entry(code)
    if entry.retirement is not None:
        raise LibraryIndicatorRetired("library", indicator=code, reason=entry.retirement.reason)
    return entry.indicator


EVENTS: Final = (LibraryIndicatorAdded, LibraryIndicatorRetiredFromUse)
