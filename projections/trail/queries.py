"""Asking what happened: pages by position, single events, causes and effects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, Literal, LiteralString
from uuid import UUID

from domain.assessment.ruled import Outcome
from domain.kernel.event import Sealed
from projections.reading import MAY_SEE, NOT_HIDDEN, VALID, Query, Reading, Visible
from projections.trail.kinds import EventKind, topics_of
from projections.trail.tables import TRAIL

Owner = Literal["assessment", "appeal", "causation_id"]
"""Whose trail it is: that of an assessment, of an appeal, of what one event caused."""


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One event.

    ``decided_at``, ``recorded_at`` and ``effective_on`` are three different times; ``commit_position`` is
    the border of its command.  ``points`` are those that the event states, ``outcome`` is what a ruling said
    that took effect by it; totals are given for events of assessments; ``changed_score`` tells whether the
    counted score moved, be it by less than a digit shown.
    The actor's name is sealed under the person's key, bound to ``event_id`` and ``envelope.actor.name``.
    """

    position: int
    commit_position: int
    event_id: UUID
    stream: UUID
    kind: str
    topic: str
    version: int
    office: str | None
    subject: str | None
    assessment: UUID | None
    appeal: UUID | None
    indicator: str | None
    period: str | None
    item: str | None
    actor: str
    actor_role: str
    actor_unit: str | None
    actor_name: Sealed | None
    on_behalf_of: str | None
    channel: str
    correlation_id: UUID
    causation_id: UUID | None
    request_id: str | None
    policy_version: int
    effective_on: date
    decided_at: datetime
    recorded_at: datetime
    reason_code: str | None
    reason: str | None
    legal_basis: str | None
    evidence: tuple[str, ...]
    points: Decimal | None
    outcome: Outcome | None
    total_before: Decimal | None
    total_after: Decimal | None
    provisional_before: Decimal | None
    provisional_after: Decimal | None
    changed_score: bool

    @property
    def moved_a_total(self) -> bool:
        """Whether the total or the provisional one is another than before, or the first."""
        before = self.total_before, self.provisional_before
        return before != (self.total_after, self.provisional_after)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailFilter:
    """Which events: all that is given must hold.

    ``assessment`` takes in the appeals against it; ``unit`` is the assessed unit, ``role`` and ``actor_unit``
    are the actor's; ``correlation`` holds the events of one matter together, ``cause`` is the event that
    caused them; positions, moments and days are ranges with both ends included; ``visible`` limits rows to
    what a reader may see.
    """

    assessment: UUID | None = None
    appeal: UUID | None = None
    stream: UUID | None = None
    topics: Sequence[str] | None = None
    kinds: Sequence[EventKind] | None = None
    actor: str | None = None
    role: str | None = None
    actor_unit: str | None = None
    office: str | None = None
    unit: str | None = None
    indicator: str | None = None
    item: str | None = None
    correlation: UUID | None = None
    cause: UUID | None = None
    from_position: int | None = None
    to_position: int | None = None
    recorded_from: datetime | None = None
    recorded_to: datetime | None = None
    decided_from: datetime | None = None
    decided_to: datetime | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    changed_score: bool = False
    visible: Visible | None = None


def _row(*columns: Any) -> TrailRow:
    values = dict(zip(_SELECTED, columns, strict=True))
    person, box = values.pop("name_person"), values.pop("name_box")
    values["actor_name"] = None if person is None else Sealed(person=person, box=box)
    values["evidence"] = tuple(values["evidence"])
    values["commit_position"] = values.pop("valid_from")
    return TrailRow(**values)


_SELECTED: Final = (*TRAIL.columns, "valid_from")
# positions are borders: what is not beyond the position is valid, and this end of the range is found by key
_KNOWN: Final = VALID + " AND position <= %(position)s"
_LINES: Final = "SELECT " + ", ".join(_SELECTED) + " FROM {trail} WHERE " + _KNOWN
_CONDITIONS: Final[Mapping[str, LiteralString]] = {
    "assessment": "assessment = %(assessment)s",
    "appeal": "appeal = %(appeal)s",
    "stream": "stream = %(stream)s",
    "topics": "topic = ANY(%(topics)s)",
    "kinds": "topic = ANY(%(kinds)s)",
    "actor": "actor = %(actor)s",
    "role": "actor_role = %(role)s",
    "actor_unit": "actor_unit = %(actor_unit)s",
    "office": "office = %(office)s",
    "unit": "subject = %(unit)s",
    "indicator": "indicator = %(indicator)s",
    "item": "item = %(item)s",
    "correlation": "correlation_id = %(correlation)s",
    "cause": "causation_id = %(cause)s",
    "from_position": "position >= %(from_position)s",
    "to_position": "position <= %(to_position)s",
    "recorded_from": "recorded_at >= %(recorded_from)s",
    "recorded_to": "recorded_at <= %(recorded_to)s",
    "decided_from": "decided_at >= %(decided_from)s",
    "decided_to": "decided_at <= %(decided_to)s",
    "effective_from": "effective_on >= %(effective_from)s",
    "effective_to": "effective_on <= %(effective_to)s",
}
_OF: Final[Mapping[Owner, LiteralString]] = {
    "assessment": "assessment",
    "appeal": "appeal",
    "causation_id": "causation_id",
}
_BY_EVENT: Final = Query(_LINES + " AND event_id = ANY(%(ids)s) ORDER BY position", [TRAIL], _row)
_ORIGIN: Final = Query(
    _LINES + " AND (event_id = %(key)s OR (stream = %(key)s AND version = 1)) LIMIT 1", [TRAIL], _row
)
_EFFECTS: Final = Query(_LINES + " AND causation_id = ANY(%(ids)s) ORDER BY position", [TRAIL], _row)
# a reported result moves the provisional score only, and a veto may move the grade alone
_MOVING: Final = Query(
    _LINES + " AND assessment = ANY(%(ids)s) AND stream = assessment AND position > %(after)s"
    " AND (version = 1 OR changed_score OR total_before <> total_after"
    " OR provisional_before <> provisional_after OR item LIKE 'veto:%%') ORDER BY position",
    [TRAIL],
    _row,
)
_BORDER: Final = Query(
    "SELECT valid_from FROM {trail} WHERE " + _KNOWN + " AND recorded_at <= %(moment)s"
    " ORDER BY recorded_at DESC, position DESC LIMIT 1",
    [TRAIL],
    int,
)


async def page(
    reading: Reading,
    where: TrailFilter,
    *,
    limit: int,
    after: int | None = None,
    before: int | None = None,
    backward: bool = False,
) -> list[TrailRow]:
    """At most ``limit`` events beyond the cursors, in log order.

    ``after`` and ``before`` are positions, excluded; ``backward`` takes the last ones instead of the first.
    """
    conditions, values = _conditions(where)
    text = " AND ".join([_LINES, *conditions]) + _tail(after, before, backward=backward)
    rows = await reading.all(Query(text, [TRAIL], _row), limit=limit, after=after, before=before, **values)
    return rows[::-1] if backward else rows


async def pages_of(
    reading: Reading,
    owner: Owner,
    ids: Sequence[UUID],
    where: TrailFilter,
    *,
    limit: int,
    after: int | None = None,
    before: int | None = None,
    backward: bool = False,
) -> dict[UUID, list[TrailRow]]:
    """The page that ``page`` would give for each of several owners."""
    conditions, values = _conditions(where)
    tail = _tail(after, before, backward=backward)
    lines = " AND ".join([_LINES, _OF[owner] + " = wanted", *conditions]) + tail
    text = "SELECT l.* FROM unnest(%(ids)s::uuid[]) AS wanted CROSS JOIN LATERAL (" + lines + ") AS l"
    rows = await reading.all(
        Query(text + " ORDER BY position", [TRAIL], _row),
        ids=list(ids),
        limit=limit,
        after=after,
        before=before,
        **values,
    )
    return {each: [row for row in rows if getattr(row, owner) == each] for each in ids}


async def counts_of(
    reading: Reading, owner: Owner, ids: Sequence[UUID], where: TrailFilter
) -> dict[UUID, int]:
    """How many events there are of each of several owners."""
    conditions, values = _conditions(where)
    column = _OF[owner]
    each = (
        "SELECT " + column + ", count(*) FROM {trail} WHERE " + _KNOWN + " AND " + column + " = ANY(%(ids)s)"
    )
    text = " AND ".join([each, *conditions]) + " GROUP BY " + column
    found = dict(await reading.all(Query(text, [TRAIL], _pair), ids=list(ids), **values))
    return {each: found.get(each, 0) for each in ids}


async def count(reading: Reading, where: TrailFilter) -> int:
    """How many events there are."""
    conditions, values = _conditions(where)
    text = " AND ".join(["SELECT count(*) FROM {trail} WHERE " + _KNOWN, *conditions])
    return await reading.one(Query(text, [TRAIL], int), **values) or 0


async def events(reading: Reading, ids: Sequence[UUID]) -> list[TrailRow]:
    """The events of these ids, in log order; an unknown id is left out."""
    return await reading.all(_BY_EVENT, ids=list(ids))


async def origin(reading: Reading, key: UUID) -> TrailRow | None:
    """The event with an id, or the first one of a stream with it."""
    return await reading.one(_ORIGIN, key=key)


async def effects(reading: Reading, ids: Sequence[UUID]) -> list[TrailRow]:
    """The events that were caused by the events of these ids, in log order."""
    return await reading.all(_EFFECTS, ids=list(ids))


async def moving(reading: Reading, assessments: Sequence[UUID], after: int) -> list[TrailRow]:
    """The events after a position that opened these assessments, moved their scores, or are on vetoes."""
    return await reading.all(_MOVING, ids=list(assessments), after=after)


async def border_at(reading: Reading, moment: datetime) -> int:
    """The last commit border recorded at or before ``moment`` that the reading knows; 0 before the first."""
    return await reading.one(_BORDER, moment=moment) or 0


def _tail(after: int | None, before: int | None, *, backward: bool) -> LiteralString:
    start: LiteralString = "" if after is None else " AND position > %(after)s"
    end: LiteralString = "" if before is None else " AND position < %(before)s"
    order: LiteralString = " ORDER BY position DESC" if backward else " ORDER BY position"
    return start + end + order + " LIMIT %(limit)s"


def _pair(owner: UUID, number: int) -> tuple[UUID, int]:
    return owner, number


def _conditions(where: TrailFilter) -> tuple[list[LiteralString], dict[str, Any]]:
    values = {name: value for name in _CONDITIONS if (value := getattr(where, name)) is not None}
    conditions: list[LiteralString] = [_CONDITIONS[name] for name in values]
    if where.topics is not None:
        values["topics"] = list(where.topics)
    if where.kinds is not None:
        values["kinds"] = topics_of(where.kinds)
    if where.changed_score:
        conditions.append("changed_score")
    if where.visible is not None:
        conditions.extend((MAY_SEE, NOT_HIDDEN))
        values |= where.visible.values
    return conditions, values
