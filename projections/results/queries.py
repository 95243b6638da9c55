"""Asking for results, their editions, lines and notices."""

import json
from collections.abc import Sequence
from typing import Any, Final, LiteralString
from uuid import UUID

from domain.calendar.deadline import Deadline
from domain.result.board import Board, BoardLine
from domain.result.state import ResultStatus
from projections.reading import VALID, Query, Reading
from projections.results.rows import EditionRow, LineRow, MoveRow, OfficialRow, PlaceRow, ResultRow
from projections.results.tables import EDITION, LINE, MOVE, PUBLICATION, RESULT

Rank = tuple[UUID, int, int]
"""A rank of an edition of a result."""


def result_row(*columns: Any) -> ResultRow:
    """The result in all columns of its table."""
    values: dict[str, Any] = dict(zip(RESULT.columns, columns, strict=True))
    values["status"] = ResultStatus(values["status"])
    return ResultRow(**values)


def _edition(*columns: Any) -> EditionRow:
    values: dict[str, Any] = dict(zip((*EDITION.columns, "public_on", "window"), columns, strict=True))
    if (window := values["window"]) is not None:
        values["window"] = Deadline.model_validate_json(json.dumps(window))
    for name in ("tied", "chosen"):
        values[name] = tuple(values[name])
    return EditionRow(**values)


def line_row(*columns: Any) -> LineRow:
    """The line in all columns of its table."""
    values: dict[str, Any] = dict(zip(LINE.columns, columns, strict=True))
    values["vetoes"] = tuple(values["vetoes"])
    return LineRow(**values)


def _move(*columns: Any) -> MoveRow:
    values: dict[str, Any] = dict(zip(MOVE.columns, columns, strict=True))
    places: dict[str, Any] = {
        side: PlaceRow(**{name: values.pop(f"{side}_{name}") for name in ("total", "rank", "grade")})
        for side in ("before", "after")
    }
    return MoveRow(**values, **places)


_RESULTS: Final = "SELECT " + ", ".join(RESULT.columns) + " FROM {result} WHERE "
_BY_IDS: Final = Query(_RESULTS + "result = ANY(%(ids)s) AND " + VALID, [RESULT], result_row)
_EDITIONS: Final = Query(
    "SELECT "
    + ", ".join(EDITION.columns)
    + ", public_on, filing_window FROM (SELECT * FROM {result_edition} WHERE result = ANY(%(ids)s) AND "
    + VALID
    + ") AS e LEFT JOIN (SELECT result, edition, public_on, filing_window FROM {result_publication}"
    " WHERE result = ANY(%(ids)s) AND " + VALID + ") AS p USING (result, edition) ORDER BY result, edition",
    [EDITION, PUBLICATION],
    _edition,
)
LINES: Final[LiteralString] = "SELECT " + ", ".join(LINE.columns) + " FROM {result_line} WHERE "
_BOARD: Final = Query(
    LINES + "result = %(result)s AND edition = %(edition)s AND " + VALID + " ORDER BY rank, ordinal",
    [LINE],
    line_row,
)
_OF_LINE: Final[LiteralString] = "e.result = l.result AND e.edition = l.edition AND "
_OFFICIAL: Final = Query(
    "SELECT (SELECT made_on FROM {result_edition} AS e WHERE " + _OF_LINE + VALID + "),"
    " (SELECT public_on FROM {result_publication} AS e WHERE "
    + _OF_LINE
    + VALID
    + "), "
    + ", ".join(LINE.columns)
    + " FROM {result_line} AS l WHERE assessment = ANY(%(ids)s) AND edition > 0 AND "
    + VALID
    + " ORDER BY assessment, edition",
    [LINE, EDITION, PUBLICATION],
    lambda made_on, public_on, *columns: OfficialRow(line_row(*columns), made_on, public_on),
)
_TIED: Final = Query(
    "SELECT result, edition, rank, subject FROM {result_line} WHERE (result, edition, rank) IN (SELECT * FROM"
    " unnest(%(results)s::uuid[], %(editions)s::integer[], %(ranks)s::integer[])) AND "
    + VALID
    + " ORDER BY subject",
    [LINE],
    lambda result, edition, rank, subject: ((result, edition, rank), subject),
)
_MOVES: Final[LiteralString] = "SELECT " + ", ".join(MOVE.columns) + " FROM {result_move} WHERE "
_MOVES_TO: Final = Query(
    _MOVES
    + "(result, edition, subject) IN (SELECT * FROM"
    + " unnest(%(results)s::uuid[], %(editions)s::integer[], %(subjects)s::text[])) AND "
    + VALID,
    [MOVE],
    _move,
)
_NOTICES_TO: Final = Query(
    _MOVES + "is_notice AND assessment = ANY(%(ids)s) AND " + VALID + " ORDER BY assessment, edition",
    [MOVE],
    _move,
)
_NOTICES: Final = Query(
    _MOVES + "is_notice AND result = ANY(%(ids)s) AND " + VALID + " ORDER BY result, edition, ordinal",
    [MOVE],
    _move,
)


async def results(reading: Reading, ids: Sequence[UUID]) -> list[ResultRow]:
    """The results of these ids, in no order; an unknown id is left out."""
    return await reading.all(_BY_IDS, ids=list(ids))


async def editions(reading: Reading, ids: Sequence[UUID]) -> list[EditionRow]:
    """The editions of these results, the compiled board first, then those determined in their order."""
    return await reading.all(_EDITIONS, ids=list(ids))


async def lines(reading: Reading, result: UUID, edition: int) -> list[LineRow]:
    """Every line of an edition, in the order in which it is shown."""
    return await reading.all(_BOARD, result=result, edition=edition)


async def official(reading: Reading, assessments: Sequence[UUID]) -> list[OfficialRow]:
    """The lines of these assessments in all determined editions, by assessment and edition."""
    return await reading.all(_OFFICIAL, ids=list(assessments))


async def sharing(reading: Reading, ranks: Sequence[Rank]) -> dict[Rank, list[str]]:
    """Who has each of these ranks, by subject."""
    found: dict[Rank, list[str]] = {rank: [] for rank in ranks}
    rows = await reading.all(
        _TIED,
        results=[result for result, _, _ in ranks],
        editions=[edition for _, edition, _ in ranks],
        ranks=[rank for _, _, rank in ranks],
    )
    for rank, subject in rows:
        found[rank].append(subject)
    return found


async def moves_to(reading: Reading, keys: Sequence[tuple[UUID, int, str]]) -> list[MoveRow]:
    """How subjects came to their places in an edition: by result, edition and subject, in no order."""
    return await reading.all(
        _MOVES_TO,
        results=[result for result, _, _ in keys],
        editions=[edition for _, edition, _ in keys],
        subjects=[subject for _, _, subject in keys],
    )


async def notices(reading: Reading, ids: Sequence[UUID]) -> list[MoveRow]:
    """Every notice of these results, by result, edition and place."""
    return await reading.all(_NOTICES, ids=list(ids))


async def notices_to(reading: Reading, assessments: Sequence[UUID]) -> list[MoveRow]:
    """The notices to the subjects of these assessments, by assessment and edition."""
    return await reading.all(_NOTICES_TO, ids=list(assessments))


def board_of(result: ResultRow, edition: EditionRow, rows: Sequence[LineRow]) -> Board:
    """The board that was stored, of all its lines."""
    return Board(
        plan=result.plan,
        peer_group=result.peer_group,
        border=edition.border,
        policy_version=edition.policy_version,
        places=edition.places,
        tied=edition.tied,
        left=edition.left_over,
        chosen=edition.chosen,
        lines=tuple(map(_board_line, rows)),
        digest=edition.digest,
    )


def _board_line(row: LineRow) -> BoardLine:
    return BoardLine(
        subject=row.subject,
        assessment=row.assessment,
        total=row.total,
        key=row.key_points,
        base=row.base_points,
        deductions=row.deduction_points,
        vetoes=row.vetoes,
        rank=row.rank,
        grade=row.grade,
    )
