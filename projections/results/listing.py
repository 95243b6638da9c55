"""Asking for results and for lines of a board page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString
from uuid import UUID

from domain.plan.indicator import Side
from domain.policy.grades import Grade
from domain.result.state import ResultStatus
from projections.reading import VALID, Query, Reading
from projections.results.queries import LINES, line_row, result_row
from projections.results.rows import LineRow, ResultRow
from projections.results.tables import LINE, RESULT
from projections.results.visibility import MAY_SEE_RESULT, Sights

BoardKey = tuple[UUID, int]
"""An edition of a result."""

Place = tuple[str, int, str, str]
"""Where a result stands in the list: office, year, side, peer group (one plan per side and year)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFilter:
    """Which results: all that is given must hold; ``sights`` limits rows to what a reader may see."""

    sights: Sights
    plan: UUID | None = None
    office: str | None = None
    year: int | None = None
    side: Side | None = None
    peer_group: str | None = None
    statuses: Sequence[ResultStatus] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFilter:
    """Which lines of a board: all that is given must hold."""

    subjects: Sequence[str] | None = None
    grades: Sequence[Grade] | None = None
    vetoed: bool | None = None


_OF_RESULT: Final[Mapping[str, LiteralString]] = {
    "plan": "plan = %(plan)s",
    "office": "office = %(office)s",
    "year": "year = %(year)s",
    "side": "side = %(side)s",
    "peer_group": "peer_group = %(peer_group)s",
    "statuses": "status = ANY(%(statuses)s)",
}
_OF_LINE: Final[Mapping[str, LiteralString]] = {
    "subjects": "subject = ANY(%(subjects)s)",
    "grades": "grade = ANY(%(grades)s)",
    "vetoed": "(cardinality(vetoes) > 0) = %(vetoed)s",
}
_TEXTS: Final = frozenset({"statuses", "subjects", "grades"})
"""Lists of texts, or of members of enumerations of texts: the database takes bare texts."""

_KEYS: Final[LiteralString] = " unnest(%(boards)s::uuid[], %(editions)s::integer[])"
_EACH_BOARD: Final[LiteralString] = (
    "SELECT l.* FROM"
    + _KEYS
    + " AS k (board, number) CROSS JOIN LATERAL ("
    + LINES
    + "result = board AND edition = number AND "
)
_SELECT_RESULTS: Final[LiteralString] = "SELECT " + ", ".join(RESULT.columns) + " FROM {result} WHERE "


async def page(
    reading: Reading,
    where: ResultFilter,
    *,
    limit: int,
    after: Place | None = None,
    before: Place | None = None,
    backward: bool = False,
) -> list[ResultRow]:
    """At most ``limit`` results beyond the cursors (excluded), by office, year, side and peer group.

    ``backward`` takes the last ones instead of the first.
    """
    conditions, values = _results(where)
    if after is not None:
        conditions.append("(office, year, side, peer_group) > (%(a0)s, %(a1)s, %(a2)s, %(a3)s)")
        values |= {f"a{number}": each for number, each in enumerate(after)}
    if before is not None:
        conditions.append("(office, year, side, peer_group) < (%(b0)s, %(b1)s, %(b2)s, %(b3)s)")
        values |= {f"b{number}": each for number, each in enumerate(before)}
    order: LiteralString = (
        " ORDER BY office DESC, year DESC, side DESC, peer_group DESC"
        if backward
        else " ORDER BY office, year, side, peer_group"
    )
    text = _SELECT_RESULTS + " AND ".join(conditions) + order + " LIMIT %(limit)s"
    rows = await reading.all(Query(text, [RESULT], result_row), limit=limit, **values)
    return rows[::-1] if backward else rows


async def count(reading: Reading, where: ResultFilter) -> int:
    """How many results there are."""
    conditions, values = _results(where)
    text = "SELECT count(*) FROM {result} WHERE " + " AND ".join(conditions)
    return await reading.one(Query(text, [RESULT], int), **values) or 0


async def line_pages(
    reading: Reading,
    boards: Sequence[BoardKey],
    where: LineFilter,
    *,
    limit: int,
    after: tuple[int, int] | None = None,
    before: tuple[int, int] | None = None,
    backward: bool = False,
) -> dict[BoardKey, list[LineRow]]:
    """Of each board at most ``limit`` lines beyond the cursors (rank and ordinal, excluded), in its order."""
    conditions, values = _lines(where)
    if after is not None:
        conditions.append("(rank, ordinal) > (%(after_rank)s, %(after_ordinal)s)")
        values |= dict(zip(("after_rank", "after_ordinal"), after, strict=True))
    if before is not None:
        conditions.append("(rank, ordinal) < (%(before_rank)s, %(before_ordinal)s)")
        values |= dict(zip(("before_rank", "before_ordinal"), before, strict=True))
    order: LiteralString = " ORDER BY rank DESC, ordinal DESC" if backward else " ORDER BY rank, ordinal"
    text = _EACH_BOARD + " AND ".join(conditions) + order + " LIMIT %(limit)s) AS l"
    rows = await reading.all(Query(text, [LINE], line_row), **_keys(boards), limit=limit, **values)
    pages: dict[BoardKey, list[LineRow]] = {board: [] for board in boards}
    for row in reversed(rows) if backward else rows:
        pages[row.result, row.edition].append(row)
    return pages


async def line_counts(reading: Reading, boards: Sequence[BoardKey], where: LineFilter) -> dict[BoardKey, int]:
    """How many lines of each board there are."""
    conditions, values = _lines(where)
    text = (
        "SELECT result, edition, count(*) FROM {result_line} WHERE (result, edition) IN (SELECT * FROM"
        + _KEYS
        + ") AND "
        + " AND ".join(conditions)
        + " GROUP BY result, edition"
    )
    found = await reading.all(Query(text, [LINE], _counted), **_keys(boards), **values)
    return dict.fromkeys(boards, 0) | dict(found)


def _counted(result: UUID, edition: int, count: int) -> tuple[BoardKey, int]:
    return (result, edition), count


def _keys(boards: Sequence[BoardKey]) -> dict[str, Any]:
    return {"boards": [result for result, _ in boards], "editions": [edition for _, edition in boards]}


def _results(where: ResultFilter) -> tuple[list[LiteralString], dict[str, Any]]:
    conditions, values = _conditions(where, _OF_RESULT)
    return [*conditions, MAY_SEE_RESULT], values | where.sights.values


def _lines(where: LineFilter) -> tuple[list[LiteralString], dict[str, Any]]:
    return _conditions(where, _OF_LINE)


def _conditions(
    where: object, known: Mapping[str, LiteralString]
) -> tuple[list[LiteralString], dict[str, Any]]:
    values = {name: value for name in known if (value := getattr(where, name)) is not None}
    conditions: list[LiteralString] = [VALID, *(known[name] for name in values)]
    return conditions, values | {
        name: list(map(str.__str__, values[name])) for name in _TEXTS & values.keys()
    }
