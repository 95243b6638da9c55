"""The tax office (税务局) and the units that it appraises."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final, Literal
from uuid import UUID

from domain.kernel.aggregate import Aggregate
from domain.kernel.event import Event
from domain.kernel.ids import stream_id
from domain.kernel.refusal import Refusal

Level = Literal["STA", "PROVINCE", "CITY", "COUNTY", "SUB_BUREAU"]
UnitKind = Literal["GRASSROOTS_BUREAU", "AFFILIATED_BODY", "DEPARTMENT", "BODY"]


class OfficeExists(Refusal):
    """An office is established once."""

    code = "OFFICE_EXISTS"
    zh = "税务局 {office} 已设立"
    en = "office {office} is established already"


class OfficeUnknown(Refusal):
    """No office has that code."""

    code = "OFFICE_UNKNOWN"
    zh = "没有该税务局"
    en = "there is no such office"


class UnitExists(Refusal):
    """A unit code is used once in an office."""

    code = "UNIT_EXISTS"
    zh = "单位 {unit} 已登记"
    en = "unit {unit} is registered already"


class UnitUnknown(Refusal):
    """The office has no such unit."""

    code = "UNIT_UNKNOWN"
    zh = "本局没有单位 {unit}"
    en = "the office has no unit {unit}"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an office; ``peer_group`` is the group it is ranked in (``None``: not ranked)."""

    code: str
    name: str
    kind: UnitKind
    peer_group: str | None
    since: date


@dataclass(frozen=True, slots=True)
class OfficeState:
    """An office and its units by code."""

    code: str
    name: str
    level: Level
    units: Mapping[str, Unit]

    def unit(self, code: str) -> Unit:
        """The unit of that code; raises ``UnitUnknown``."""
        if (unit := self.units.get(code)) is None:
            raise UnitUnknown("unit", unit=code)
        return unit


class OfficeEstablished(Event):
    """An office came into being."""

    TOPIC: ClassVar[str] = "office.office-established.v1"

    code: str
    name: str
    level: Level

    def evolve(self, state: OfficeState | None) -> OfficeState:
        """The new office, without units."""
        del state
        return OfficeState(self.code, self.name, self.level, {})


class UnitRegistered(Event):
    """A unit joined the office, from ``envelope.effective_on``."""

    TOPIC: ClassVar[str] = "office.unit-registered.v1"

    code: str
    name: str
    kind: UnitKind
    peer_group: str | None

    def evolve(self, state: OfficeState) -> OfficeState:
        """Add the unit."""
        unit = Unit(self.code, self.name, self.kind, self.peer_group, self.envelope.effective_on)
        return replace(state, units={**state.units, self.code: unit})


class Office(Aggregate[OfficeState]):
    """A tax office: who there is to appraise."""

    NAME = "office"
    UNKNOWN = OfficeUnknown

    @staticmethod
    def id_of(code: str) -> UUID:
        """One office per code."""
        return stream_id("office", code)

    def establish(self, code: str, name: str, level: Level) -> None:
        """Found the office; raises ``OfficeExists``."""
        if self.exists:
            raise OfficeExists("code", office=code)
        self.trigger(OfficeEstablished, code=code, name=name, level=level)

    def register_unit(
        self, code: str, name: str, kind: UnitKind, peer_group: str | None, since: date
    ) -> None:
        """Add a unit from ``since``; raises ``UnitExists``."""
        if code in self.state.units:
            raise UnitExists("code", unit=code)
        self.trigger(
            UnitRegistered, effective_on=since, code=code, name=name, kind=kind, peer_group=peer_group
        )


EVENTS: Final = (OfficeEstablished, UnitRegistered)
