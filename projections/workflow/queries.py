"""Asking what came up in the workflow of assessments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from pydantic import TypeAdapter

from domain.assessment.fault import FaultKind, FaultStatus
from domain.assessment.ground import Ground
from domain.assessment.score_comment import ScoreCommentStatus
from domain.assessment.watch import AlarmLevel, SelfCheckItem
from projections.reading import VALID, Query, Reading
from projections.workflow.tables import ALARM, DUE_DATE, FAULT, FIELD_SAMPLE, SCORE_COMMENT, SELF_CHECK


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A fault; ``gap`` is the field's points less the desk's where they lie apart."""

    assessment: UUID
    fault: str
    indicator: str
    period: str
    kind: FaultKind
    gap: Decimal | None
    text: str
    status: FaultStatus
    witnesses: list[str]


@dataclass(frozen=True, slots=True)
class ScoreCommentRow:
    """A comment on a score, what was answered, and the appeal that it became."""

    assessment: UUID
    comment: str
    number: int
    item: str
    ground: Ground
    statement: str
    remedy: str
    evidence: list[str]
    status: ScoreCommentStatus
    made_on: date
    reason: str | None
    answered_on: date | None
    appeal: UUID | None


@dataclass(frozen=True, slots=True)
class DueDateRow:
    """When the results of a period, or a self-check (``check:2014Q2``), are due."""

    assessment: UUID
    of: str
    trigger_on: date
    workdays: int
    due_on: date
    counted: list[date]


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """The highest alarm over what is owed, and the day of the answer that ended it."""

    assessment: UUID
    about: str
    level: AlarmLevel
    due_on: date
    raised_on: date
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class SelfCheckRow:
    """The self-check of a quarter."""

    assessment: UUID
    quarter: str
    recorded_on: date
    items: tuple[SelfCheckItem, ...]


@dataclass(frozen=True, slots=True)
class FieldSampleRow:
    """What was drawn for a period, out of what, by which seed."""

    plan: UUID
    period: str
    seed: str
    candidates: list[str]
    chosen: list[str]


def _self_check(assessment: UUID, quarter: str, recorded_on: date, items: str) -> SelfCheckRow:
    return SelfCheckRow(assessment, quarter, recorded_on, _ITEMS.validate_json(items))


_ITEMS: Final = TypeAdapter(tuple[SelfCheckItem, ...])
_FAULTS: Final = Query(
    "SELECT "
    + ", ".join(FAULT.columns)
    + " FROM {fault} WHERE assessment = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY indicator, period, valid_from, fault",
    [FAULT],
    FaultRow,
)


async def faults(reading: Reading, assessments: Sequence[UUID]) -> list[FaultRow]:
    """The faults found in these assessments, by indicator and period."""
    return await reading.all(_FAULTS, ids=list(assessments))


_COMMENTS: Final = Query(
    "SELECT "
    + ", ".join(SCORE_COMMENT.columns)
    + " FROM {score_comment} WHERE assessment = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY number",
    [SCORE_COMMENT],
    ScoreCommentRow,
)


async def score_comments(reading: Reading, assessments: Sequence[UUID]) -> list[ScoreCommentRow]:
    """The comments on scores of these assessments, in the order they came."""
    return await reading.all(_COMMENTS, ids=list(assessments))


_DUE_DATES: Final = Query(
    'SELECT assessment, "of", trigger_on, workdays, due_on, counted FROM {due_date}'
    " WHERE assessment = ANY(%(ids)s) AND " + VALID + ' ORDER BY due_on, "of"',
    [DUE_DATE],
    DueDateRow,
)
_ALARMS: Final = Query(
    "SELECT "
    + ", ".join(ALARM.columns)
    + " FROM {alarm} WHERE assessment = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY due_on, about",
    [ALARM],
    AlarmRow,
)
_SELF_CHECKS: Final = Query(
    "SELECT assessment, quarter, recorded_on, items::text FROM {self_check}"
    " WHERE assessment = ANY(%(ids)s) AND " + VALID + " ORDER BY quarter",
    [SELF_CHECK],
    _self_check,
)
_SAMPLES: Final = Query(
    "SELECT "
    + ", ".join(FIELD_SAMPLE.columns)
    + " FROM {field_sample} WHERE plan = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY period",
    [FIELD_SAMPLE],
    FieldSampleRow,
)


async def due_dates(reading: Reading, assessments: Sequence[UUID]) -> list[DueDateRow]:
    """What is due in these assessments, soonest first."""
    return await reading.all(_DUE_DATES, ids=list(assessments))


async def alarms(reading: Reading, assessments: Sequence[UUID]) -> list[AlarmRow]:
    """The alarms raised in these assessments, answered ones too."""
    return await reading.all(_ALARMS, ids=list(assessments))


async def self_checks(reading: Reading, assessments: Sequence[UUID]) -> list[SelfCheckRow]:
    """The self-checks of these assessments, by quarter."""
    return await reading.all(_SELF_CHECKS, ids=list(assessments))


async def field_samples(reading: Reading, plans: Sequence[UUID]) -> list[FieldSampleRow]:
    """The samples drawn under these plans, by period."""
    return await reading.all(_SAMPLES, ids=list(plans))
