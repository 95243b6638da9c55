"""Asking who holds which post and sits in which body."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.office.state import BodyKind, Layer
from projections.organization.tables import BODY, POST, POST_HELD
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


async def posts(reading: Reading, offices: Sequence[str]) -> list[PostRow]:
    """The posts of offices, by office and code."""
    return await reading.all(_POSTS, offices=list(offices))


async def holdings(reading: Reading, offices: Sequence[str]) -> list[HoldingRow]:
    """Who holds or held the posts of offices, by post and day."""
    return await reading.all(_HOLDINGS, offices=list(offices))


async def bodies(reading: Reading, offices: Sequence[str]) -> list[BodyRow]:
    """The bodies of offices in each composition, by kind and day."""
    return await reading.all(_BODIES, offices=list(offices))
