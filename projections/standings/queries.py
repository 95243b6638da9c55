"""Asking for totals: now, in the past, and one after the other."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, LiteralString, Self
from uuid import UUID

from domain.assessment.state import SubjectKind, Veto, VetoStatus
from domain.assessment.vetoes import is_in_force
from domain.plan.indicator import Side
from domain.policy.vetoes import Spread, VetoEffect
from projections.plans.rulebook import RuleKey
from projections.reading import OPEN_ROW, Query, Reading
from projections.standings.tables import STANDING


@dataclass(frozen=True, slots=True)
class VetoRow:
    """A veto: its ground, what it does, from when, until when (excluded; ``None``: open).

    ``origin`` is the assessment of the unit from which it spread to a leader.
    """

    ref: str
    ground: str
    effect: VetoEffect
    spread: Spread
    origin: UUID | None
    status: VetoStatus
    since: date
    until: date | None

    @classmethod
    def of(cls, veto: Veto) -> Self:
        """The veto of an assessment."""
        return cls(
            ref=veto.ref,
            ground=veto.ground,
            effect=veto.effect,
            spread=veto.spread,
            origin=None if veto.origin is None else veto.origin.assessment,
            status=veto.status,
            since=veto.since,
            until=veto.until,
        )

    def is_in_force(self, day: date | None) -> bool:
        """Whether it holds on ``day``, or as things stand when no day is given."""
        return is_in_force(self.status, self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class StandingRow:
    """An assessment's totals, what breaks ties between equals, its vetoes, and what of it is contested.

    ``unit`` is that of a person and the subject itself otherwise; ``assessors`` are the departments that
    assess it under its plan.  ``contesting`` are the appeals that contest ``contested``, in the same order.
    """

    assessment: UUID
    office: str
    plan: UUID
    plan_version: int
    policy_version: int
    year: int
    side: Side
    subject: str
    subject_kind: SubjectKind
    unit: str
    assessors: tuple[str, ...]
    peer_group: str
    total: Decimal
    provisional_total: Decimal
    key_points: Decimal
    base_points: Decimal
    deduction_points: Decimal
    vetoes: tuple[VetoRow, ...]
    contested: tuple[str, ...]
    contesting: tuple[UUID, ...]
    sealed: bool

    @property
    def rules(self) -> RuleKey:
        """Which rules it is scored by."""
        return RuleKey(self.plan, self.plan_version, self.office, self.policy_version)

    def contested_openly(self, hidden: Collection[UUID]) -> list[str]:
        """What is contested by appeals that are not ``hidden``."""
        contests = zip(self.contested, self.contesting, strict=True)
        return [ref for ref, appeal in contests if appeal not in hidden]


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A total that stood from a position until another one (``None``: it stands at the position read)."""

    total: Decimal
    provisional_total: Decimal
    valid_from: int
    valid_to: int | None


def _veto(stored: Any) -> VetoRow:
    since, until, origin = date.fromisoformat(stored["since"]), stored["until"], stored["origin"]
    return VetoRow(
        ref=stored["ref"],
        ground=stored["ground"],
        effect=stored["effect"],
        spread=stored["spread"],
        origin=None if origin is None else UUID(origin),
        status=VetoStatus(stored["status"]),
        since=since,
        until=None if until is None else date.fromisoformat(until),
    )


def standing_row(*columns: Any) -> StandingRow:
    """The standing in all columns of its table."""
    values = dict(zip(STANDING.columns, columns, strict=True))
    values["vetoes"] = tuple(map(_veto, values["vetoes"]))
    values["contested"] = tuple(values["contested"])
    values["contesting"] = tuple(values["contesting"])
    values["assessors"] = tuple(values["assessors"])
    return StandingRow(**values)


# An assessment stays in its plan, group and office for good, so members are found among the open rows,
# and each one's row of the position by its key: the past costs what the present costs.
MEMBERS: Final[LiteralString] = "SELECT assessment AS member FROM {standing} WHERE " + OPEN_ROW
"""The assessments that conditions may be put on, by columns that never change."""

AT_POSITION: Final[LiteralString] = (
    " AS m CROSS JOIN LATERAL (SELECT * FROM {standing} WHERE assessment = member"
    " AND valid_from <= %(position)s ORDER BY valid_from DESC LIMIT 1) AS s WHERE %(position)s < valid_to"
)
"""Joins each member's row of the position."""

_SELECT: Final = "SELECT " + ", ".join(STANDING.columns) + " FROM "
_UNDER_PLAN: Final = _SELECT + "(" + MEMBERS + " AND plan = %(plan)s"
_ORDERED: Final = AT_POSITION + " ORDER BY peer_group, subject"
_BY_IDS: Final = Query(
    _SELECT + "(SELECT unnest(%(ids)s::uuid[]) AS member)" + AT_POSITION, [STANDING], standing_row
)
_GROUP: Final = Query(_UNDER_PLAN + " AND peer_group = %(group)s)" + _ORDERED, [STANDING], standing_row)
_PLAN: Final = Query(_UNDER_PLAN + ")" + _ORDERED, [STANDING], standing_row)
_SUBJECTS: Final = Query(
    _UNDER_PLAN + " AND subject = ANY(%(subjects)s))" + _ORDERED, [STANDING], standing_row
)
_TOTALS: Final = Query(
    "SELECT total, provisional_total, valid_from, CASE WHEN valid_to <= %(position)s THEN valid_to END"
    " FROM {standing} WHERE assessment = %(assessment)s AND valid_from <= %(position)s ORDER BY valid_from",
    [STANDING],
    TotalRow,
)


async def standings(reading: Reading, assessments: Sequence[UUID]) -> list[StandingRow]:
    """The standings of these assessments, in no order; an unknown id is left out."""
    return await reading.all(_BY_IDS, ids=list(assessments))


async def standings_of(reading: Reading, plan: UUID, subjects: Sequence[str]) -> list[StandingRow]:
    """The standings of these subjects under a plan, by peer group and subject."""
    return await reading.all(_SUBJECTS, plan=plan, subjects=list(subjects))


async def group(reading: Reading, plan: UUID, peer_group: str) -> list[StandingRow]:
    """The whole peer group under a plan, by subject."""
    return await reading.all(_GROUP, plan=plan, group=peer_group)


async def groups(reading: Reading, plan: UUID) -> list[StandingRow]:
    """Every peer group under a plan, by group and subject."""
    return await reading.all(_PLAN, plan=plan)


async def totals(reading: Reading, assessment: UUID) -> list[TotalRow]:
    """How the totals of an assessment came to be, oldest first: each stood from a position until another.

    Totals that follow each other may be equal: something else about the standing changed between them.
    """
    return await reading.all(_TOTALS, assessment=assessment)
