"""Asking for evaluation rounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from domain.evaluation.ballot import Form, InvalidBecause
from domain.evaluation.state import Direction, RoundStatus, SourceKind, Target
from domain.evaluation.tally import GroupTally
from domain.policy.evaluation import EvaluationDimension
from projections.evaluations.tables import (
    EVALUATION_RATER,
    EVALUATION_ROUND,
    EVALUATION_SOURCE,
    EVALUATION_TALLY,
)
from projections.reading import VALID, Query, Reading, Visible


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round: who is rated on what until when, and where it stands."""

    round: UUID
    office: str
    plan: UUID
    indicator: str
    period: str
    direction: Direction
    target: Target
    status: RoundStatus
    last_day: date
    dimensions: tuple[EvaluationDimension, ...]
    form: Form
    subjects: list[str]
    policy_version: int


@dataclass(frozen=True, slots=True)
class RaterRow:
    """A rater, whether the ballot was cast, and why it does not count, if it does not."""

    round: UUID
    rater: str
    unit: str
    group: str | None
    has_cast: bool
    invalid: InvalidBecause | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of scores, and whether they were recorded."""

    round: UUID
    source: str
    kind: SourceKind
    group: str | None
    recorded: bool


@dataclass(frozen=True, slots=True)
class TallyRow:
    """What was counted for a subject, group by group, and the points that it comes to."""

    round: UUID
    subject: str
    groups: tuple[GroupTally, ...]
    points: Decimal


def _round(*columns: Any) -> RoundRow:
    row = dict(zip(EVALUATION_ROUND.columns, columns, strict=True))
    row["status"] = RoundStatus(row["status"])
    row["dimensions"] = tuple(EvaluationDimension.model_validate_json(each) for each in row["dimensions"])
    row["form"] = Form.model_validate_json(row["form"])
    return RoundRow(**row)


def _tally(round_: UUID, subject: str, groups: list[str], points: Decimal) -> TallyRow:
    return TallyRow(round_, subject, tuple(GroupTally.model_validate_json(each) for each in groups), points)


_COLUMNS: Final = (
    "SELECT round, office, plan, indicator, period, direction, target, status, last_day,"
    " ARRAY(SELECT jsonb_array_elements(dimensions)::text), form::text, subjects, policy_version"
    " FROM {evaluation_round} WHERE "
)
_ROUNDS: Final = Query(
    _COLUMNS
    + "(office = ANY(%(offices)s) OR round = ANY(%(rated)s)) AND "
    + VALID
    + " ORDER BY office, period, indicator, round",
    [EVALUATION_ROUND],
    _round,
)
_BY_IDS: Final = Query(_COLUMNS + "round = ANY(%(ids)s) AND " + VALID, [EVALUATION_ROUND], _round)
_RATED: Final = Query(
    "SELECT round, rater, unit, in_group, has_cast, invalid FROM {evaluation_rater} WHERE (office, rater) IN"
    " (SELECT * FROM unnest(%(unit_offices)s::text[], %(unit_codes)s::text[])) AND " + VALID,
    [EVALUATION_RATER],
    RaterRow,
)
_RATERS: Final = Query(
    "SELECT round, rater, unit, in_group, has_cast, invalid FROM {evaluation_rater}"
    " WHERE round = ANY(%(ids)s) AND " + VALID + " ORDER BY in_group NULLS FIRST, unit, rater",
    [EVALUATION_RATER],
    RaterRow,
)
_SOURCES: Final = Query(
    "SELECT round, source, kind, in_group, recorded FROM {evaluation_source}"
    " WHERE round = ANY(%(ids)s) AND " + VALID + " ORDER BY in_group NULLS FIRST, source",
    [EVALUATION_SOURCE],
    SourceRow,
)
_TALLIES: Final = Query(
    "SELECT round, subject, ARRAY(SELECT jsonb_array_elements(groups)::text), points FROM {evaluation_tally}"
    " WHERE round = ANY(%(ids)s) AND " + VALID + " ORDER BY ordinal",
    [EVALUATION_TALLY],
    _tally,
)


async def rated_by(reading: Reading, visible: Visible) -> list[RaterRow]:
    """Where the reader, or the own unit, is a rater."""
    values = visible.values
    return await reading.all(_RATED, unit_offices=values["unit_offices"], unit_codes=values["unit_codes"])


async def rounds(reading: Reading, offices: Sequence[str], rated: Sequence[UUID]) -> list[RoundRow]:
    """The rounds of whole offices, and those that are ``rated``, by office, period and indicator."""
    return await reading.all(_ROUNDS, offices=list(offices), rated=list(rated))


async def rounds_of(reading: Reading, rounds_: Sequence[UUID]) -> list[RoundRow]:
    """The rounds of these ids; an unknown id is left out."""
    return await reading.all(_BY_IDS, ids=list(rounds_))


async def raters(reading: Reading, rounds_: Sequence[UUID]) -> list[RaterRow]:
    """The raters of rounds, group by group."""
    return await reading.all(_RATERS, ids=list(rounds_))


async def sources(reading: Reading, rounds_: Sequence[UUID]) -> list[SourceRow]:
    """The sources of rounds, group by group."""
    return await reading.all(_SOURCES, ids=list(rounds_))


async def tallies(reading: Reading, rounds_: Sequence[UUID]) -> list[TallyRow]:
    """What was counted in rounds, in the order of their subjects."""
    return await reading.all(_TALLIES, ids=list(rounds_))
