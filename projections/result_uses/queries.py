"""Asking what results were used for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from domain.policy.grades import Grade
from domain.result_use.state import UseStatus
from projections.reading import MAY_SEE, VALID, Query, Reading, Visible
from projections.result_uses.tables import ALLOCATION, GRANT, RESULT_USE


@dataclass(frozen=True, slots=True)
class UseRow:
    """What the result of a subject was used for; total, rank and grade are those that the use rests on."""

    result: UUID
    ref: str
    office: str
    plan: UUID
    peer_group: str
    subject: str
    assessment: UUID
    kind: str
    document: str
    evidence: tuple[str, ...]
    edition: int
    digest: str
    total: Decimal
    rank: int
    grade: Grade
    status: UseStatus
    registered_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class GrantRow:
    """What a subject asked for and got in an allocation, and where it stood."""

    result: UUID
    ref: str
    subject: str
    office: str
    plan: UUID
    ordinal: int
    total: Decimal
    rank: int
    grade: Grade
    asked: int
    granted: int


@dataclass(frozen=True, slots=True)
class AllocationRow:
    """Places that were allocated by priority; ``grants`` are those that the reader may see, by turn."""

    result: UUID
    ref: str
    plan: UUID
    peer_group: str
    kind: str
    places: int
    document: str
    edition: int
    digest: str
    status: UseStatus
    registered_on: date
    reason: str
    grants: tuple[GrantRow, ...]


def _use(*columns: Any) -> UseRow:
    values = dict(zip(RESULT_USE.columns, columns, strict=True))
    values["evidence"], values["status"] = tuple(values["evidence"]), UseStatus(values["status"])
    return UseRow(**values)


def _head(*columns: Any) -> dict[str, Any]:
    values = dict(zip(ALLOCATION.columns, columns, strict=True))
    return values | {"status": UseStatus(values["status"])}


_BY_DAY: Final = " AND registered_on <= coalesce(%(day)s, 'infinity'::date) AND "
_USES: Final = Query(
    "SELECT "
    + ", ".join(RESULT_USE.columns)
    + " FROM {result_use} WHERE plan = %(plan)s AND "
    + MAY_SEE
    + _BY_DAY
    + VALID
    + " ORDER BY peer_group, registered_on, ref",
    [RESULT_USE],
    _use,
)
_ALLOCATIONS: Final = Query(
    "SELECT "
    + ", ".join(ALLOCATION.columns)
    + " FROM {place_allocation} WHERE plan = %(plan)s"
    + _BY_DAY
    + VALID
    + " ORDER BY peer_group, registered_on, ref",
    [ALLOCATION],
    _head,
)
_GRANTS: Final = Query(
    "SELECT "
    + ", ".join(GRANT.columns)
    + " FROM {place_grant} WHERE plan = %(plan)s AND "
    + MAY_SEE
    + " AND "
    + VALID
    + " ORDER BY ref, ordinal",
    [GRANT],
    GrantRow,
)


async def result_uses(
    reading: Reading, plan: UUID, visible: Visible, effective_on: date | None = None
) -> list[UseRow]:
    """The uses of the results of a plan that a reader may see, by peer group and day."""
    return await reading.all(_USES, plan=plan, day=effective_on, **visible.values)


async def allocations(
    reading: Reading, plan: UUID, visible: Visible, effective_on: date | None = None
) -> list[AllocationRow]:
    """The allocations by the results of a plan in which a reader may see somebody, by peer group and day."""
    grants = await reading.all(_GRANTS, plan=plan, **visible.values)
    seen = {ref: tuple(each) for ref, each in groupby(grants, attrgetter("ref"))}
    heads: Sequence[dict[str, Any]] = await reading.all(_ALLOCATIONS, plan=plan, day=effective_on)
    return [AllocationRow(**head, grants=seen[head["ref"]]) for head in heads if head["ref"] in seen]
