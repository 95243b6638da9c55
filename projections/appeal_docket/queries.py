"""Asking for appeals."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString
from uuid import UUID

from domain.appeal.clock import DueStep
from domain.appeal.stage import AppealStage
from domain.appeal.state import AppealStatus
from projections.appeal_docket.parts import Parts, parts_of
from projections.appeal_docket.rows import (
    AppealRow,
    ContestedItemRow,
    DocketStep,
    StepRow,
)
from projections.appeal_docket.tables import (
    APPEAL,
    APPEAL_STEP,
    CONTESTED_ITEM,
)
from projections.reading import MAY_SEE_CASE, VALID, Query, Reading, Visible

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
    """The appeals with their items and their steps."""
    parts = await parts_of(reading, _PARTS, [head["appeal"] for head in heads])
    return [
        AppealRow(
            **head,
            items=parts["items"].get(head["appeal"], ()),
            steps=parts["steps"].get(head["appeal"], ()),
        )
        for head in heads
    ]


_PARTS: Final[Parts] = {"items": _ITEMS, "steps": _STEPS}
