"""Asking who there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.kernel.event import Sealed
from domain.office import Level, UnitKind
from domain.person import Role
from projections.organization.tables import OFFICE, PERSON, ROLE_HELD, UNIT
from projections.reading import VALID, Query, Reading


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A tax office."""

    code: str
    name: str
    level: Level


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit of an office; ``peer_group`` is the group it is ranked in, if any."""

    office: str
    code: str
    name: str
    kind: UnitKind
    peer_group: str | None
    since: date


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a post; the name is sealed under the person's key, bound to the id and ``person.name``."""

    person: UUID
    office: str
    unit: str
    post: str
    name: Sealed
    key_erased: bool


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role that a person holds in an office from ``since`` until ``until`` (excluded; ``None``: still)."""

    person: UUID
    role: Role
    office: str
    since: date
    until: date | None


def _person(
    person: UUID,
    office: str,
    unit: str,
    post: str,
    name_person: str,
    name_box: str,
    key_erased: bool,  # noqa: FBT001 - a column
) -> PersonRow:
    return PersonRow(person, office, unit, post, Sealed(person=name_person, box=name_box), key_erased)


def _role(person: UUID, role: str, office: str, since: date, until: date | None) -> RoleRow:
    return RoleRow(person, Role(role), office, since, until)


_PERSON_COLUMNS: Final = "SELECT person, office, unit, post, name_person, name_box, key_erased FROM {person}"

_OFFICES: Final = Query(
    "SELECT code, name, level FROM {office} WHERE " + VALID + " ORDER BY code", [OFFICE], OfficeRow
)
_UNITS: Final = Query(
    "SELECT office, code, name, kind, peer_group, since FROM {unit}"
    " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, code",
    [UNIT],
    UnitRow,
)
_PERSONS: Final = Query(_PERSON_COLUMNS + " WHERE person = ANY(%(ids)s) AND " + VALID, [PERSON], _person)
_STAFF: Final = Query(
    _PERSON_COLUMNS + " WHERE office = %(office)s AND " + VALID + " ORDER BY unit, person", [PERSON], _person
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


async def units(reading: Reading, office_codes: Sequence[str]) -> list[UnitRow]:
    """The units of offices, by office and code."""
    return await reading.all(_UNITS, offices=list(office_codes))


async def persons(reading: Reading, ids: Sequence[UUID]) -> list[PersonRow]:
    """The persons of these ids, in no order; an unknown id is left out."""
    return await reading.all(_PERSONS, ids=list(ids))


async def staff(reading: Reading, office: str) -> list[PersonRow]:
    """Everybody in an office, by unit."""
    return await reading.all(_STAFF, office=office)


async def roles(reading: Reading, ids: Sequence[UUID]) -> list[RoleRow]:
    """Every role that these persons hold or held, in the order in which each was given them."""
    return await reading.all(_ROLES, ids=list(ids))
