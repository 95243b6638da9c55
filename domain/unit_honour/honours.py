"""The honours of an office's units for one year: registered with their document, withdrawn with grounds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from domain.assessment.refusals import DocumentMissing, SelfInterest
from domain.assessment.sheet import must_give_reason
from domain.kernel.aggregate import Aggregate
from domain.kernel.event import ContentHash, Event, Grounds
from domain.kernel.ids import stream_id
from domain.policy.linkage import LinkageRules
from domain.unit_honour.refusals import (
    HonourDayWrong,
    HonourNotListed,
    HonourRegisteredAlready,
    HonourUnknown,
    HonourWithdrawn,
)


@dataclass(frozen=True, slots=True)
class UnitHonour:
    """An honour of a unit, its document and its day; ``withdrawn`` says why it counts no more."""

    ref: str
    unit: str
    honour: str
    document: str
    evidence: tuple[str, ...]
    awarded_on: date
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class UnitHonoursState:
    """Everything registered for an office and a year, by reference."""

    office: str
    year: int
    honours: Mapping[str, UnitHonour]

    def of(self, unit: str) -> tuple[str, ...]:
        """The codes of the honours of a unit that count."""
        return tuple(
            each.honour for each in self.honours.values() if each.unit == unit and each.withdrawn is None
        )

    def with_honour(self, honour: UnitHonour) -> "UnitHonoursState":
        """The register with an honour put in place of what stood under its reference."""
        return replace(self, honours={**self.honours, honour.ref: honour})


class UnitHonourRegistered(Event):
    """A unit was awarded an honour of the policy on ``envelope.effective_on``; it counts for ``year``."""

    TOPIC: ClassVar[str] = "unit-honour.honour-registered.v1"

    office: str
    year: int
    unit: str
    honour: str
    document: str
    evidence: tuple[ContentHash, ...]

    def evolve(self, state: UnitHonoursState | None) -> UnitHonoursState:
        """Add the honour; the first one opens the register."""
        known = state or UnitHonoursState(self.office, self.year, {})
        return known.with_honour(
            UnitHonour(
                ref=f"honour:{self.envelope.event_id}",
                unit=self.unit,
                honour=self.honour,
                document=self.document,
                evidence=self.evidence,
                awarded_on=self.envelope.effective_on,
                withdrawn=None,
            )
        )


class UnitHonourWithdrawn(Event):
    """A registration was withdrawn: the honour counts no more."""

    TOPIC: ClassVar[str] = "unit-honour.honour-withdrawn.v1"

    honour: str
    grounds: Grounds

    def evolve(self, state: UnitHonoursState) -> UnitHonoursState:
        """Mark it."""
        return state.with_honour(replace(state.honours[self.honour], withdrawn=self.grounds.reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """Which honour a unit was awarded for a year, when, and what says so."""

    unit: str
    year: int
    honour: str
    awarded_on: date
    document: str
    evidence: tuple[str, ...]


class UnitHonours(Aggregate[UnitHonoursState]):
    """The honours of the units of one office for one year."""

    NAME = "unit-honour"
    UNKNOWN = HonourUnknown

    @staticmethod
    def id_of(office: str, year: int) -> UUID:
        """One register per office and year."""
        return stream_id("unit-honour", office, year)

    def register(self, office: str, award: Award, rules: LinkageRules) -> str:
        """Register an honour that ``rules`` list, once per unit; gives its reference."""
        self._must_not_be_own(award.unit)
        if rules.honour(award.honour) is None:
            raise HonourNotListed("honour", honour=award.honour)
        if award.awarded_on.year not in {award.year, award.year + 1}:
            raise HonourDayWrong("awarded_on", year=award.year, day=award.awarded_on)
        if not award.document.strip():
            raise DocumentMissing("document", item=award.honour)
        if self.exists and award.honour in self.state.of(award.unit):
            raise HonourRegisteredAlready("honour", unit=award.unit, honour=award.honour)
        event = self.trigger(
            UnitHonourRegistered,
            effective_on=award.awarded_on,
            office=office,
            year=award.year,
            unit=award.unit,
            honour=award.honour,
            document=award.document,
            evidence=award.evidence,
        )
        return f"honour:{event.envelope.event_id}"

    def withdraw(self, honour: str, grounds: Grounds) -> None:
        """Let a registered honour count no more, with grounds."""
        must_give_reason(grounds)
        if (found := self.state.honours.get(honour)) is None:
            raise HonourUnknown("honour")
        self._must_not_be_own(found.unit)
        if found.withdrawn is not None:
            raise HonourWithdrawn("honour")
        self.trigger(UnitHonourWithdrawn, honour=honour, grounds=grounds)

    def _must_not_be_own(self, unit: str) -> None:
        if unit == self.by.unit:
            raise SelfInterest


EVENTS: Final = (UnitHonourRegistered, UnitHonourWithdrawn)
