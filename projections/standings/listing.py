"""Asking for assessments page by page, and for the totals of many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString
from uuid import UUID

from domain.plan.indicator import Side
from projections.reading import Query, Reading, Visible
from projections.standings.queries import AT_POSITION, MEMBERS, StandingRow, TotalRow, standing_row
from projections.standings.tables import STANDING
from projections.standings.visibility import MAY_SEE_ASSESSMENT, values_of

Place = tuple[UUID, str, str]
"""Where an assessment stands in the list: plan, peer group, subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingFilter:
    """Which assessments: all that is given must hold; ``visible`` limits rows to what a reader may see."""

    plan: UUID | None = None
    office: str | None = None
    year: int | None = None
    side: Side | None = None
    peer_group: str | None = None
    subject: str | None = None
    visible: Visible | None = None


_CONDITIONS: Final[Mapping[str, LiteralString]] = {
    "plan": "plan = %(plan)s",
    "office": "office = %(office)s",
    "year": "year = %(year)s",
    "side": "side = %(side)s",
    "peer_group": "peer_group = %(peer_group)s",
    "subject": "subject = %(subject)s",
}
_PLACE: Final[LiteralString] = "(plan, peer_group, subject)"
_TOTALS: Final = Query(
    "SELECT assessment, total, provisional_total, valid_from,"
    " CASE WHEN valid_to <= %(position)s THEN valid_to END FROM {standing}"
    " WHERE assessment = ANY(%(ids)s) AND valid_from <= %(position)s ORDER BY assessment, valid_from",
    [STANDING],
    lambda assessment, *columns: (assessment, TotalRow(*columns)),
)


async def page(
    reading: Reading,
    where: StandingFilter,
    *,
    limit: int,
    after: Place | None = None,
    before: Place | None = None,
    backward: bool = False,
) -> list[StandingRow]:
    """At most ``limit`` assessments beyond the cursors, by plan, peer group and subject.

    ``after`` and ``before`` are excluded; ``backward`` takes the last ones instead of the first.
    """
    conditions, values = _conditions(where)
    if after is not None:
        conditions.append(_PLACE + " > (%(after_plan)s, %(after_group)s, %(after_subject)s)")
        values |= _place("after", after)
    if before is not None:
        conditions.append(_PLACE + " < (%(before_plan)s, %(before_group)s, %(before_subject)s)")
        values |= _place("before", before)
    members = " AND ".join([MEMBERS, *conditions])
    order: LiteralString = (
        " ORDER BY plan DESC, peer_group DESC, subject DESC"
        if backward
        else " ORDER BY plan, peer_group, subject"
    )
    columns = ", ".join(STANDING.columns)
    text = "SELECT " + columns + " FROM (" + members + ")" + AT_POSITION + order + " LIMIT %(limit)s"
    rows = await reading.all(Query(text, [STANDING], standing_row), limit=limit, **values)
    return rows[::-1] if backward else rows


async def count(reading: Reading, where: StandingFilter) -> int:
    """How many assessments there are."""
    conditions, values = _conditions(where)
    text = "SELECT count(*) FROM (" + " AND ".join([MEMBERS, *conditions]) + ")" + AT_POSITION
    return await reading.one(Query(text, [STANDING], int), **values) or 0


async def totals_of(reading: Reading, assessments: Sequence[UUID]) -> dict[UUID, list[TotalRow]]:
    """How the totals of each assessment came to be, oldest first."""
    found: dict[UUID, list[TotalRow]] = {assessment: [] for assessment in assessments}
    for assessment, row in await reading.all(_TOTALS, ids=list(assessments)):
        found[assessment].append(row)
    return found


def _conditions(where: StandingFilter) -> tuple[list[LiteralString], dict[str, Any]]:
    values = {name: value for name in _CONDITIONS if (value := getattr(where, name)) is not None}
    conditions: list[LiteralString] = [_CONDITIONS[name] for name in values]
    if where.visible is not None:
        conditions.append(MAY_SEE_ASSESSMENT)
        values |= values_of(where.visible)
    return conditions, values


def _place(name: str, place: Place) -> dict[str, Any]:
    plan, group, subject = place
    return {f"{name}_plan": plan, f"{name}_group": group, f"{name}_subject": subject}
