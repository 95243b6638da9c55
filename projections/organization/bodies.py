"""Asking who holds which post, who sits in which body, and how the performance office is run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.office.state import BodyKind, Layer
from projections.organization.tables import (
    BODY,
    EXTERNAL_BODY,
    PERFORMANCE_OFFICE,
    POST,
    POST_HELD,
    STAFF,
)
from projections.reading import VALID, Query, Reading


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post of a unit; ``in_charge_of`` are the units that a deputy is in charge of."""

    office: str
    code: str
    unit: str
    name: str
    layer: Layer
    chief: bool
    in_charge_of: Sequence[str]
    since: date


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """That a person holds a post from ``since`` until ``until`` (excluded; ``None``: still)."""

    office: str
    post: str
    number: int
    person: UUID
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in one composition, from ``since`` until ``until`` (excluded; ``None``: still)."""

    office: str
    kind: BodyKind
    since: date
    until: date | None
    chair: UUID
    members: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class PerformanceOfficeRow:
    """Where the performance office sits from ``since`` until ``until`` (excluded; ``None``: still)."""

    office: str
    since: date
    until: date | None
    unit: str
    department: str


@dataclass(frozen=True, slots=True)
class StaffRow:
    """How many persons work in it from ``since`` until ``until`` (excluded; ``None``: still)."""

    office: str
    since: date
    until: date | None
    full_time: int
    part_time: int


@dataclass(frozen=True, slots=True)
class ExternalBodyRow:
    """A body outside the tax system, which cooperates."""

    office: str
    code: str
    name: str
    since: date


_POSTS: Final = Query(
    "SELECT " + ", ".join(POST.columns) + " FROM {post}"
    " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, code",
    [POST],
    PostRow,
)
_HOLDINGS: Final = Query(
    "SELECT " + ", ".join(POST_HELD.columns) + " FROM {post_held}"
    " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, post, since, number",
    [POST_HELD],
    HoldingRow,
)
_BODIES: Final = Query(
    "SELECT " + ", ".join(BODY.columns) + " FROM {body}"
    " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, kind, since",
    [BODY],
    BodyRow,
)
_PLACES: Final = Query(
    "SELECT " + ", ".join(PERFORMANCE_OFFICE.columns) + " FROM {performance_office}"
    " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, since",
    [PERFORMANCE_OFFICE],
    PerformanceOfficeRow,
)
_STAFF: Final = Query(
    "SELECT " + ", ".join(STAFF.columns) + " FROM {staff}"
    " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, since",
    [STAFF],
    StaffRow,
)
_EXTERNAL_BODIES: Final = Query(
    "SELECT " + ", ".join(EXTERNAL_BODY.columns) + " FROM {external_body}"
    " WHERE office = ANY(%(offices)s) AND " + VALID + " ORDER BY office, code",
    [EXTERNAL_BODY],
    ExternalBodyRow,
)


async def posts(reading: Reading, offices: Sequence[str]) -> list[PostRow]:
    """The posts of offices, by office and code."""
    return await reading.all(_POSTS, offices=list(offices))


async def holdings(reading: Reading, offices: Sequence[str]) -> list[HoldingRow]:
    """Who holds or held the posts of offices, by post and day."""
    return await reading.all(_HOLDINGS, offices=list(offices))


async def bodies(reading: Reading, offices: Sequence[str]) -> list[BodyRow]:
    """The bodies of offices in each composition, by kind and day."""
    return await reading.all(_BODIES, offices=list(offices))


async def performance_offices(reading: Reading, offices: Sequence[str]) -> list[PerformanceOfficeRow]:
    """Where the performance offices of these offices sit and sat, by day."""
    return await reading.all(_PLACES, offices=list(offices))


async def staff_of(reading: Reading, offices: Sequence[str]) -> list[StaffRow]:
    """How they are and were staffed, by day."""
    return await reading.all(_STAFF, offices=list(offices))


async def external_bodies(reading: Reading, offices: Sequence[str]) -> list[ExternalBodyRow]:
    """The external bodies that these offices name, by code."""
    return await reading.all(_EXTERNAL_BODIES, offices=list(offices))
