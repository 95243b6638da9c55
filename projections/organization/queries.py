"""Asking who there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.kernel.event import Sealed
from domain.kernel.series import Series
from domain.office.state import Level, UnitForm, UnitKind
from domain.person import Place, Role
from projections.organization.tables import OFFICE, PERSON, ROLE_HELD, UNIT
from projections.reading import VALID, Query, Reading


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A tax office: its names over time, and when and into which successor it was merged, if it was."""

    code: str
    level: Level
    superior: str | None
    since: date
    names: Series[str]
    merged_on: date | None
    successor: str | None
    merger_document: str | None

    def name(self, day: date | None) -> str:
        """What the office is called on ``day``, or came to be called at last."""
        *_, (_, last) = self.names.entries
        return last if day is None else self.names.on(day) or self.names.entries[0][1]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit of an office, until ``until`` (excluded); ``forms`` are its names and peer groups over time."""

    office: str
    code: str
    kind: UnitKind
    parent: str | None
    represents: str | None
    since: date
    until: date | None
    successor: str | None
    forms: tuple[UnitForm, ...]

    def stands_on(self, day: date) -> bool:
        """Whether the unit is there on ``day``."""
        return self.since <= day and (self.until is None or day < self.until)

    def form(self, day: date | None) -> UnitForm:
        """What the unit is on ``day``, or came to be at last; the first form before its time."""
        known = [form for form in self.forms if day is None or form.since <= day]
        return known[-1] if known else self.forms[0]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person, with the places of work over time; ``office`` is that of the last one.

    The name is sealed under the person's key, bound to the id and ``person.name``.
    """

    person: UUID
    office: str
    places: Series[Place]
    name: Sealed
    key_erased: bool

    def place(self, day: date | None) -> Place:
        """Where the person works on ``day``, or at last; the first place before its time."""
        entries = self.places.entries
        return entries[-1][1] if day is None else self.places.on(day) or entries[0][1]


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role that a person holds in an office from ``since`` until ``until`` (excluded; ``None``: still)."""

    person: UUID
    role: Role
    office: str
    since: date
    until: date | None


def _office(*columns: Any) -> OfficeRow:
    values: dict[str, Any] = dict(zip(OFFICE.columns, columns, strict=True))
    values["names"] = Series(tuple((date.fromisoformat(since), name) for since, name in values["names"]))
    return OfficeRow(**values)


def _unit(*columns: Any) -> UnitRow:
    values: dict[str, Any] = dict(zip(UNIT.columns, columns, strict=True))
    forms = values["forms"]
    values["forms"] = tuple(UnitForm(date.fromisoformat(since), name, group) for since, name, group in forms)
    return UnitRow(**values)


def _person(
    person: UUID,
    office: str,
    places: list[list[str]],
    name_person: str,
    name_box: str,
    key_erased: bool,  # noqa: FBT001 - a column
) -> PersonRow:
    worked = tuple((date.fromisoformat(since), Place(*place)) for since, *place in places)
    return PersonRow(person, office, Series(worked), Sealed(person=name_person, box=name_box), key_erased)


def _role(person: UUID, role: str, office: str, since: date, until: date | None) -> RoleRow:
    return RoleRow(person, Role(role), office, since, until)


_PERSON_COLUMNS: Final = "SELECT person, office, places, name_person, name_box, key_erased FROM {person}"

_UNIT_COLUMNS: Final = "SELECT " + ", ".join(UNIT.columns) + " FROM {unit}"

_OFFICES: Final = Query(
    "SELECT " + ", ".join(OFFICE.columns) + " FROM {office} WHERE " + VALID + " ORDER BY code",
    [OFFICE],
    _office,
)
_PREDECESSORS: Final = Query(
    "SELECT " + ", ".join(OFFICE.columns) + " FROM {office}"
    " WHERE successor = ANY(%(successors)s) AND " + VALID + " ORDER BY code",
    [OFFICE],
    _office,
)
_UNITS: Final = Query(
    _UNIT_COLUMNS + " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, code", [UNIT], _unit
)
_UNITS_FOR: Final = Query(
    _UNIT_COLUMNS + " WHERE represents = %(represented)s AND " + VALID + " ORDER BY office, code",
    [UNIT],
    _unit,
)
_PERSONS: Final = Query(_PERSON_COLUMNS + " WHERE person = ANY(%(ids)s) AND " + VALID, [PERSON], _person)
_STAFF: Final = Query(
    _PERSON_COLUMNS + " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY person", [PERSON], _person
)
_ROLES: Final = Query(
    "SELECT person, role, office, since, until FROM {role_held}"
    " WHERE person = ANY(%(ids)s) AND " + VALID + " ORDER BY person, number",
    [ROLE_HELD],
    _role,
)


async def offices(reading: Reading) -> list[OfficeRow]:
    """Every office, by code."""
    return await reading.all(_OFFICES)


async def predecessors(reading: Reading, successors: Sequence[str]) -> list[OfficeRow]:
    """The offices that went into these, by code."""
    return await reading.all(_PREDECESSORS, successors=list(successors))


async def units(reading: Reading, office_codes: Sequence[str]) -> list[UnitRow]:
    """The units of offices, by office and code."""
    return await reading.all(_UNITS, offices=list(office_codes))


async def units_for(reading: Reading, office: str) -> list[UnitRow]:
    """The units that a lower office is, by office and code."""
    return await reading.all(_UNITS_FOR, represented=office)


async def persons(reading: Reading, ids: Sequence[UUID]) -> list[PersonRow]:
    """The persons of these ids, in no order; an unknown id is left out."""
    return await reading.all(_PERSONS, ids=list(ids))


async def staff(reading: Reading, offices: Sequence[str]) -> list[PersonRow]:
    """Everybody in these offices, by id."""
    return await reading.all(_STAFF, offices=list(offices))


async def roles(reading: Reading, ids: Sequence[UUID]) -> list[RoleRow]:
    """Every role that these persons hold or held, in the order in which each was given them."""
    return await reading.all(_ROLES, ids=list(ids))
