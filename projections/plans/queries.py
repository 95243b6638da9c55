"""Asking for plans, what they are made of, and the rules that were published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar
from uuid import UUID

from domain.plan.claim_item import ClaimGroup, ClaimItem
from domain.plan.indicator import Indicator, Project, Section, Side, WorkItem
from domain.plan.procedure import Phase
from domain.plan.version import PlanVersion
from projections.plans.stored import catalogue_of, indicators_of, section_of
from projections.plans.tables import (
    CLAIM_GROUP,
    CLAIM_ITEM,
    INDICATOR,
    PLAN,
    PLAN_VERSION,
    PROJECT,
    SECTION,
    WORK_ITEM,
)
from projections.reading import VALID, Query, Reading

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan; ``version`` is the newest published version, ``None`` while it is a draft.

    ``consulted`` are the units that were asked last, until ``consulted_until``; ``replied`` those that did.
    """

    plan: UUID
    office: str
    year: int
    side: Side
    title: str
    scale: Decimal
    digits: int
    peer_groups: tuple[str, ...]
    phase: Phase
    consulted: tuple[str, ...]
    consulted_until: date | None
    replied: tuple[str, ...]
    version: int | None


@dataclass(frozen=True, slots=True)
class PlanParts:
    """What a plan is made of now: sections in their order, the rest by code."""

    sections: tuple[Section, ...]
    work_items: tuple[WorkItem, ...]
    projects: tuple[Project, ...]
    indicators: tuple[Indicator, ...]
    claim_items: tuple[ClaimItem, ...]
    claim_groups: tuple[ClaimGroup, ...]


@dataclass(frozen=True, slots=True)
class PlanVersionRow:
    """A published plan version and the checks that it passed."""

    version: PlanVersion
    checks: tuple[str, ...]


def _plan(*columns: Any) -> PlanRow:
    found: dict[str, Any] = dict(zip(PLAN.columns, columns, strict=True))
    found |= {name: tuple(found[name]) for name in ("peer_groups", "consulted", "replied")}
    found |= {"phase": Phase(found["phase"])}
    return PlanRow(**found)


def _section(plan: UUID, code: str, name: str, points: Decimal) -> tuple[UUID, Section]:
    return plan, Section(code=code, name=name, points=points)


def _work_item(plan: UUID, code: str, name: str, source: Any, document: str) -> tuple[UUID, WorkItem]:
    return plan, WorkItem(code=code, name=name, source=source, document=document)


def _project(plan: UUID, code: str, name: str, work_item: str) -> tuple[UUID, Project]:
    return plan, Project(code=code, name=name, work_item=work_item)


def _indicator(plan: UUID, code: str, indicator: str) -> tuple[UUID, Indicator]:
    del code
    return plan, Indicator.model_validate_json(indicator)


def _claim_item(plan: UUID, item: str) -> tuple[UUID, ClaimItem]:
    return plan, ClaimItem.model_validate_json(item)


def _claim_group(plan: UUID, code: str, name: str, cap: Decimal) -> tuple[UUID, ClaimGroup]:
    return plan, ClaimGroup(code=code, name=name, cap=cap)


def _plan_version(*columns: Any) -> PlanVersionRow:
    (*frame, checks, sections, indicators, catalogue) = columns
    plan, number, office, year, side, scale, digits, effective_from = frame
    version = PlanVersion(
        plan=plan,
        number=number,
        effective_from=effective_from,
        office=office,
        year=year,
        side=side,
        scale=scale,
        digits=digits,
        sections=tuple(map(section_of, sections)),
        indicators=indicators_of(indicators),
        catalogue=catalogue_of(catalogue),
    )
    return PlanVersionRow(version, tuple(checks))


_PLANS: Final = "SELECT " + ", ".join(PLAN.columns) + " FROM {plan} WHERE " + VALID
_BY_IDS: Final = Query(_PLANS + " AND plan = ANY(%(ids)s)", [PLAN], _plan)
_OF_OFFICES: Final = Query(
    _PLANS + " AND office = ANY(%(offices)s) ORDER BY year DESC, office, side", [PLAN], _plan
)
_SECTIONS: Final = Query(
    "SELECT plan, code, name, points FROM {section} WHERE plan = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY ordinal",
    [SECTION],
    _section,
)
_WORK_ITEMS: Final = Query(
    "SELECT plan, code, name, source, document FROM {work_item} WHERE plan = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY code",
    [WORK_ITEM],
    _work_item,
)
_PROJECTS: Final = Query(
    "SELECT plan, code, name, work_item FROM {project} WHERE plan = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY code",
    [PROJECT],
    _project,
)
_INDICATORS: Final = Query(
    "SELECT plan, code, indicator::text FROM {indicator}"
    " WHERE plan = ANY(%(ids)s) AND " + VALID + " ORDER BY code",
    [INDICATOR],
    _indicator,
)
_CLAIM_ITEMS: Final = Query(
    "SELECT plan, item::text FROM {claim_item} WHERE plan = ANY(%(ids)s) AND " + VALID + " ORDER BY code",
    [CLAIM_ITEM],
    _claim_item,
)
_CLAIM_GROUPS: Final = Query(
    "SELECT plan, code, name, cap FROM {claim_group} WHERE plan = ANY(%(ids)s) AND "
    + VALID
    + " ORDER BY code",
    [CLAIM_GROUP],
    _claim_group,
)
_PLAN_VERSIONS: Final = Query(
    "SELECT " + ", ".join(PLAN_VERSION.columns) + " FROM {plan_version}"
    " WHERE (plan, number) IN (SELECT * FROM unnest(%(plans)s::uuid[], %(numbers)s::integer[])) AND " + VALID,
    [PLAN_VERSION],
    _plan_version,
)
_VERSIONS_OF: Final = Query(
    "SELECT " + ", ".join(PLAN_VERSION.columns) + " FROM {plan_version}"
    " WHERE plan = ANY(%(ids)s) AND " + VALID + " ORDER BY number",
    [PLAN_VERSION],
    _plan_version,
)


async def plans(reading: Reading, ids: Sequence[UUID]) -> list[PlanRow]:
    """The plans of these ids, in no order; an unknown id is left out."""
    return await reading.all(_BY_IDS, ids=list(ids))


async def plans_of(reading: Reading, offices: Sequence[str]) -> list[PlanRow]:
    """Every plan of these offices, newest year first."""
    return await reading.all(_OF_OFFICES, offices=list(offices))


async def parts(reading: Reading, plan: UUID) -> PlanParts:
    """What a plan, draft or published, is made of at this position."""
    return (await parts_of(reading, [plan]))[plan]


async def parts_of(reading: Reading, ids: Sequence[UUID]) -> dict[UUID, PlanParts]:
    """What each of these plans is made of; an unknown id has no parts."""
    sections = _by_plan(await reading.all(_SECTIONS, ids=list(ids)))
    work_items = _by_plan(await reading.all(_WORK_ITEMS, ids=list(ids)))
    projects = _by_plan(await reading.all(_PROJECTS, ids=list(ids)))
    indicators = _by_plan(await reading.all(_INDICATORS, ids=list(ids)))
    claim_items = _by_plan(await reading.all(_CLAIM_ITEMS, ids=list(ids)))
    claim_groups = _by_plan(await reading.all(_CLAIM_GROUPS, ids=list(ids)))
    return {
        plan: PlanParts(
            sections=tuple(sections[plan]),
            work_items=tuple(work_items[plan]),
            projects=tuple(projects[plan]),
            indicators=tuple(indicators[plan]),
            claim_items=tuple(claim_items[plan]),
            claim_groups=tuple(claim_groups[plan]),
        )
        for plan in ids
    }


def _by_plan(rows: Iterable[tuple[UUID, T]]) -> Mapping[UUID, list[T]]:
    grouped: defaultdict[UUID, list[T]] = defaultdict(list)
    for plan, row in rows:
        grouped[plan].append(row)
    return grouped


async def plan_versions(reading: Reading, keys: Sequence[tuple[UUID, int]]) -> list[PlanVersionRow]:
    """Published plan versions by plan and number, in no order, exactly as they score."""
    plan_ids, numbers = [plan for plan, _ in keys], [number for _, number in keys]
    return await reading.all(_PLAN_VERSIONS, plans=plan_ids, numbers=numbers)


async def versions_of(reading: Reading, ids: Sequence[UUID]) -> list[PlanVersionRow]:
    """Every published version of these plans, oldest first."""
    return await reading.all(_VERSIONS_OF, ids=list(ids))
