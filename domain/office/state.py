"""An office as its events tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from domain.kernel.series import Series
from domain.office.refusals import UnitNotStanding, UnitUnknown

Level = Literal["STA", "PROVINCE", "CITY", "COUNTY", "SUB_BUREAU"]
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
"""总局、省局、市局、县局、分局: the highest first."""

UnitKind = Literal["GRASSROOTS_BUREAU", "SUB_BUREAU", "AFFILIATED_BODY", "INSTITUTION", "DEPARTMENT", "BODY"]


@dataclass(frozen=True, slots=True)
class UnitForm:
    """What a unit is called from a day on, and the group it is ranked in (``None``: not ranked)."""

    since: date
    name: str
    peer_group: str | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an office, from ``since`` until ``until`` (excluded; ``None``: open).

    ``parent`` is the unit it belongs to, ``represents`` the lower office that it is (a county bureau is a
    unit of the city and an office of its own; a sub-bureau may be a unit of both its superiors), and
    ``successor`` the unit that took over.
    """

    code: str
    kind: UnitKind
    parent: str | None
    represents: str | None
    since: date
    until: date | None
    successor: str | None
    names: Series[str]
    peer_groups: Series[str | None]

    def stands_on(self, day: date) -> bool:
        """Whether the unit is there on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def forms(self) -> tuple[UnitForm, ...]:
        """Its names and peer groups over time, earliest first."""
        days = sorted({day for day, _ in (*self.names.entries, *self.peer_groups.entries)})
        return tuple(UnitForm(day, self.names.on(day) or "", self.peer_groups.on(day)) for day in days)


@dataclass(frozen=True, slots=True)
class Merger:
    """When an office was merged into its successor, and by which document."""

    on: date
    successor: str
    document: str


@dataclass(frozen=True, slots=True)
class OfficeState:
    """An office, its place among offices, and its units by code."""

    code: str
    level: Level
    superior: str | None
    since: date
    names: Series[str]
    merger: Merger | None
    units: Mapping[str, Unit]

    def unit(self, code: str) -> Unit:
        """The unit of that code; raises ``UnitUnknown``."""
        if (unit := self.units.get(code)) is None:
            raise UnitUnknown("unit", unit=code)
        return unit

    def unit_on(self, code: str, day: date, field: str = "unit") -> Unit:
        """The unit of that code as it stands on ``day``; raises ``UnitUnknown`` or ``UnitNotStanding``."""
        unit = self.unit(code)
        if not unit.stands_on(day):
            raise UnitNotStanding(field, unit=code, day=day)
        return unit

    def unit_for(self, office: str, day: date) -> Unit | None:
        """The unit that a lower office is here on ``day``."""
        return next(
            (each for each in self.units.values() if each.represents == office and each.stands_on(day)), None
        )
