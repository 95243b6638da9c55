"""Asking what is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.assessment.watch import AlarmLevel
from domain.person import Role
from projections.reading import MAY_SEE, NOT_HIDDEN, VALID, Query, Reading, Visible
from projections.work_queue.tables import TASK
from projections.work_queue.task import TaskKind


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of an assessment, or of another ``stream``: a rectification.

    ``unit`` is the only one that may do it, where there is one, ``persons`` likewise; ``item`` what it is
    about, ``appeal`` the appeal where it is about one.
    """

    stream: UUID
    task: str
    office: str
    subject: str
    kind: TaskKind
    role: Role
    unit: str | None
    indicator: str | None
    period: str | None
    item: str | None
    status: str
    due_on: date | None
    counted: list[date]
    alarm: AlarmLevel | None
    handlers: list[str]
    appeal: UUID | None
    persons: list[str] | None


@dataclass(frozen=True, slots=True)
class Seat:
    """The unit of the performance office and the department that hosts it.

    ``reviews_host`` tells whether the doer is who reviews what concerns the host.
    """

    unit: str
    host: str
    reviews_host: bool


@dataclass(frozen=True, slots=True)
class Doer:
    """Who asks for the own tasks: a person of a unit, with the roles held in the office.

    Nothing about the appeals ``hidden`` from them is theirs to do.
    """

    person: str
    unit: str
    roles: Sequence[Role]
    seat: Seat | None
    hidden: frozenset[UUID]


_ORDER: Final = " ORDER BY due_on NULLS LAST, period, subject, task"
_TASKS: Final = "SELECT " + ", ".join(TASK.columns) + " FROM {task} WHERE office = %(office)s AND " + VALID
_DUE: Final = " AND (due_on IS NULL OR due_on <= coalesce(%(until)s::date, 'infinity'::date))"
_BEYOND_THE_OFFICE: Final = (
    "subject = ANY(%(concerned)s) AND kind IN ('REVIEW', 'ANSWER_COMMENT', 'RECHECK')"
    " AND (role = 'PERFORMANCE_OFFICE' OR coalesce(unit = %(desk)s, false))"
)
_MINE: Final = Query(
    _TASKS + _DUE + " AND (" + NOT_HIDDEN + " OR (kind = 'DECLARE_CONFLICT' AND %(person)s = ANY(persons)))"
    " AND NOT %(person)s = ANY(handlers) AND (role IN ('REPORTER', 'UNIT_HEAD') OR subject <> %(own)s)"
    " AND CASE WHEN persons IS NOT NULL THEN %(person)s = ANY(persons)"
    " WHEN " + _BEYOND_THE_OFFICE + " THEN 'LEADING_GROUP' = ANY(%(roles)s)"
    " AND (kind = 'RECHECK' OR subject = %(desk)s OR %(reviews_host)s)"
    " ELSE role = ANY(%(roles)s) AND coalesce(unit = %(own)s, true)"
    " AND (role <> 'STAFF' OR subject = %(person)s) END" + _ORDER,
    [TASK],
    TaskRow,
)
_OTHERS: Final = Query(
    _TASKS
    + _DUE
    + " AND "
    + NOT_HIDDEN
    + " AND unit IS NOT DISTINCT FROM coalesce(%(of)s, unit) AND role = coalesce(%(role)s, role) AND "
    + MAY_SEE
    + _ORDER,
    [TASK],
    TaskRow,
)


_DUE_DAYS: Final = Query(
    "SELECT stream, indicator, period, due_on FROM {task}"
    " WHERE stream = ANY(%(ids)s) AND kind = 'REPORT' AND due_on IS NOT NULL AND " + VALID,
    [TASK],
    lambda assessment, indicator, period, due_on: ((assessment, indicator, period), due_on),
)


async def due_days(reading: Reading, assessments: Sequence[UUID]) -> dict[tuple[UUID, str, str], date]:
    """When results are due that have not come, by assessment, indicator and period, where that is known."""
    return dict(await reading.all(_DUE_DAYS, ids=list(assessments)))


async def own_tasks(reading: Reading, office: str, doer: Doer, until: date | None) -> list[TaskRow]:
    """What ``doer`` may do in an office, soonest due first: nothing handled before or of the own unit.

    Of a case that is hidden until they declare, they see that they are to declare, and no more.
    What concerns the performance office or its host is for the leaders to review and recheck (P2).
    """
    seat = doer.seat
    return await reading.all(
        _MINE,
        office=office,
        roles=[each.value for each in doer.roles],
        own=doer.unit,
        person=doer.person,
        hidden=sorted(doer.hidden),
        until=until,
        concerned=[] if seat is None else [seat.unit, seat.host],
        desk="" if seat is None else seat.unit,
        reviews_host=seat is not None and seat.reviews_host,
    )


async def tasks_of(
    reading: Reading, office: str, unit: str | None, role: Role | None, until: date | None, visible: Visible
) -> list[TaskRow]:
    """What a unit or a role is to do, as far as its subjects may be seen."""
    value = None if role is None else role.value
    return await reading.all(_OTHERS, office=office, of=unit, role=value, until=until, **visible.values)
