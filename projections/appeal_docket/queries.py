"""Asking for appeals."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString, TypeVar
from uuid import UUID

from domain.appeal.clock import DueStep
from domain.appeal.stage import AppealStage
from domain.appeal.state import AppealStatus
from projections.appeal_docket.rows import (
    AppealRow,
    CaseFileRow,
    ContestedItemRow,
    DocketStep,
    ExhibitRow,
    LetterRow,
    OpenedVoteRow,
    StatementRow,
    StepRow,
)
from projections.appeal_docket.tables import (
    APPEAL,
    APPEAL_STATEMENT,
    APPEAL_STEP,
    CASE_FILE,
    CONTESTED_ITEM,
    EXHIBIT,
    LETTER,
    OPENED_VOTE,
)
from projections.reading import MAY_SEE_CASE, VALID, Query, Reading, Visible

T = TypeVar("T")
Place = tuple[str, int, int]
"""Where an appeal stands in the docket: office, year, number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocketFilter:
    """Which appeals: all that is given must hold; ``visible`` limits rows to what a reader may see."""

    office: str | None = None
    year: int | None = None
    plan: UUID | None = None
    subject: str | None = None
    statuses: Sequence[AppealStatus] | None = None
    visible: Visible | None = None


def _due(stored: Any) -> DueStep:
    return DueStep.model_validate_json(json.dumps(stored))


def _id(appeal: UUID) -> UUID:
    return appeal


def _head(*columns: Any) -> dict[str, Any]:
    head: dict[str, Any] = dict(zip(APPEAL.columns, columns, strict=True))
    return head | {
        "status": AppealStatus(head["status"]),
        "stage": AppealStage(head["stage"]),
        "due": tuple(map(_due, head["due"])),
        "barred": {UUID(person): because for person, because in head["barred"].items()},
        **{name: tuple(head[name]) for name in _LISTS},
    }


_LISTS: Final[Sequence[LiteralString]] = (
    *("effects", "concerned", "handlers", "seats", "investigators", "declared", "voted"),
    *("findings", "signed", "remitted"),
)


def _item(appeal: UUID, *columns: Any) -> tuple[UUID, ContestedItemRow]:
    return appeal, ContestedItemRow(*columns)


def _step(appeal: UUID, step: str, *columns: Any) -> tuple[UUID, StepRow]:
    return appeal, StepRow(DocketStep(step), *columns)


def _statement(appeal: UUID, *columns: Any) -> tuple[UUID, StatementRow]:
    kind, party, text, evidence, *others = columns
    return appeal, StatementRow(kind, party, text, tuple(evidence), *others)


def _case_file(appeal: UUID, *columns: Any) -> tuple[UUID, CaseFileRow]:
    return appeal, CaseFileRow(*columns)


def _exhibit(appeal: UUID, *columns: Any) -> tuple[UUID, ExhibitRow]:
    number, party, note, border, hypotheses, *others = columns
    return appeal, ExhibitRow(number, party, note, border, tuple(hypotheses), *others)


def _letter(appeal: UUID, *columns: Any) -> tuple[UUID, LetterRow]:
    return appeal, LetterRow(*columns)


def _vote(appeal: UUID, *columns: Any) -> tuple[UUID, OpenedVoteRow]:
    return appeal, OpenedVoteRow(*columns)


_HEADS: Final = "SELECT " + ", ".join(APPEAL.columns) + " FROM {appeal} WHERE " + VALID
_IN_ORDER: Final[LiteralString] = " ORDER BY office, year, number"
_CONDITIONS: Final[Mapping[str, LiteralString]] = {
    "office": "office = %(office)s",
    "year": "year = %(year)s",
    "plan": "plan = %(plan)s",
    "subject": "subject = %(subject)s",
    "statuses": "status = ANY(%(statuses)s)",
}
_BY_IDS: Final = Query(_HEADS + " AND appeal = ANY(%(ids)s)" + _IN_ORDER, [APPEAL], _head)
_OF_ASSESSMENTS: Final = Query(_HEADS + " AND assessment = ANY(%(ids)s)" + _IN_ORDER, [APPEAL], _head)
_CONTESTING: Final = Query(
    "SELECT appeal FROM {contested_item} WHERE assessment = %(assessment)s AND item = %(item)s AND " + VALID,
    [CONTESTED_ITEM],
    _id,
)
_ITEMS: Final = Query(
    "SELECT appeal, item, indicator, ground, statement, remedy, outcome, points, reason FROM {contested_item}"
    " WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, ordinal",
    [CONTESTED_ITEM],
    _item,
)
_STEPS: Final = Query(
    "SELECT appeal, step, event_id, day, decided_at, actor, actor_role, actor_unit, reason_code, reason,"
    " legal_basis FROM {appeal_step} WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, version",
    [APPEAL_STEP],
    _step,
)
_STATEMENTS: Final = Query(
    "SELECT appeal, kind, party, text, evidence, late, actor, actor_role, actor_unit, decided_at"
    " FROM {appeal_statement} WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, version",
    [APPEAL_STATEMENT],
    _statement,
)
_CASE_FILES: Final = Query(
    "SELECT appeal, number, border, digest, day FROM {case_file}"
    " WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, number",
    [CASE_FILE],
    _case_file,
)
_EXHIBITS: Final = Query(
    "SELECT appeal, number, party, note, border, hypotheses, digest, base_digest, day FROM {exhibit}"
    " WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, number",
    [EXHIBIT],
    _exhibit,
)
_LETTERS: Final = Query(
    "SELECT appeal, number, template, digest_zh, digest_en, correction, day FROM {letter}"
    " WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, number",
    [LETTER],
    _letter,
)
_VOTES: Final = Query(
    "SELECT appeal, round, member, item, outcome, points, reason FROM {opened_vote}"
    " WHERE appeal = ANY(%(ids)s) AND " + VALID + " ORDER BY appeal, round, item, member",
    [OPENED_VOTE],
    _vote,
)


async def appeals(reading: Reading, ids: Sequence[UUID]) -> list[AppealRow]:
    """The appeals of these ids, by number; an unknown id is left out."""
    return await _complete(reading, await reading.all(_BY_IDS, ids=list(ids)))


async def appeals_against(reading: Reading, assessments: Sequence[UUID]) -> list[AppealRow]:
    """The appeals against these assessments, by number."""
    return await _complete(reading, await reading.all(_OF_ASSESSMENTS, ids=list(assessments)))


async def appeals_contesting(reading: Reading, assessment: UUID, item: str) -> list[AppealRow]:
    """The appeals that contest, or contested, an item of an assessment, by number."""
    return await appeals(reading, await reading.all(_CONTESTING, assessment=assessment, item=item))


async def page(
    reading: Reading,
    where: DocketFilter,
    *,
    limit: int,
    after: Place | None = None,
    before: Place | None = None,
    backward: bool = False,
) -> list[AppealRow]:
    """At most ``limit`` appeals beyond the cursors, by office, year and number.

    ``after`` and ``before`` are excluded; ``backward`` takes the last ones instead of the first.
    """
    conditions, values = _conditions(where)
    if after is not None:
        conditions.append("(office, year, number) > (%(after_office)s, %(after_year)s, %(after_number)s)")
        values |= _place("after", after)
    if before is not None:
        conditions.append("(office, year, number) < (%(before_office)s, %(before_year)s, %(before_number)s)")
        values |= _place("before", before)
    order: LiteralString = " ORDER BY office DESC, year DESC, number DESC" if backward else _IN_ORDER
    text = " AND ".join([_HEADS, *conditions]) + order + " LIMIT %(limit)s"
    heads = await reading.all(Query(text, [APPEAL], _head), limit=limit, **values)
    return await _complete(reading, heads[::-1] if backward else heads)


async def every(reading: Reading, where: DocketFilter) -> list[AppealRow]:
    """All appeals that are wanted, by office, year and number."""
    conditions, values = _conditions(where)
    text = " AND ".join([_HEADS, *conditions]) + _IN_ORDER
    return await _complete(reading, await reading.all(Query(text, [APPEAL], _head), **values))


async def count(reading: Reading, where: DocketFilter) -> int:
    """How many appeals there are."""
    conditions, values = _conditions(where)
    text = " AND ".join(["SELECT count(*) FROM {appeal} WHERE " + VALID, *conditions])
    return await reading.one(Query(text, [APPEAL], int), **values) or 0


def _conditions(where: DocketFilter) -> tuple[list[LiteralString], dict[str, Any]]:
    values = {name: value for name in _CONDITIONS if (value := getattr(where, name)) is not None}
    conditions: list[LiteralString] = [_CONDITIONS[name] for name in values]
    if where.statuses is not None:
        values["statuses"] = [status.value for status in where.statuses]
    if where.visible is not None:
        conditions.append(MAY_SEE_CASE)
        values |= where.visible.values
    return conditions, values


def _place(name: str, place: Place) -> dict[str, Any]:
    office, year, number = place
    return {f"{name}_office": office, f"{name}_year": year, f"{name}_number": number}


async def _complete(reading: Reading, heads: Sequence[dict[str, Any]]) -> list[AppealRow]:
    """The appeals with their items, their steps, and what was said and voted."""
    if not heads:
        return []
    ids = [head["appeal"] for head in heads]
    parts: dict[str, Any] = {
        name: _by_appeal(await reading.all(query, ids=ids)) for name, query in _PARTS.items()
    }
    return [
        AppealRow(**head, **{name: rows.get(head["appeal"], ()) for name, rows in parts.items()})
        for head in heads
    ]


_PARTS: Final[Mapping[str, Query[tuple[UUID, Any]]]] = {
    "items": _ITEMS,
    "steps": _STEPS,
    "statements": _STATEMENTS,
    "case_files": _CASE_FILES,
    "exhibits": _EXHIBITS,
    "letters": _LETTERS,
    "votes": _VOTES,
}


def _by_appeal(rows: Iterable[tuple[UUID, T]]) -> dict[UUID, tuple[T, ...]]:
    grouped: dict[UUID, tuple[T, ...]] = {}
    for appeal, row in rows:
        grouped[appeal] = (*grouped.get(appeal, ()), row)
    return grouped
