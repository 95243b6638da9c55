"""Asking for results and for lines of a board page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString
from uuid import UUID

from domain.plan.indicator import Side
from domain.policy.grades import Grade
from domain.result.state import ResultStatus
from projections.reading import VALID, Query, Reading, Visible
from projections.results.queries import LINES, line_row, result_row
from projections.results.rows import LineRow, ResultRow
from projections.results.tables import LINE, RESULT

Place = tuple[str, int, str, str]
"""Where a result stands in the list: office, year, side, peer group (one plan per side and year)."""


@dataclass(frozen=True, slots=True)
class Sights:
    """Which results may be seen: ``whole`` at every stage, ``boards`` and ``persons`` once public.

    ``persons`` is about the boards of persons, on which the peer group is their unit.
    """

    whole: Visible
    boards: Visible
    persons: Visible

    def whole_of(self, row: ResultRow) -> bool:
        """Whether the result may be seen whatever its stage."""
        return row.office in self.whole.offices

    def any_of(self, row: ResultRow) -> bool:
        """Whether anything of the result may be seen."""
        return self.whole_of(row) or (row.is_public and self._public(row))

    def _public(self, row: ResultRow) -> bool:
        if row.side == "PERSON":
            return row.office in self.persons.offices or (row.office, row.peer_group) in self.persons.units
        return row.office in self.boards.offices

    @property
    def values(self) -> dict[str, Any]:
        """The parameters of ``_MAY_SEE``."""
        units = sorted(self.persons.units)
        return {
            "whole_offices": sorted(self.whole.offices),
            "board_offices": sorted(self.boards.offices),
            "person_offices": sorted(self.persons.offices),
            "own_offices": [office for office, _ in units],
            "own_units": [unit for _, unit in units],
        }


_MAY_SEE: Final[LiteralString] = (
    "(office = ANY(%(whole_offices)s) OR (is_public AND CASE WHEN side = 'PERSON'"
    " THEN office = ANY(%(person_offices)s) OR (office, peer_group) IN"
    " (SELECT * FROM unnest(%(own_offices)s::text[], %(own_units)s::text[]))"
    " ELSE office = ANY(%(board_offices)s) END))"
)
"""The condition of :meth:`Sights.any_of` on the table of results."""


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
    """Which lines of an edition: all that is given must hold."""

    result: UUID
    edition: int
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
    "result": "result = %(result)s",
    "edition": "edition = %(edition)s",
    "subjects": "subject = ANY(%(subjects)s)",
    "grades": "grade = ANY(%(grades)s)",
    "vetoed": "(cardinality(vetoes) > 0) = %(vetoed)s",
}
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


async def line_page(
    reading: Reading,
    where: LineFilter,
    *,
    limit: int,
    after: tuple[int, int] | None = None,
    before: tuple[int, int] | None = None,
    backward: bool = False,
) -> list[LineRow]:
    """At most ``limit`` lines beyond the cursors (rank and ordinal, excluded), in the board's order."""
    conditions, values = _lines(where)
    if after is not None:
        conditions.append("(rank, ordinal) > (%(after_rank)s, %(after_ordinal)s)")
        values |= dict(zip(("after_rank", "after_ordinal"), after, strict=True))
    if before is not None:
        conditions.append("(rank, ordinal) < (%(before_rank)s, %(before_ordinal)s)")
        values |= dict(zip(("before_rank", "before_ordinal"), before, strict=True))
    order: LiteralString = " ORDER BY rank DESC, ordinal DESC" if backward else " ORDER BY rank, ordinal"
    text = LINES + " AND ".join(conditions) + order + " LIMIT %(limit)s"
    rows = await reading.all(Query(text, [LINE], line_row), limit=limit, **values)
    return rows[::-1] if backward else rows


async def line_count(reading: Reading, where: LineFilter) -> int:
    """How many lines there are."""
    conditions, values = _lines(where)
    text = "SELECT count(*) FROM {result_line} WHERE " + " AND ".join(conditions)
    return await reading.one(Query(text, [LINE], int), **values) or 0


def _results(where: ResultFilter) -> tuple[list[LiteralString], dict[str, Any]]:
    conditions, values = _conditions(where, _OF_RESULT)
    return [*conditions, _MAY_SEE], values | where.sights.values


def _lines(where: LineFilter) -> tuple[list[LiteralString], dict[str, Any]]:
    return _conditions(where, _OF_LINE)


def _conditions(
    where: object, known: Mapping[str, LiteralString]
) -> tuple[list[LiteralString], dict[str, Any]]:
    values = {name: value for name in known if (value := getattr(where, name)) is not None}
    return [VALID, *(known[name] for name in values)], {
        name: list(map(str, value)) if name in {"statuses", "subjects", "grades"} else value
        for name, value in values.items()
    }
