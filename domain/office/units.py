"""Units: registered, renamed, moved to another peer group, closed; what they were stays readable."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from domain.kernel.event import Event
from domain.kernel.series import Series
from domain.office.refusals import (
    OfficeRepresentedAlready,
    UnitClosedAlready,
    UnitExists,
    UnitNotStanding,
)
from domain.office.roster import Roster
from domain.office.state import OfficeState, Unit, UnitKind


class UnitRegistered(Event):
    """A unit joined the office, from ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "office.unit-registered.v1"

    code: str
    name: str
    kind: UnitKind
    peer_group: str | None
    parent: str | None
    represents: str | None

    def evolve(self, state: OfficeState) -> OfficeState:
        """Add the unit."""
        since = self.envelope.effective_on
        unit = Unit(
            code=self.code,
            kind=self.kind,
            parent=self.parent,
            represents=self.represents,
            since=since,
            until=None,
            successor=None,
            names=Series[str]().put(since, self.name),
            peer_groups=Series[str | None]().put(since, self.peer_group),
        )
        return _with(state, unit)


class UnitRenamed(Event):
    """A unit is called otherwise from ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "office.unit-renamed.v1"

    unit: str
    name: str

    def evolve(self, state: OfficeState) -> OfficeState:
        """Put the name on its day."""
        unit = state.units[self.unit]
        return _with(state, replace(unit, names=unit.names.put(self.envelope.effective_on, self.name)))


class UnitRegrouped(Event):
    """A unit is ranked in another peer group from ``envelope.effective_on``, or in none."""

    TOPIC: ClassVar[str] = "office.unit-regrouped.v1"

    unit: str
    peer_group: str | None

    def evolve(self, state: OfficeState) -> OfficeState:
        """Put the group on its day."""
        unit = state.units[self.unit]
        groups = unit.peer_groups.put(self.envelope.effective_on, self.peer_group)
        return _with(state, replace(unit, peer_groups=groups))


class UnitClosed(Event):
    """A unit ended on ``envelope.effective_on``, itself excluded; ``successor`` took over, if any did."""

    TOPIC: ClassVar[str] = "office.unit-closed.v1"

    unit: str
    successor: str | None
    document: str

    def evolve(self, state: OfficeState) -> OfficeState:
        """End the unit."""
        until = self.envelope.effective_on
        return _with(state, replace(state.units[self.unit], until=until, successor=self.successor))


class Units(Roster):
    """The units over time."""

    def register_unit(
        self,
        *,
        code: str,
        name: str,
        kind: UnitKind,
        peer_group: str | None,
        since: date,
        parent: str | None = None,
        represents: str | None = None,
    ) -> None:
        """Add a unit from ``since``; ``represents`` names the lower office that it is."""
        self._must_be_in_being(since)
        if code in self.state.units or code in self.state.external_bodies:
            raise UnitExists("code", unit=code)
        if parent is not None:
            self.state.unit_on(parent, since, "parent")
        if represents is not None:
            self._must_be_represented_once(represents, since)
        self.trigger(
            UnitRegistered,
            effective_on=since,
            code=code,
            name=name,
            kind=kind,
            peer_group=peer_group,
            parent=parent,
            represents=represents,
        )

    def rename_unit(self, unit: str, name: str, since: date) -> None:
        """Call a unit otherwise from ``since``."""
        self.state.unit_on(unit, since)
        self.trigger(UnitRenamed, effective_on=since, unit=unit, name=name)

    def regroup_unit(self, unit: str, peer_group: str | None, since: date) -> None:
        """Rank a unit in another peer group from ``since``; assessments that are open keep theirs."""
        self.state.unit_on(unit, since)
        self.trigger(UnitRegrouped, effective_on=since, unit=unit, peer_group=peer_group)

    def close_unit(self, unit: str, until: date, successor: str | None, document: str) -> None:
        """End a unit on ``until``; its successor must stand on that day."""
        closing = self.state.unit(unit)
        if closing.until is not None:
            raise UnitClosedAlready("unit", unit=unit, day=closing.until)
        if until <= closing.since:
            raise UnitNotStanding("until", unit=unit, day=until)
        if successor is not None:
            self._must_be_another(unit, successor, until)
        self.trigger(UnitClosed, effective_on=until, unit=unit, successor=successor, document=document)

    def _must_be_another(self, unit: str, successor: str, day: date) -> None:
        if successor == unit:
            raise UnitNotStanding("successor", unit=unit, day=day)
        self.state.unit_on(successor, day, "successor")

    def _must_be_represented_once(self, office: str, since: date) -> None:
        for each in self.state.units.values():
            if each.represents == office and (each.until is None or since < each.until):
                raise OfficeRepresentedAlready("represents", below=office, unit=each.code)


def _with(state: OfficeState, unit: Unit) -> OfficeState:
    return replace(state, units={**state.units, unit.code: unit})


EVENTS: Final = (UnitRegistered, UnitRenamed, UnitRegrouped, UnitClosed)
